// Webhooks over HTTP, a part at a time.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// Whether a part of the list is asked for, with what a page shows of each webhook; without that a
/// list of webhooks is links, as it always was.
bool asks_for_webhook_part(const Call& call);

http::Response list_webhook_part(Call& call);

}  // namespace accord::broker::api
