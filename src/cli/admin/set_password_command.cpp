// `accord admin set-password`: the way back in for whoever has the database.
#include "cli/admin/admin_access.hpp"
#include "cli/admin/admin_commands.hpp"
#include "cli/options.hpp"

namespace accord::cli {
namespace {

CommandOutcome run_set_password(const AdminAccess& access, Console& console) {
    return change_user(
        access,
        Absent::kRefuse,
        [&](broker::service::Work& work, const std::string& password_hash)
            -> broker::service::IdentityResult<broker::service::User> {
            const auto user = broker::service::find_user_by_email(work, access.email);
            if (!user) {
                return std::unexpected(broker::service::IdentityRefusal::kNotFound);
            }
            return broker::service::change_user(
                work, user->account.uuid, {.active = true, .password_hash = password_hash});
        },
        "user.password_set",
        "has a new password",
        console);
}

}  // namespace

Action admin_set_password_command(CLI::App& app) {
    auto access = std::make_shared<AdminAccess>();
    Options options(app);
    add_admin_access(options, *access);
    return [access](Console& console) { return run_set_password(*access, console); };
}

}  // namespace accord::cli
