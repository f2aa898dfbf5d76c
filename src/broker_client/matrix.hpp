// can-i-deploy: the question as a query of /matrix, the answer as a decision with its rows.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/wire/connection.hpp"
#include "broker_client/wire/notice.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::broker_client {

/// Which versions of an application are meant; without a criterion, all.
struct MatrixSelector {
    std::string pacticipant;
    std::string version;
    std::string tag;
    std::string branch;
    bool latest = false;
    bool main_branch = false;
    bool operator==(const MatrixSelector&) const = default;
};

struct MatrixQuestion {
    std::vector<MatrixSelector> selectors;
    std::vector<MatrixSelector> ignored;
    std::string to_environment;  ///< at most one of these three is the place to deploy to
    std::string to_tag;
    bool with_main_branches = false;
    std::optional<unsigned> limit;  ///< rows; the broker's default when not given
};

/// "q[][pacticipant]=Foo&q[][version]=1&latestby=cvp&environment=prod", encoded. The parameters of
/// one selector stay together: the broker tells selectors apart by a key that comes again.
std::string to_query(const MatrixQuestion& question);

/// The broker's answer. `deployable` is true only when the broker says so: a null is a no.
struct Matrix {
    json::Value document;
    bool deployable = false;
    std::string reason;
    std::vector<BrokerNotice> notices;
    unsigned unknown = 0;  ///< results that are missing
};

Result<Matrix> ask_matrix(Connection& broker, const MatrixQuestion& question);

}  // namespace accord::broker_client
