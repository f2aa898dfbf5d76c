// What a browser gets at an address where there is nothing.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// 404, with a way to the page of all integrations.
http::Response missing_page(const Call& call);

}  // namespace accord::broker::api
