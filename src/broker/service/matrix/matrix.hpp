// The matrix is asked: which versions work together, and can this one be deployed?
#pragma once

#include "broker/domain/matrix/deployability.hpp"
#include "broker/domain/matrix/matrix_query.hpp"
#include "broker/service/work.hpp"
#include "broker/store/versions/version_details.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// Sentences about what is wrong with a question.
using QueryErrors = std::vector<std::string>;

/// Why there is no matrix of a pair.
struct PairRefusal {
    enum class Unknown { kNobody, kConsumer, kProvider };

    QueryErrors errors;  ///< when nobody is unknown
    Unknown unknown = Unknown::kNobody;
};

/// Answers any question.
std::expected<domain::Decision, QueryErrors> ask_matrix(Work& work,
                                                        const domain::MatrixQuery& query);

/// Everything about one consumer and one provider.
std::expected<domain::Decision, PairRefusal> ask_matrix_of_pair(
    Work& work,
    std::string_view consumer,
    std::string_view provider,
    const domain::MatrixOptions& options);

/// One version to an environment or tag, asked by the parameters of /can-i-deploy.
std::expected<domain::Decision, domain::ParameterErrors> can_i_deploy(
    Work& work, const json::Object& parameters);

/// About versions that have to exist, in an environment that does. Nothing when they do not.
std::optional<domain::Decision> ask_about_existing(Work& work,
                                                   const domain::MatrixSelector& selector,
                                                   const domain::MatrixOptions& options);

/// Branches, tags and environments of all versions in the matrix.
store::DetailsByVersion find_details(Work& work, const domain::Matrix& matrix);

}  // namespace accord::broker::service
