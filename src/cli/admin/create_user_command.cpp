// `accord admin create-user`: the first administrator, and others.
#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/service/identity/first_administrator.hpp"
#include "cli/admin/admin_access.hpp"
#include "cli/admin/admin_commands.hpp"
#include "cli/options.hpp"

#include <algorithm>
#include <vector>

namespace accord::cli {
namespace {

struct CreateUserCommand {
    AdminAccess access;
    std::string name;
    std::string role = "Administrator";
};

std::vector<std::string> role_names() {
    std::vector<std::string> names;
    for (const auto& role : broker::domain::predefined_roles()) {
        if (!role.is_automatic) {
            names.emplace_back(role.name);
        }
    }
    return names;
}

CommandOutcome run_create_user(const CreateUserCommand& command, Console& console) {
    const auto roles = broker::domain::predefined_roles();
    const auto role = std::ranges::find(roles, command.role, &broker::domain::PredefinedRole::name);
    return change_user(
        command.access,
        Absent::kMake,
        [&](broker::service::Work& work, const std::string& password_hash) {
            return broker::service::create_user_for_owner(
                work,
                {.name = command.name.empty() ? command.access.email : command.name,
                 .email = command.access.email,
                 .password_hash = password_hash,
                 .roles = {std::string(role->uuid)}});
        },
        "user.created",
        "was created, with the role " + command.role,
        console);
}

}  // namespace

Action admin_create_user_command(CLI::App& app) {
    auto command = std::make_shared<CreateUserCommand>();
    Options options(app);
    add_admin_access(options, command->access);
    options.value("--name", command->name, "Name of the user (none: the e-mail address)");
    options.value_or_default("--role", command->role, "Role of the user").one_of(role_names());
    return [command](Console& console) { return run_create_user(*command, console); };
}

}  // namespace accord::cli
