// For who may not see everything: to change what they don't see is answered as to change what there
// is not.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/route.hpp"

#include <optional>

namespace accord::broker::api {

/// 404 where the path of a change names something that the caller does not see; what would be made
/// by it is no such thing. Asks in a transaction of its own, and nothing of those who see all.
std::optional<http::Response> refuse_hidden(Call& call, const Route& route);

}  // namespace accord::broker::api
