// The HAL index.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_index(Call& call);

}  // namespace accord::broker::api
