// A decision is explained: the reasons with all that is known of them, and a safe order for several
// applications.
#pragma once

#include "broker/domain/explanation/deployment_order.hpp"
#include "broker/domain/explanation/explanation.hpp"
#include "broker/service/work.hpp"

#include <optional>
#include <vector>

namespace accord::broker::service {

struct Explanation {
    Explanation() = default;
    Explanation(Explanation&&) = default;
    Explanation& operator=(Explanation&&) = default;

    domain::Background background;
    std::vector<domain::Reason> reasons;           ///< they point into the background
    std::optional<domain::DeploymentOrder> order;  ///< of several that may be deployed
};

Explanation explain(Work& work, const domain::Decision& decision);

}  // namespace accord::broker::service
