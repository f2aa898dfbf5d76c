// Writes the rows of triggered webhooks.
#include "support/broker/triggered.hpp"

#include <fmt/format.h>

namespace accord::support {
namespace {

constexpr std::string_view kFirstPublication = R"sql(
select pp.id, pp.consumer_id, pp.provider_id
from pact_publications pp
join pacticipants c on c.id = pp.consumer_id
where c.name = ?
order by pp.id
limit 1
)sql";

constexpr std::string_view kCountTriggered = R"sql(
select count(*)
from triggered_webhooks
)sql";

constexpr std::string_view kInsertTriggered = R"sql(
insert into triggered_webhooks (uuid, webhook_id, trigger_type, event_name, event_context, status,
    consumer_id, provider_id, pact_publication_id, verification_id, created_at, updated_at)
values (?, ?, 'resource_creation', ?, '{}', ?, ?, ?, ?, ?, ?, ?)
returning id
)sql";

constexpr std::string_view kInsertExecution = R"sql(
insert into webhook_executions (triggered_webhook_id, success, logs, created_at)
values (?, 1, ?, 0)
)sql";

constexpr std::string_view kFirstWebhook = R"sql(
select min(id)
from webhooks
)sql";

constexpr std::string_view kSecrets = R"sql(
select headers, password
from webhooks
)sql";

constexpr std::string_view kSetUrl = R"sql(
update webhooks
set url = ?
)sql";

constexpr auto kHideHolder = R"sql(
alter table webhooks rename column held_by to hidden
)sql";

constexpr auto kShowHolder = R"sql(
alter table webhooks rename column hidden to held_by
)sql";

}  // namespace

void set_webhook_url(db::Session& session, const std::string& url) { session.run(kSetUrl, url); }

std::int64_t first_webhook(db::Session& session) {
    return session.one<std::int64_t>(kFirstWebhook).value();
}

std::tuple<std::string, std::string> secrets_of_webhook(db::Session& session) {
    return session.one<std::tuple<std::string, std::string>>(kSecrets).value();
}

std::string trigger(db::Session& session, const Trigger& what) {
    using Publication = std::tuple<std::int64_t, std::int64_t, std::int64_t>;
    const auto [publication, consumer, provider] =
        session.one<Publication>(kFirstPublication, what.consumer).value();
    const auto uuid = fmt::format("triggered-{}", *session.one<std::int64_t>(kCountTriggered) + 1);
    const auto id = *session.one<std::int64_t>(kInsertTriggered,
                                               uuid,
                                               what.webhook_id,
                                               what.event,
                                               what.status,
                                               consumer,
                                               provider,
                                               publication,
                                               what.verification_id,
                                               what.at,
                                               what.at);
    for (const auto& logs : what.logs) {
        session.run(kInsertExecution, id, logs);
    }
    return uuid;
}

void make_claims_fail(db::Session& session) { session.run(kHideHolder); }

void let_claims_be(db::Session& session) { session.run(kShowHolder); }

}  // namespace accord::support
