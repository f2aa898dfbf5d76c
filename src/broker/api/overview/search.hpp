// A search over HTTP.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_search(Call& call);

}  // namespace accord::broker::api
