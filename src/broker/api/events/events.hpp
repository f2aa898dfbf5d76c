// Watching what happens, and what has happened.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "http/message.hpp"

namespace accord::broker::api {

/// A stream of events. `event`, `pacticipant` and `environment` choose among them and may be
/// repeated; `limit` ends it after so many, `seconds` after so long; Last-Event-ID goes on behind
/// that one.
http::Response get_events(Call& call);

/// Those that are kept, the newest first, a part at a time; chosen in the same way.
http::Response list_events(Call& call);

}  // namespace accord::broker::api
