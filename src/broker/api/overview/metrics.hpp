// How much of everything there is, as HAL.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_metrics(Call& call);

}  // namespace accord::broker::api
