// The cookie by which a browser stays signed in.
#pragma once

#include "base/clock.hpp"
#include "http/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::broker::api {

/// Where the base URL allows it with the prefix by which browsers refuse it from other hosts, from
/// http and for other paths.
std::string_view session_cookie_name(std::string_view base_url);

/// The value of a cookie; empty when there is none. Of several of the name the first, which
/// browsers have of the longest path.
std::string cookie_value(const http::Request& request, std::string_view name);

/// The field Set-Cookie of a cookie that no script reads and no other site sends along but by a
/// link, for that path below the base URL; with no seconds it is forgotten.
std::string cookie_field(std::string_view base_url,
                         std::string_view name,
                         std::string_view path,
                         std::string_view value,
                         std::int64_t seconds);

/// What the browser holds of a session; empty when it sent none.
std::string session_cookie(const http::Request& request, std::string_view base_url);

/// The field that makes the browser hold it: no script reads it, and no other site sends it along
/// but by a link.
std::string set_session_cookie(std::string_view base_url,
                               std::string_view value,
                               Instant expires_at,
                               Instant now);
/// The field that makes the browser forget it.
std::string forget_session_cookie(std::string_view base_url);

}  // namespace accord::broker::api
