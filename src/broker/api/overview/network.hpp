// Who is connected with whom, as CSV for drawing a network.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// Everybody.
http::Response get_relationships(Call& call);
/// Those connected with one pacticipant.
http::Response get_group(Call& call);

}  // namespace accord::broker::api
