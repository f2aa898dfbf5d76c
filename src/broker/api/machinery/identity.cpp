// Checks credentials without telling by time how wrong they are: see identity.hpp.
#include "broker/api/machinery/identity.hpp"

#include "base/encoding.hpp"
#include "base/sealing/constant_time.hpp"
#include "base/text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::api {
namespace {

bool is_user(const std::optional<Credentials>& user, std::string_view given) {
    if (!user || user->username.empty() || user->password.empty()) {
        return false;
    }
    return equal_in_constant_time(user->username + ":" + user->password, given);
}

std::string given_credentials(const http::Request& request) {
    const auto header = request.headers.value_or("authorization", "");
    const auto space = header.find(' ');
    if (space == header.npos || !equal_ignoring_case(header.substr(0, space), "basic")) {
        return {};
    }
    return base64_decode(trim(header.substr(space))).value_or("");
}

service::Actor user(const Credentials& known, service::Access access) {
    return {.kind = service::Actor::Kind::kUser, .name = known.username, .access = access};
}

}  // namespace

service::Actor identify(const http::Request& request, const Authentication& settings) {
    if (!settings.write_user) {
        return {.access = service::Access::kWrite};  // authentication is off
    }
    const auto given = given_credentials(request);
    if (is_user(settings.write_user, given)) {
        return user(*settings.write_user, service::Access::kWrite);
    }
    if (is_user(settings.read_user, given)) {
        return user(*settings.read_user, service::Access::kRead);
    }
    return {};
}

}  // namespace accord::broker::api
