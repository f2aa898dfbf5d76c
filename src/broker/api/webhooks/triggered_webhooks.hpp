// What webhooks triggered, over HTTP.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_triggered_by_pact(Call& call);
http::Response list_triggered_by_result(Call& call);

/// Of one webhook, a part at a time, with whom each is about and when it is sent next.
http::Response list_triggered_by_webhook(Call& call);

/// How the webhooks of a pair went last.
http::Response get_webhook_status(Call& call);

http::Response get_triggered_webhook_logs(Call& call);

}  // namespace accord::broker::api
