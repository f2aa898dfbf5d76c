// The use cases of webhooks.
#include "broker/service/webhooks/webhooks.hpp"

#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/service/teams/sight.hpp"
#include "broker/service/webhooks/sealing.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/webhooks/deliveries.hpp"

#include <utility>

namespace accord::broker::service {
namespace {

/// A webhook that says nothing of events waits for this one.
constexpr auto kDefaultEvent = domain::EventKind::kContractContentChanged;

domain::Webhook changed(domain::Webhook webhook, WebhookMembers members) {
    webhook.description = std::move(members.description).value_or(webhook.description);
    webhook.consumer = std::move(members.consumer).value_or(webhook.consumer);
    webhook.provider = std::move(members.provider).value_or(webhook.provider);
    webhook.enabled = members.enabled.value_or(webhook.enabled);
    webhook.events = std::move(members.events).value_or(webhook.events);
    auto request = domain::with_secrets_kept(std::move(members.request), webhook.request);
    if (members.keeps_password) {
        request.password = webhook.request.password;
    }
    if (members.keeps_secrets) {
        request.secrets = webhook.request.secrets;
    }
    webhook.request = std::move(request);
    webhook.team = std::move(members.team).value_or(webhook.team);
    return webhook;
}

StoredWebhook insert(Work& work, std::string uuid, WebhookMembers members) {
    auto made = changed({.uuid = std::move(uuid), .events = {kDefaultEvent}}, std::move(members));
    made.request = sealed(std::move(made.request), work.settings.secret_keys.get());
    return store::insert_webhook(work.session, std::move(made), work.now);
}

}  // namespace

void keep_owners(Work& work, const std::vector<std::string>& names) {
    store::lock_pacticipants(work.session, {.named = {names.begin(), names.end()}});
}

std::optional<Role> find_missing_owner(Work& work, const WebhookOwners& owners) {
    const auto is_missing = [&](const std::optional<std::string>& name) {
        return name &&
               !(store::find_pacticipant(work.session, *name) && sees_pacticipant(work, *name));
    };
    if (is_missing(owners.consumer)) {
        return Role::kConsumer;
    }
    if (is_missing(owners.provider)) {
        return Role::kProvider;
    }
    return std::nullopt;
}

std::expected<std::vector<WebhookInList>, Role> list_webhooks(Work& work,
                                                              const WebhookOwners& owners) {
    store::WebhookFilter filter;
    if (owners.consumer) {
        const auto consumer = store::find_pacticipant(work.session, *owners.consumer);
        if (!consumer) {
            return std::unexpected(Role::kConsumer);
        }
        filter.consumer_id = consumer->id;
    }
    if (owners.provider) {
        const auto provider = store::find_pacticipant(work.session, *owners.provider);
        if (!provider) {
            return std::unexpected(Role::kProvider);
        }
        filter.provider_id = provider->id;
    }
    return store::list_webhooks(work.session, filter);
}

std::optional<StoredWebhook> find_webhook(Work& work, std::string_view uuid) {
    return store::find_webhook(work.session, uuid);
}

StoredWebhook create_webhook(Work& work, WebhookMembers members) {
    return insert(work, make_uuid(work.random), std::move(members));
}

PutWebhook put_webhook(Work& work, std::string_view uuid, WebhookMembers members) {
    store::lock_webhook(work.session, uuid);
    auto stored = store::find_webhook(work.session, uuid);
    if (!stored) {
        return {insert(work, std::string(uuid), std::move(members)), true};
    }
    const auto* keys = work.settings.secret_keys.get();
    auto& webhook = stored->webhook;
    webhook.request = opened(std::move(webhook.request), keys).request;
    webhook = changed(std::move(webhook), std::move(members));
    webhook.request = sealed(std::move(webhook.request), keys);
    store::update_webhook(work.session, *stored, work.now);
    return {std::move(*stored), false};
}

domain::Webhook unsaved_webhook(WebhookMembers members) {
    return changed({.events = {kDefaultEvent}}, std::move(members));
}

bool delete_webhook(Work& work, std::string_view uuid) {
    store::lock_webhook(work.session, uuid);
    store::cancel_deliveries(
        work.session, uuid, "Not sent: the webhook was deleted after the event.", work.now);
    return store::delete_webhook(work.session, uuid);
}

}  // namespace accord::broker::service
