// What the commands about users have in common: whose account it is, where the password comes from,
// and the use case on the database.
#pragma once

#include "broker/service/identity/identity_refusal.hpp"
#include "broker/service/identity/users.hpp"
#include "broker/service/work.hpp"
#include "cli/database/database_access.hpp"

#include <functional>
#include <string>

namespace accord::cli {

struct AdminAccess {
    DatabaseAccess database;
    std::string email;
    bool password_from_stdin = false;
};

/// Declares --email, --password-stdin, --database-url.
void add_admin_access(Options& options, AdminAccess& access);

/// Runs a use case in a transaction that is kept when it succeeds, with its entry in the audit log,
/// and tells what was done, and the password if it was made. What is wrong is told as of the option
/// that said so. `absent`: whether a database that is not there is made.
using UserUseCase = std::function<broker::service::IdentityResult<broker::service::User>(
    broker::service::Work& work, const std::string& password_hash)>;
CommandOutcome change_user(const AdminAccess& access,
                           Absent absent,
                           const UserUseCase& use_case,
                           std::string_view entry_type,
                           std::string_view done,
                           Console& console);

}  // namespace accord::cli
