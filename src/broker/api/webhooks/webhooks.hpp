// Webhooks over HTTP. The routes name whose they are: a consumer, a provider, both, or nobody.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_all_webhooks(Call& call);
http::Response list_webhooks(Call& call);
http::Response list_pact_webhooks(Call& call);
http::Response post_webhook(Call& call);
http::Response get_webhook(Call& call);
http::Response put_webhook(Call& call);
http::Response delete_webhook(Call& call);
http::Response execute_webhook(Call& call);
http::Response execute_unsaved_webhook(Call& call);
http::Response redeliver_triggered_webhook(Call& call);
http::Response list_webhook_templates(Call& call);
http::Response post_webhook_from_template(Call& call);

}  // namespace accord::broker::api
