// Is the broker alive, and is its database?
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_heartbeat(Call& call);
http::Response get_dependencies(Call& call);

}  // namespace accord::broker::api
