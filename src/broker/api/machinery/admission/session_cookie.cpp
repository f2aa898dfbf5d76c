// Reads and writes the cookie of a session: see session_cookie.hpp.
#include "broker/api/machinery/admission/session_cookie.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/base_url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace accord::broker::api {
namespace {

constexpr std::string_view kCookie = "accord_session";
constexpr std::string_view kCookieOfHost = "__Host-accord_session";

bool is_https(std::string_view base_url) { return base_url.starts_with("https://"); }

}  // namespace

std::string_view session_cookie_name(std::string_view base_url) {
    return is_https(base_url) && base_path_of(base_url).empty() ? kCookieOfHost : kCookie;
}

std::string session_cookie(const http::Request& request, std::string_view base_url) {
    return cookie_value(request, session_cookie_name(base_url));
}

std::string cookie_field(std::string_view base_url,
                         std::string_view name,
                         std::string_view path,
                         std::string_view value,
                         std::int64_t seconds) {
    const auto whole = std::string(base_path_of(base_url)) + std::string(path);
    return fmt::format("{}={}; Path={}; Max-Age={}; HttpOnly; SameSite=Lax{}",
                       name,
                       value,
                       whole.empty() ? "/" : whole,
                       seconds,
                       is_https(base_url) ? "; Secure" : "");
}

std::string cookie_value(const http::Request& request, std::string_view name) {
    for (const auto& [field, cookies] : request.headers) {
        if (!equal_ignoring_case(field, "cookie")) {
            continue;
        }
        for (const auto part : split(cookies, ';')) {
            const auto cookie = trim(part);
            const auto equals = cookie.find('=');
            if (equals != cookie.npos && cookie.substr(0, equals) == name) {
                return std::string(cookie.substr(equals + 1));
            }
        }
    }
    return {};
}

std::string set_session_cookie(std::string_view base_url,
                               std::string_view value,
                               Instant expires_at,
                               Instant now) {
    const auto left = std::chrono::floor<std::chrono::seconds>(expires_at - now).count();
    return cookie_field(
        base_url, session_cookie_name(base_url), "", value, std::max<std::int64_t>(left, 1));
}

std::string forget_session_cookie(std::string_view base_url) {
    return cookie_field(base_url, session_cookie_name(base_url), "", "", 0);
}

}  // namespace accord::broker::api
