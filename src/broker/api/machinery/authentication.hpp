// The policy step: may this request use this route?
#pragma once

#include "broker/api/broker.hpp"
#include "broker/api/machinery/route.hpp"

namespace accord::broker::api {

bool is_allowed(const http::Request& request, Policy policy, const Authentication& settings);

/// 401, asking for basic authentication.
http::Response unauthorized();

}  // namespace accord::broker::api
