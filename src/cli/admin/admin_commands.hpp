// The commands about users that whoever has the database may give: the way in, and back in.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action admin_create_user_command(CLI::App& app);
Action admin_set_password_command(CLI::App& app);
Action admin_apply_command(CLI::App& app);

inline constexpr const char* kAdminExamples = R"(
create-user --email ann@example.org --database-url sqlite:////var/lib/accord/broker.sqlite3
set-password --email ann@example.org --password-stdin
apply accounts.yaml --dry-run
)";

inline constexpr Command kAdminCommands[] = {
    {.name = "create-user",
     .summary = "Create a user; from the first one on the broker asks everybody for credentials",
     .examples = "create-user --email ann@example.org",
     .declare = admin_create_user_command},
    {.name = "set-password",
     .summary = "Give a user a new password, and enable the account",
     .examples = "set-password --email ann@example.org --password-stdin",
     .declare = admin_set_password_command},
    {.name = "apply",
     .summary = "Bring users, system accounts and roles about as a file has them",
     .examples = "apply accounts.yaml --dry-run\napply accounts.yaml --prune",
     .declare = admin_apply_command},
};

}  // namespace accord::cli
