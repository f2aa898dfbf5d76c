// Requests that are refused because of who sends them, for the audit log.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "http/message.hpp"

#include <string_view>

namespace accord::broker::api {

/// Once there are users: credentials that are none, guesses, and what the sender may not do. Costs
/// other requests a look at their status.
void note_refusal(const Call& call,
                  const http::Request& request,
                  std::string_view route,
                  const http::Response& response);

}  // namespace accord::broker::api
