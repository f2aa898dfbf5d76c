// Checks credentials without telling by time how wrong they are: see identity.hpp.
#include "broker/api/machinery/identity.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::api {
namespace {

/// Takes as long for a wrong text as for a right one, so that time tells nothing.
bool equal_in_constant_time(std::string_view known, std::string_view given) {
    std::size_t difference = known.size() ^ given.size();
    for (std::size_t i = 0; i < known.size(); ++i) {
        difference |= static_cast<std::size_t>(known[i] ^ (i < given.size() ? given[i] : 0));
    }
    return difference == 0;
}

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
