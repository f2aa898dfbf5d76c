// Which roles a user has, over HTTP.
#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/identity/identity_input.hpp"
#include "broker/api/identity/users.hpp"
#include "broker/domain/identity/predefined_roles.hpp"

namespace accord::broker::api {
namespace {

http::Response answer_change(const Call& call, const service::IdentityResult<void>& done) {
    return done ? no_content() : refuse(call, done.error());
}

http::Response give(Call& call, std::string_view role) {
    return write_of_users(call, [&](service::Work& work) {
        return answer_change(call, service::give_role(work, call.parameter("user"), role));
    });
}

http::Response take(Call& call, std::string_view role) {
    return write_of_users(call, [&](service::Work& work) {
        return answer_change(call, service::take_role(work, call.parameter("user"), role));
    });
}

}  // namespace

http::Response put_roles_of_user(Call& call) {
    FieldErrors errors;
    const auto roles = read_roles(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        return answer_change(call, service::set_roles(work, call.parameter("user"), roles));
    });
}

http::Response put_role_of_user(Call& call) { return give(call, call.parameter("role")); }

http::Response delete_role_of_user(Call& call) { return take(call, call.parameter("role")); }

http::Response put_administrator(Call& call) { return give(call, domain::kAdministratorRole); }

http::Response delete_administrator(Call& call) { return take(call, domain::kAdministratorRole); }

}  // namespace accord::broker::api
