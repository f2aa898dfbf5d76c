// Webhooks: the SQL. Headers are a JSON object, so that they keep their order.
#include "broker/store/webhooks/webhooks.hpp"

#include "broker/domain/webhooks/webhook_texts.hpp"
#include "broker/store/id_list.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::store {

namespace {

constexpr db::Sql kWebhookSelect = R"sql(
select w.id, w.uuid, w.description, c.name, w.consumer_label, p.name, w.provider_label, w.enabled,
    w.method, w.url, w.headers, w.body, w.username, w.password, w.secrets, w.created_at,
    w.updated_at, t.uuid
from webhooks w
left join pacticipants c on c.id = w.consumer_id
left join pacticipants p on p.id = w.provider_id
left join teams t on t.id = w.team_id
)sql";

constexpr db::Sql kFindWebhook = kWebhookSelect + R"sql(
where w.uuid = ?
)sql";

constexpr db::Sql kWebhookOrder = R"sql(
order by w.id
)sql";

constexpr db::Sql kListWebhooks = kWebhookSelect + kWebhookOrder;

constexpr db::Sql kListWebhooksOfConsumer = kWebhookSelect + R"sql(
where w.consumer_id = ? and w.provider_id is null
)sql" + kWebhookOrder;

constexpr db::Sql kListWebhooksOfProvider = kWebhookSelect + R"sql(
where w.provider_id = ? and w.consumer_id is null
)sql" + kWebhookOrder;

constexpr db::Sql kListWebhooksOfPair = kWebhookSelect + R"sql(
where w.consumer_id = ? and w.provider_id = ?
)sql" + kWebhookOrder;

constexpr db::Sql kFindWebhooks = kWebhookSelect + R"sql(
where w.id in ({})
)sql" + kWebhookOrder;

constexpr std::string_view kWebhookEvents = R"sql(
select name
from webhook_events
where webhook_id = ?
order by position
)sql";

constexpr std::string_view kEventsOfWebhooks = R"sql(
select webhook_id, name
from webhook_events
where webhook_id in ({})
order by webhook_id, position
)sql";

constexpr std::string_view kInsertWebhook = R"sql(
insert into webhooks (uuid, description, consumer_id, consumer_label, provider_id, provider_label,
    enabled, method, url, headers, body, username, password, secrets, created_at, updated_at,
    team_id)
values (?, ?, (select id from pacticipants where name = ?), ?,
    (select id from pacticipants where name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    (select id from teams where uuid = ?))
)sql";

constexpr std::string_view kUpdateWebhook = R"sql(
update webhooks
set description = ?,
    consumer_id = (select id from pacticipants where name = ?), consumer_label = ?,
    provider_id = (select id from pacticipants where name = ?), provider_label = ?,
    enabled = ?, method = ?, url = ?, headers = ?, body = ?, username = ?, password = ?,
    secrets = ?, updated_at = ?, team_id = (select id from teams where uuid = ?)
where id = ?
)sql";

constexpr std::string_view kInsertWebhookEvent = R"sql(
insert into webhook_events (webhook_id, name, position)
values (?, ?, ?)
)sql";

constexpr std::string_view kDeleteWebhookEvents = R"sql(
delete from webhook_events
where webhook_id = ?
)sql";

constexpr std::string_view kDeleteWebhook = R"sql(
delete from webhooks
where uuid = ?
)sql";

constexpr std::string_view kDeleteWebhooksOfPair = R"sql(
delete from webhooks
where consumer_id = ? and provider_id = ?
)sql";

constexpr std::string_view kDeleteAllWebhooks = R"sql(
delete from webhooks
)sql";

struct WebhookRow {
    std::int64_t id;
    std::string uuid;
    std::string description;
    std::optional<std::string> consumer;
    std::optional<std::string> consumer_label;
    std::optional<std::string> provider;
    std::optional<std::string> provider_label;
    bool enabled;
    std::string method;
    std::string url;
    std::string headers;
    std::optional<std::string> body;
    std::optional<std::string> username;
    std::optional<std::string> password;
    std::string secrets;
    Instant created_at;
    Instant updated_at;
    std::optional<std::string> team;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::string,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               bool,
                               std::string,
                               std::string,
                               std::string,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::string,
                               Instant,
                               Instant,
                               std::optional<std::string>>;
};

StoredWebhook to_webhook(WebhookRow row) {
    return {.id = row.id,
            .webhook = {.uuid = std::move(row.uuid),
                        .description = std::move(row.description),
                        .consumer = {std::move(row.consumer), std::move(row.consumer_label)},
                        .provider = {std::move(row.provider), std::move(row.provider_label)},
                        .enabled = row.enabled,
                        .request = {.method = std::move(row.method),
                                    .url = std::move(row.url),
                                    .headers = domain::read_texts(row.headers),
                                    .body = std::move(row.body),
                                    .username = std::move(row.username),
                                    .password = std::move(row.password),
                                    .secrets = domain::read_texts(row.secrets)},
                        .team = std::move(row.team)},
            .created_at = row.created_at,
            .updated_at = row.updated_at};
}

std::vector<domain::EventKind> events_of(db::Session& session, std::int64_t webhook_id) {
    std::vector<domain::EventKind> events;
    for (const auto& name : session.all<std::string>(kWebhookEvents, webhook_id)) {
        if (const auto kind = domain::parse_event_kind(name)) {
            events.push_back(*kind);
        }
    }
    return events;
}

void insert_events(db::Session& session, const StoredWebhook& stored) {
    std::int64_t position = 0;
    for (const auto kind : stored.webhook.events) {
        session.run(kInsertWebhookEvent, stored.id, domain::to_string(kind), position++);
    }
}

std::vector<WebhookRow> rows_of(db::Session& session, const WebhookFilter& filter) {
    const auto& [consumer_id, provider_id] = filter;
    if (consumer_id && provider_id) {
        return session.all<WebhookRow>(kListWebhooksOfPair, *consumer_id, *provider_id);
    }
    if (consumer_id) {
        return session.all<WebhookRow>(kListWebhooksOfConsumer, *consumer_id);
    }
    if (provider_id) {
        return session.all<WebhookRow>(kListWebhooksOfProvider, *provider_id);
    }
    return session.all<WebhookRow>(kListWebhooks);
}

}  // namespace

std::optional<StoredWebhook> find_webhook(db::Session& session, std::string_view uuid) {
    auto row = session.one<WebhookRow>(kFindWebhook, uuid);
    if (!row) {
        return std::nullopt;
    }
    auto found = to_webhook(std::move(*row));
    found.webhook.events = events_of(session, found.id);
    return found;
}

std::vector<StoredWebhook> find_webhooks(db::Session& session, std::span<const std::int64_t> ids) {
    std::vector<StoredWebhook> webhooks;
    in_portions(ids, [&](const IdList& some) {
        const auto of_some = [&](std::string_view sql) {
            return fmt::format(fmt::runtime(sql), some.places());
        };
        for (auto& row : session.all<WebhookRow>(of_some(kFindWebhooks), some.params())) {
            webhooks.push_back(to_webhook(std::move(row)));
        }
        using Event = std::tuple<std::int64_t, std::string>;
        for (const auto& [id, name] :
             session.all<Event>(of_some(kEventsOfWebhooks), some.params())) {
            const auto of_id = std::ranges::lower_bound(webhooks, id, {}, &StoredWebhook::id);
            if (const auto kind = domain::parse_event_kind(name)) {
                of_id->webhook.events.push_back(*kind);
            }
        }
    });
    return webhooks;
}

std::vector<WebhookInList> list_webhooks(db::Session& session, const WebhookFilter& filter) {
    std::vector<WebhookInList> webhooks;
    for (auto& row : rows_of(session, filter)) {
        webhooks.push_back(to_webhook(std::move(row)).webhook);
    }
    return webhooks;
}

StoredWebhook insert_webhook(db::Session& session, domain::Webhook made, Instant now) {
    StoredWebhook stored{.webhook = std::move(made), .created_at = now, .updated_at = now};
    const auto& [uuid, description, consumer, provider, enabled, events, request, team] =
        stored.webhook;
    stored.id = *session.insert(kInsertWebhook,
                                uuid,
                                description,
                                consumer.name,
                                consumer.label,
                                provider.name,
                                provider.label,
                                enabled,
                                request.method,
                                request.url,
                                domain::write_texts(request.headers),
                                request.body,
                                request.username,
                                request.password,
                                domain::write_texts(request.secrets),
                                now,
                                now,
                                team);
    insert_events(session, stored);
    return stored;
}

void update_webhook(db::Session& session, StoredWebhook& changed, Instant now) {
    changed.updated_at = now;
    const auto& [uuid, description, consumer, provider, enabled, events, request, team] =
        changed.webhook;
    session.run(kUpdateWebhook,
                description,
                consumer.name,
                consumer.label,
                provider.name,
                provider.label,
                enabled,
                request.method,
                request.url,
                domain::write_texts(request.headers),
                request.body,
                request.username,
                request.password,
                domain::write_texts(request.secrets),
                now,
                team,
                changed.id);
    session.run(kDeleteWebhookEvents, changed.id);
    insert_events(session, changed);
}

bool delete_webhook(db::Session& session, std::string_view uuid) {
    return session.run(kDeleteWebhook, uuid) > 0;
}

void delete_webhooks_of_pair(db::Session& session,
                             std::int64_t consumer_id,
                             std::int64_t provider_id) {
    session.run(kDeleteWebhooksOfPair, consumer_id, provider_id);
}

void delete_all_webhooks(db::Session& session) { session.run(kDeleteAllWebhooks); }

}  // namespace accord::broker::store
