// The audit log over HTTP.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// A page of it: as HAL, or as lines of JSON that have all that their hashes are made of.
http::Response get_audit(Call& call);

}  // namespace accord::broker::api
