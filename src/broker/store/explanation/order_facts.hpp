// Fetches what a safe order of deployments is found from.
#pragma once

#include "broker/domain/explanation/deployment_order.hpp"
#include "broker/store/versions/version_lookup.hpp"

namespace accord::broker::store {

/// The members with what is there of each at the decision's destination, and the rows between all
/// these versions.
domain::OrderFacts find_order_facts(NameLookup& names,
                                    std::vector<domain::OrderMember> members,
                                    const domain::MatrixOptions& destination);

}  // namespace accord::broker::store
