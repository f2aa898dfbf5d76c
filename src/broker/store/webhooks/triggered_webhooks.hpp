// Triggered webhooks: what one event of one webhook set off, and each attempt to send it.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

struct TriggeredWebhook {
    std::int64_t id = 0;
    std::string uuid;
    std::optional<std::string> webhook_uuid;  ///< nothing when the webhook is gone, as below
    std::optional<std::string> method;
    std::optional<std::string> url;
    std::string trigger_type;  ///< "resource_creation"
    std::string event;         ///< "contract_published"
    std::string status;        ///< "not_run", "retrying", "success" or "failure"
    std::string consumer;
    std::string provider;
    std::string consumer_version;  ///< whose pact it is about
    std::int64_t attempts = 0;
    Instant created_at;
    std::string context;                          ///< JSON: what was known at the time
    std::optional<std::string> provider_version;  ///< of the result that it is about, if it is
    std::optional<Instant> due_at;                ///< when it is sent next; nothing: no more

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::string,
                               std::string,
                               std::string,
                               std::string,
                               std::string,
                               std::string,
                               std::int64_t,
                               Instant,
                               std::string,
                               std::optional<std::string>,
                               std::optional<Instant>>;
};

/// An attempt to send it.
struct WebhookExecution {
    bool success = false;
    std::string logs;
    Instant created_at;

    using Columns = std::tuple<bool, std::string, Instant>;
};

std::optional<TriggeredWebhook> find_triggered_webhook(db::Session& session, std::string_view uuid);

/// Those of these ids that there are, by id.
std::vector<TriggeredWebhook> find_triggered_webhooks(db::Session& session,
                                                      std::span<const std::int64_t> ids);

/// By the publication of a consumer version's pact, whichever revision; the newest first.
std::vector<TriggeredWebhook> triggered_by_publication(db::Session& session,
                                                       std::int64_t consumer_version_id,
                                                       std::int64_t provider_id);

/// By a verification result; the newest first.
std::vector<TriggeredWebhook> triggered_by_verification(db::Session& session,
                                                        std::int64_t verification_id);

/// By a webhook, the newest first: so many of those with a lower id than that.
std::vector<TriggeredWebhook> triggered_by_webhook(db::Session& session,
                                                   std::string_view webhook_uuid,
                                                   std::int64_t before_id,
                                                   std::int64_t count_max);

/// Of each webhook that still exists and each event, the newest for the pair; the oldest first.
std::vector<TriggeredWebhook> latest_triggered_of_pair(db::Session& session,
                                                       std::int64_t consumer_id,
                                                       std::int64_t provider_id);

/// The oldest first.
std::vector<WebhookExecution> executions_of(db::Session& session, std::int64_t triggered_id);

}  // namespace accord::broker::store
