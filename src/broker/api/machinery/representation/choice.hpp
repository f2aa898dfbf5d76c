// Which of the lines of a route a request means, by the media types that it takes and sends.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/route.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace accord::broker::api {

/// Chooses the line whose media types suit Accept; for a browser the page. Null when none does.
const Route* choose(Call& call, const std::vector<const Route*>& candidates);

/// Parses the body when it says it is JSON; the refusal when it is not what the route takes.
std::optional<http::Response> take_body(Call& call, const Route& route, std::string_view sent);

/// A browser gets a page, everybody else what they are used to.
http::Response nothing_there(const Call& call);

}  // namespace accord::broker::api
