// Who is connected with whom, as CSV for drawing a network.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// Everybody.
http::Response get_relationships(Call& call);
/// Those connected with one pacticipant.
http::Response get_group(Call& call);

/// The pacticipants around one, how they stand with each other, as HAL.
http::Response get_network_around(Call& call);
/// Those of the whole network that have the most connections.
http::Response get_network(Call& call);

}  // namespace accord::broker::api
