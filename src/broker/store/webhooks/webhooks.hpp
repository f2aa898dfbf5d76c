// Webhooks with their events.
#pragma once

#include "broker/domain/webhooks/webhook.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

struct StoredWebhook {
    std::int64_t id = 0;
    domain::Webhook webhook;
    Instant created_at;
    Instant updated_at;
};

/// What a list of webhooks shows of one: all but its events.
using WebhookInList = domain::Webhook;

/// Whose webhooks a list shows: those that name exactly these, and nobody else; none: all webhooks.
struct WebhookFilter {
    std::optional<std::int64_t> consumer_id;
    std::optional<std::int64_t> provider_id;
};

std::optional<StoredWebhook> find_webhook(db::Session& session, std::string_view uuid);

/// Those of these ids that there are, in the order in which they were made.
std::vector<StoredWebhook> find_webhooks(db::Session& session, std::span<const std::int64_t> ids);

/// In the order in which they were made.
std::vector<WebhookInList> list_webhooks(db::Session& session, const WebhookFilter& filter);

/// Stores a new one; its id and times are set here. The pacticipants that it names exist.
StoredWebhook insert_webhook(db::Session& session, domain::Webhook made, Instant now);

/// Stores all but id, uuid and created_at.
void update_webhook(db::Session& session, StoredWebhook& changed, Instant now);

/// What it triggered stays. False when there is none.
bool delete_webhook(db::Session& session, std::string_view uuid);

/// Deletes those that name exactly these two.
void delete_webhooks_of_pair(db::Session& session,
                             std::int64_t consumer_id,
                             std::int64_t provider_id);

void delete_all_webhooks(db::Session& session);

}  // namespace accord::broker::store
