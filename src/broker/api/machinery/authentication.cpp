// Compares credentials in constant time and decides by the route's policy.
#include "broker/api/machinery/authentication.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace accord::broker::api {
namespace {

/// Takes as long for a wrong text as for a right one, so that time tells nothing.
bool equal_in_constant_time(std::string_view left, std::string_view right) {
    const auto a = sha256_hex(left);
    const auto b = sha256_hex(right);
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference |= static_cast<unsigned>(a[i] ^ b[i]);
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

bool is_public(Policy policy, const Authentication& settings) {
    switch (policy) {
        case Policy::kRead:
        case Policy::kBadge:
            return settings.allow_public_read;
        case Policy::kHeartbeat:
            return settings.allow_public_read || settings.public_heartbeat;
        case Policy::kWrite:
            return false;
    }
    return false;
}

}  // namespace

bool is_allowed(const http::Request& request, Policy policy, const Authentication& settings) {
    if (!settings.write_user || is_public(policy, settings)) {
        return true;
    }
    const auto given = given_credentials(request);
    if (is_user(settings.write_user, given)) {
        return true;
    }
    return policy != Policy::kWrite && is_user(settings.read_user, given);
}

http::Response unauthorized() {
    http::Response response;
    response.status = 401;
    response.headers.add("WWW-Authenticate", "Basic realm=\"Restricted area\"");
    return response;
}

}  // namespace accord::broker::api
