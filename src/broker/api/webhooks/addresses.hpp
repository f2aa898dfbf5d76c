// The addresses of the broker that variables of webhooks stand for.
#pragma once

#include "broker/service/webhooks/sender.hpp"

namespace accord::broker::api {

const service::WebhookAddresses& webhook_addresses();

}  // namespace accord::broker::api
