// Webhooks as HAL documents.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/service/webhooks/webhooks.hpp"

namespace accord::broker::api {

/// Without its secrets.
json::Object webhook_document(const Urls& urls, const service::StoredWebhook& stored);

/// A list is links only.
json::Object webhooks_document(const Call& call,
                               const std::vector<service::WebhookInList>& webhooks,
                               std::string_view title);

}  // namespace accord::broker::api
