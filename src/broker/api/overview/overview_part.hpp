// The overview as HAL: how integrations stand, for pages and scripts.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_overview(Call& call);

}  // namespace accord::broker::api
