// Webhooks and their events from records: the SQL.
#include "broker/store/transfer/record_writing.hpp"
#include "broker/store/transfer/references.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kWriteWebhook = R"sql(
insert into webhooks (uuid, description, consumer_id, consumer_label, provider_id, provider_label,
                      enabled, method, url, headers, body, username, password, secrets,
                      created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (uuid) do nothing
)sql";

constexpr std::string_view kWriteWebhookEvent = R"sql(
insert into webhook_events (webhook_id, name, position)
values (?, ?, ?)
on conflict (webhook_id, name) do nothing
)sql";

Result<std::optional<std::int64_t>> party_named(db::Session& session,
                                                const std::optional<std::string>& name) {
    if (!name) {
        return std::nullopt;
    }
    const auto id = pacticipant_named(session, *name);
    if (!id) {
        return fail(id.error());
    }
    return *id;
}

}  // namespace

Result<Written> write_record(db::Session& session, const domain::WebhookRecord& record) {
    const auto consumer = party_named(session, record.consumer);
    const auto provider = party_named(session, record.provider);
    if (!consumer || !provider) {
        return fail(!consumer ? consumer.error() : provider.error());
    }
    const auto rows = session.run(kWriteWebhook,
                                  record.uuid,
                                  record.description,
                                  *consumer,
                                  record.consumer_label,
                                  *provider,
                                  record.provider_label,
                                  record.enabled,
                                  record.method,
                                  record.url,
                                  record.headers,
                                  record.body,
                                  record.username,
                                  record.password,
                                  record.secrets.value_or("{}"),
                                  record.created_at,
                                  record.updated_at);
    return rows > 0 ? Written::kNew : Written::kPresent;
}

Result<Written> write_record(db::Session& session, const domain::WebhookEventRecord& record) {
    const auto webhook = webhook_of_uuid(session, record.webhook);
    if (!webhook) {
        return fail(webhook.error());
    }
    const auto rows = session.run(kWriteWebhookEvent, *webhook, record.name, record.position);
    return rows > 0 ? Written::kNew : Written::kPresent;
}

}  // namespace accord::broker::store
