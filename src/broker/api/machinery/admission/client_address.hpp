// From where a request came, as far as it can be believed.
#pragma once

#include "http/message.hpp"

#include <span>
#include <string>

namespace accord::broker::api {

/// The other end of the connection; where that is a proxy of these (addresses and networks), whom
/// it says in X-Forwarded-For that it asks for, and so on. What is left of that field anybody may
/// have written.
std::string client_address(const http::Request& request, std::span<const std::string> proxies);

}  // namespace accord::broker::api
