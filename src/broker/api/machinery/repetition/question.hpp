// What a repeatable answer depends on besides the state of the database, so that it can be found
// again; and a request reduced to it, so that no answer can depend on more.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/route.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>

namespace accord::broker::api {

/// Whether the route's answer to such a body may be kept.
bool may_be_kept(const Route& route, std::string_view body);

/// The time as the route's answer may know it.
Instant time_in_question(const Route& route, Instant now);

/// All that the answer depends on, in one text. The body stands in it as it came: that two of them
/// say the same is found out only by reading both.
std::string question_of(const Call& call, const Route& route, std::string_view body);

/// The request without what is not in the question, and without its body, which has been read.
http::Request reduced_to_question(const http::Request& request, const Route& route);

}  // namespace accord::broker::api
