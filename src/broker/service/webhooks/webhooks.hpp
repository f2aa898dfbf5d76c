// Webhooks: made, changed, listed, deleted.
#pragma once

#include "broker/service/pacticipants/role.hpp"
#include "broker/service/work.hpp"
#include "broker/store/webhooks/webhooks.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

using store::StoredWebhook;
using store::WebhookInList;

/// What can be said of a webhook. Of one that is there, what is not said stays.
struct WebhookMembers {
    std::optional<std::string> description;  ///< empty: none
    std::optional<domain::WebhookParty> consumer;
    std::optional<domain::WebhookParty> provider;
    std::optional<bool> enabled;
    std::optional<std::vector<domain::EventKind>> events;
    domain::WebhookRequest request;  ///< replaced at once, but for secrets that are masked
    bool keeps_password = false;     ///< nothing was said of it
    bool keeps_secrets = false;      ///< nor of these
    /// The UUID of a team, or that it is nobody's.
    std::optional<std::optional<std::string>> team = {};
};

/// Whose webhooks are meant, by name; nobody: of all.
struct WebhookOwners {
    std::optional<std::string> consumer;
    std::optional<std::string> provider;
};

/// Before a webhook is made or changed: these pacticipants stay until the end of the transaction.
void keep_owners(Work& work, const std::vector<std::string>& names);

/// Who of the owners does not exist; nothing when all that are named are there.
std::optional<Role> find_missing_owner(Work& work, const WebhookOwners& owners);

/// Those that name exactly these, in the order in which they were made.
std::expected<std::vector<WebhookInList>, Role> list_webhooks(Work& work,
                                                              const WebhookOwners& owners);

std::optional<StoredWebhook> find_webhook(Work& work, std::string_view uuid);

/// The names that the members give are those of pacticipants.
StoredWebhook create_webhook(Work& work, WebhookMembers members);

struct PutWebhook {
    StoredWebhook stored;
    bool is_new = false;
};

/// Changes the one of that identifier, or makes it. Names as above.
PutWebhook put_webhook(Work& work, std::string_view uuid, WebhookMembers members);

/// What the members would make, for a test.
domain::Webhook unsaved_webhook(WebhookMembers members);

/// False when there is none. What waits for it is not sent any more.
bool delete_webhook(Work& work, std::string_view uuid);

}  // namespace accord::broker::service
