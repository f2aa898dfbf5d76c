// Signing in at a provider: to it, and back.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// What all of it is below.
extern const std::string_view kSignInPath;

/// The pattern of come_from_provider().
extern const std::string_view kSignInCallback;

http::Response go_to_provider(Call& call);
http::Response come_from_provider(Call& call);

}  // namespace accord::broker::api
