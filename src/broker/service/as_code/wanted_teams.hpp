// Teams as a file wants them: see wanted_accounts.hpp.
#pragma once

#include "base/json.hpp"
#include "broker/service/work.hpp"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::service {

/// What becomes of those that a kind that is said does not name.
enum class Others { kKept, kDeleted };

struct WantedFault {
    int line = 0;  ///< of the file; 0: of none
    std::string text;
};

/// Found by its name, in any case. A list that is not said stays as it is.
struct WantedTeam {
    using Names = std::optional<std::vector<std::string>>;

    std::string name;
    Names members = {};         ///< users by e-mail address, system accounts by name
    Names administrators = {};  ///< likewise
    Names applications = {};    ///< names
    Names environments = {};    ///< names
    int line = 0;               ///< of the file
};

/// What was changed: its line for people, and its entry in the audit log.
struct AppliedChange {
    std::string text;
    std::string type;
    json::Object subject;
};

/// Whoever is named is there already. On a fault the transaction must not be kept.
std::expected<std::vector<AppliedChange>, WantedFault> apply_teams(
    Work& work, const std::vector<WantedTeam>& wanted, Others others);

}  // namespace accord::broker::service
