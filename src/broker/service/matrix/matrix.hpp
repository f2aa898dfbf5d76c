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
                                                        const domain::MatrixQuery& asked);

/// Everything about one consumer and one provider.
std::expected<domain::Decision, PairRefusal> ask_matrix_of_pair(
    Work& work,
    std::string_view consumer,
    std::string_view provider,
    const domain::MatrixOptions& options);

/// One version to an environment or tag, asked by the parameters of /can-i-deploy.
std::expected<domain::Decision, domain::ParameterErrors> can_i_deploy(Work& work,
                                                                      const json::Object& asked);

/// What there has to be for an answer, and is not: what is asked for, or bounds of it.
enum class Missing { kPacticipant, kBranch, kVersion, kMainBranchVersion, kEnvironment, kBounds };

/// The newest version with a tag to where the newest versions with another tag are.
std::expected<domain::Decision, Missing> can_i_deploy_tag(Work& work,
                                                          std::string_view pacticipant,
                                                          std::string_view tag,
                                                          std::string_view to_tag);

/// The head of a branch to an environment.
std::expected<domain::Decision, Missing> can_i_deploy_branch(Work& work,
                                                             std::string_view pacticipant,
                                                             std::string_view branch,
                                                             std::string_view environment);

/// The head of the main branch (or the newest version with a tag of that name) with the heads of
/// the others' main branches.
std::expected<domain::Decision, Missing> can_i_merge(Work& work, std::string_view pacticipant);

/// Branches, tags and environments of all versions in the matrix.
store::DetailsByVersion find_details(Work& work, const domain::Matrix& matrix);

}  // namespace accord::broker::service
