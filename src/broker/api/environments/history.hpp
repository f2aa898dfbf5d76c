// The history of an environment over HTTP.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_environment_history(Call& call);

}  // namespace accord::broker::api
