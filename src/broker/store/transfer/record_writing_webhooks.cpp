// Webhooks and their events from records: the SQL.
#include "broker/store/transfer/record_writing.hpp"
#include "broker/store/transfer/references.hpp"

#include <fmt/format.h>

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

constexpr std::string_view kPublicationOf = R"sql(
select pp.id, pp.pact_version_id, pp.consumer_id, pp.provider_id
from pacticipants c
join versions v on v.pacticipant_id = c.id and v.number = ?
join pacticipants p on p.name = ?
join pact_publications pp on pp.consumer_version_id = v.id and pp.provider_id = p.id
    and pp.revision_number = ?
where c.name = ?
)sql";

constexpr std::string_view kResultOf = R"sql(
select id
from verifications
where pact_version_id = ? and number = ?
)sql";

constexpr std::string_view kWriteTriggered = R"sql(
insert into triggered_webhooks (uuid, webhook_id, trigger_type, event_name, event_context, status,
                                consumer_id, provider_id, pact_publication_id, verification_id,
                                created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (uuid) do nothing
)sql";

constexpr std::string_view kTriggeredOfUuid = R"sql(
select id
from triggered_webhooks
where uuid = ?
)sql";

constexpr std::string_view kExecutionsOfTriggered = R"sql(
select count(*)
from webhook_executions
where triggered_webhook_id = ?
)sql";

constexpr std::string_view kWriteExecution = R"sql(
insert into webhook_executions (triggered_webhook_id, success, logs, created_at)
values (?, ?, ?, ?)
)sql";

struct ReferredPublication {
    std::int64_t id = 0;
    std::int64_t content_id = 0;
    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;

    using Columns = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
};

/// What the source was still trying to send is not sent from here.
std::string_view final_status(std::string_view status) {
    return status == "retrying" || status == "not_run" ? "failure" : status;
}

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

Result<Written> write_record(db::Session& session,
                             const domain::TriggeredWebhookRecord& record,
                             const RenumberedResults& renumbered) {
    const auto publication = session.one<ReferredPublication>(
        kPublicationOf, record.version, record.provider, record.revision, record.consumer);
    if (!publication) {
        return invalid_input(
            fmt::format("the publication of {} {} for {}, revision {}, is not there",
                        record.consumer,
                        record.version,
                        record.provider,
                        record.revision));
    }
    std::optional<std::int64_t> webhook;
    if (record.webhook) {
        const auto found = webhook_of_uuid(session, *record.webhook);
        if (!found) {
            return fail(found.error());
        }
        webhook = *found;
    }
    std::optional<std::int64_t> result;
    if (record.result) {
        const auto moved = renumbered.find({publication->content_id, *record.result});
        result =
            moved != renumbered.end()
                ? moved->second
                : session.one<std::int64_t>(kResultOf, publication->content_id, *record.result);
        if (!result) {
            return invalid_input(fmt::format("the result {} is not there", *record.result));
        }
    }
    const auto rows = session.run(kWriteTriggered,
                                  record.uuid,
                                  webhook,
                                  record.trigger_type,
                                  record.event,
                                  record.context,
                                  final_status(record.status),
                                  publication->consumer_id,
                                  publication->provider_id,
                                  publication->id,
                                  result,
                                  record.created_at,
                                  record.updated_at);
    return rows > 0 ? Written::kNew : Written::kPresent;
}

/// They come in their order, so that as many are there as were written before.
Result<Written> write_record(db::Session& session, const domain::WebhookExecutionRecord& record) {
    const auto triggered = session.one<std::int64_t>(kTriggeredOfUuid, record.triggered);
    if (!triggered) {
        return invalid_input(
            fmt::format("the triggered webhook {} is not there", record.triggered));
    }
    const auto there = session.one<std::int64_t>(kExecutionsOfTriggered, *triggered).value_or(0);
    if (there >= record.position) {
        return Written::kPresent;
    }
    session.run(kWriteExecution, *triggered, record.success, record.logs, record.created_at);
    return Written::kNew;
}

}  // namespace accord::broker::store
