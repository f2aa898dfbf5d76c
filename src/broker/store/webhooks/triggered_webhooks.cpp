// Triggered webhooks: the SQL.
#include "broker/store/webhooks/triggered_webhooks.hpp"

#include "broker/store/id_list.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace accord::broker::store {

namespace {

constexpr db::Sql kTriggeredSelect = R"sql(
select t.id, t.uuid, w.uuid, w.method, w.url, t.trigger_type, t.event_name, t.status, c.name,
    p.name, v.number,
    (select count(*) from webhook_executions e where e.triggered_webhook_id = t.id), t.created_at,
    t.event_context, rv.number, t.due_at
from triggered_webhooks t
left join webhooks w on w.id = t.webhook_id
join pact_publications pp on pp.id = t.pact_publication_id
join versions v on v.id = pp.consumer_version_id
join pacticipants c on c.id = t.consumer_id
join pacticipants p on p.id = t.provider_id
left join verifications r on r.id = t.verification_id
left join versions rv on rv.id = r.provider_version_id
)sql";

constexpr db::Sql kFindTriggered = kTriggeredSelect + R"sql(
where t.uuid = ?
)sql";

constexpr db::Sql kFindSomeTriggered = kTriggeredSelect + R"sql(
where t.id in ({})
order by t.id
)sql";

constexpr db::Sql kTriggeredByPublication = kTriggeredSelect + R"sql(
where pp.consumer_version_id = ? and pp.provider_id = ? and t.verification_id is null
order by t.id desc
)sql";

constexpr db::Sql kTriggeredByVerification = kTriggeredSelect + R"sql(
where t.verification_id = ?
order by t.id desc
)sql";

constexpr db::Sql kTriggeredByWebhook = kTriggeredSelect + R"sql(
where t.webhook_id = (select id from webhooks where uuid = ?) and t.id < ?
order by t.id desc
limit ?
)sql";

constexpr db::Sql kLatestTriggeredOfPair = kTriggeredSelect + R"sql(
where t.id in (select max(id)
               from triggered_webhooks
               where consumer_id = ? and provider_id = ? and webhook_id is not null
               group by webhook_id, event_name)
order by t.id
)sql";

constexpr std::string_view kExecutionsOf = R"sql(
select success, logs, created_at
from webhook_executions
where triggered_webhook_id = ?
order by id
)sql";

}  // namespace

std::optional<TriggeredWebhook> find_triggered_webhook(db::Session& session,
                                                       std::string_view uuid) {
    return session.one<TriggeredWebhook>(kFindTriggered, uuid);
}

std::vector<TriggeredWebhook> find_triggered_webhooks(db::Session& session,
                                                      std::span<const std::int64_t> ids) {
    std::vector<TriggeredWebhook> found;
    in_portions(ids, [&](const IdList& some) {
        const auto sql =
            fmt::format(fmt::runtime(std::string_view(kFindSomeTriggered)), some.places());
        std::ranges::move(session.all<TriggeredWebhook>(sql, some.params()),
                          std::back_inserter(found));
    });
    return found;
}

std::vector<TriggeredWebhook> triggered_by_publication(db::Session& session,
                                                       std::int64_t consumer_version_id,
                                                       std::int64_t provider_id) {
    return session.all<TriggeredWebhook>(kTriggeredByPublication, consumer_version_id, provider_id);
}

std::vector<TriggeredWebhook> triggered_by_verification(db::Session& session,
                                                        std::int64_t verification_id) {
    return session.all<TriggeredWebhook>(kTriggeredByVerification, verification_id);
}

std::vector<TriggeredWebhook> triggered_by_webhook(db::Session& session,
                                                   std::string_view webhook_uuid,
                                                   std::int64_t before_id,
                                                   std::int64_t count_max) {
    return session.all<TriggeredWebhook>(kTriggeredByWebhook, webhook_uuid, before_id, count_max);
}

std::vector<TriggeredWebhook> latest_triggered_of_pair(db::Session& session,
                                                       std::int64_t consumer_id,
                                                       std::int64_t provider_id) {
    return session.all<TriggeredWebhook>(kLatestTriggeredOfPair, consumer_id, provider_id);
}

std::vector<WebhookExecution> executions_of(db::Session& session, std::int64_t triggered_id) {
    return session.all<WebhookExecution>(kExecutionsOf, triggered_id);
}

}  // namespace accord::broker::store
