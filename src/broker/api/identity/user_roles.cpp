// Which roles a user has, over HTTP.
#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/identity/identity_input.hpp"
#include "broker/api/identity/user_document.hpp"
#include "broker/api/identity/users.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/domain/identity/predefined_roles.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

http::Response answer_change(const Call& call, const service::IdentityResult<void>& done) {
    return done ? no_content() : refuse(call, done.error());
}

using ChangeRole = service::IdentityResult<void> (*)(service::Work&,
                                                     std::string_view user,
                                                     std::string_view role);

http::Response change(Call& call, ChangeRole change_role) {
    return write_of_users(call, [&](service::Work& work) {
        return answer_change(call,
                             change_role(work, call.parameter("user"), call.parameter("role")));
    });
}

/// With the user, whom Terraform's provider reads from the answer.
http::Response change_administrator(Call& call, ChangeRole change_role) {
    return write_of_users(call, [&](service::Work& work) {
        const auto& uuid = call.parameter("user");
        const auto done = change_role(work, uuid, domain::kAdministratorRole);
        const auto user = done ? service::find_user(work, uuid) : std::nullopt;
        return user ? hal(call, user_document(call.urls, *user)) : refuse(call, done.error());
    });
}

/// What is wrong with the first that is no role; empty when all are.
std::string unknown_role(service::Work& work, const std::vector<std::string>& roles) {
    const auto found = std::ranges::find_if_not(roles, [&](const std::string& uuid) {
        return service::find_role(work.session, uuid).has_value();
    });
    return found == roles.end()
               ? ""
               : fmt::format("must be UUIDs of roles, as GET /admin/roles lists them: '{}' is none",
                             *found);
}

}  // namespace

http::Response put_roles_of_user(Call& call) {
    FieldErrors errors;
    const auto roles = read_roles(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        if (auto fault = unknown_role(work, roles); !fault.empty()) {
            errors.add("roles", std::move(fault));
            return invalid(call, errors);
        }
        return answer_change(call, service::set_roles(work, call.parameter("user"), roles));
    });
}

http::Response put_role_of_user(Call& call) { return change(call, service::give_role); }

http::Response delete_role_of_user(Call& call) { return change(call, service::take_role); }

http::Response put_administrator(Call& call) {
    return change_administrator(call, service::give_role);
}

http::Response delete_administrator(Call& call) {
    return change_administrator(call, service::take_role);
}

}  // namespace accord::broker::api
