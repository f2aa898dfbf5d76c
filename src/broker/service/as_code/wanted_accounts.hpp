// Users, system accounts, roles and teams as a file wants them: brought about by the use cases that
// the API has, in one transaction, as whoever has the database.
#pragma once

#include "broker/domain/identity/permissions.hpp"
#include "broker/service/as_code/wanted_teams.hpp"
#include "broker/service/work.hpp"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::service {

/// Found by its name.
struct WantedRole {
    std::string name;
    std::optional<std::string> description = {};  ///< not said: stays
    domain::Grants grants;
    int line = 0;  ///< of the file
};

/// A user is found by the e-mail address, a system account by its name. What is not said stays as
/// it is; of a new one it is as the API has it.
struct WantedAccount {
    std::string email = {};  ///< empty: a system account
    std::optional<std::string> name = {};
    std::optional<bool> active = {};
    std::optional<std::vector<std::string>> roles = {};  ///< names
    int line = 0;
};

/// A kind that is not said is left alone.
struct WantedAccounts {
    std::optional<std::vector<WantedRole>> roles = {};
    std::optional<std::vector<WantedAccount>> users = {};
    std::optional<std::vector<WantedAccount>> system_accounts = {};
    std::optional<std::vector<WantedTeam>> teams = {};
};

/// What was changed, a line each, "+ user bob@example.org: Viewer"; nothing when all is as wanted.
/// On a fault the transaction must not be kept.
using AppliedAccounts = std::expected<std::vector<std::string>, WantedFault>;
AppliedAccounts apply_accounts(Work& work, const WantedAccounts& wanted, Others others);

}  // namespace accord::broker::service
