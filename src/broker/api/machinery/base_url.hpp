// Where this broker is, as the client of a request sees it.
#pragma once

#include "http/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::api {

/// One configured URL: that one. Several: the one the request was sent to, else the first. None: as
/// Host and the X-Forwarded headers say, as far as what they say is a host, http or https;
/// `own_scheme` when no proxy tells of one. Without a slash at the end.
std::string base_url_of(const http::Request& request,
                        const std::vector<std::string>& configured,
                        std::string_view own_scheme = "http");

/// The path of a base URL: "/broker", where a proxy has the broker below one; else nothing.
std::string_view base_path_of(std::string_view base_url);

/// The target of a request without the path of the base URL; nothing when it is not below it.
std::optional<std::string> without_base_path(std::string_view target, std::string_view base_path);

}  // namespace accord::broker::api
