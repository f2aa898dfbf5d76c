// Signing in at a provider: to it, and back.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response go_to_provider(Call& call);
http::Response come_from_provider(Call& call);

}  // namespace accord::broker::api
