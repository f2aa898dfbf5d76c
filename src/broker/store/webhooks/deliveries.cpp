// Deliveries: the SQL.
#include "broker/store/webhooks/deliveries.hpp"

#include "db/dialect/row_lock.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr std::string_view kFreeWebhook = R"sql(
select w.id
from webhooks w
where w.free_at <= ? and exists (select 1
                                 from triggered_webhooks t
                                 where t.webhook_id = w.id and t.due_at <= ?)
order by w.free_at, w.id
limit 1
{}
)sql";

constexpr std::string_view kHoldWebhook = R"sql(
update webhooks
set free_at = ?, held_by = ?
where id = ?
)sql";

constexpr std::string_view kDueDelivery = R"sql(
select t.id, t.uuid, w.id, w.uuid, t.event_name, t.event_context, t.pact_publication_id,
    t.verification_id,
    (select count(*) from webhook_executions e where e.triggered_webhook_id = t.id), w.unanswered,
    t.due_at
from triggered_webhooks t
join webhooks w on w.id = t.webhook_id
where t.webhook_id = ? and t.due_at <= ?
order by t.due_at, t.id
limit 1
)sql";

constexpr std::string_view kNextDeliveryAt = R"sql(
select min(case when w.free_at > t.due_at then w.free_at else t.due_at end)
from webhooks w
join triggered_webhooks t on t.webhook_id = w.id
    and t.due_at = (select min(n.due_at) from triggered_webhooks n
                    where n.webhook_id = w.id and n.due_at is not null)
)sql";

constexpr std::string_view kFreeHeldWebhook = R"sql(
update webhooks
set free_at = ?, held_by = null, unanswered = ?
where id = ? and held_by = ?
)sql";

constexpr std::string_view kGiveBack = R"sql(
update webhooks
set free_at = ?, held_by = null
where id = ? and held_by = ?
)sql";

/// Unless it was made due at another time meanwhile: by who asked for it once more, or by another
/// attempt, when the claim did not hold.
constexpr std::string_view kSetDelivered = R"sql(
update triggered_webhooks
set status = ?, due_at = ?, updated_at = ?
where id = ? and due_at = ?
)sql";

constexpr std::string_view kInsertExecution = R"sql(
insert into webhook_executions (triggered_webhook_id, success, logs, created_at)
select id, ?, ?, ?
from triggered_webhooks
where id = ?
)sql";

constexpr std::string_view kRedeliver = R"sql(
update triggered_webhooks
set due_at = ?, status = 'not_run', updated_at = ?
where id = ? and webhook_id is not null
)sql";

constexpr std::string_view kLogCancelled = R"sql(
insert into webhook_executions (triggered_webhook_id, success, logs, created_at)
select t.id, 0, ?, ?
from triggered_webhooks t
join webhooks w on w.id = t.webhook_id
where w.uuid = ? and t.due_at is not null
)sql";

constexpr std::string_view kCancelDeliveries = R"sql(
update triggered_webhooks
set status = 'failure', due_at = null, updated_at = ?
where due_at is not null and webhook_id = (select id from webhooks where uuid = ?)
)sql";

constexpr std::string_view kDeliveryQueue = R"sql(
select count(*), coalesce(sum(case when status = 'retrying' then 1 else 0 end), 0), min(created_at)
from triggered_webhooks
where due_at is not null
)sql";

}  // namespace

std::optional<ClaimedDelivery> claim_delivery(db::Session& session, const DeliveryClaim& claim) {
    const auto webhook = session.one<std::int64_t>(
        fmt::format(kFreeWebhook, db::free_row_lock(session)), claim.now, claim.now);
    if (!webhook) {
        return std::nullopt;
    }
    session.run(kHoldWebhook, claim.until, claim.holder, *webhook);
    return session.one<ClaimedDelivery>(kDueDelivery, *webhook, claim.now);
}

std::optional<Instant> next_delivery_at(db::Session& session) {
    return session.one<std::optional<Instant>>(kNextDeliveryAt).value_or(std::nullopt);
}

void finish_delivery(db::Session& session,
                     const ClaimedDelivery& claimed,
                     const DeliveryResult& result,
                     const DeliveryClaim& claim) {
    const bool is_held =
        session.run(
            kFreeHeldWebhook, result.free_at, result.unanswered, claimed.webhook_id, claim.holder) >
        0;
    session.run(kInsertExecution, result.success, result.logs, claim.now, claimed.id);
    if (is_held || result.success) {
        session.run(
            kSetDelivered, result.status, result.due_at, claim.now, claimed.id, claimed.due_at);
    }
}

void give_back(db::Session& session, const ClaimedDelivery& claimed, const DeliveryClaim& claim) {
    session.run(kGiveBack, claim.now, claimed.webhook_id, claim.holder);
}

bool redeliver(db::Session& session, std::int64_t triggered_id, Instant now) {
    return session.run(kRedeliver, now, now, triggered_id) > 0;
}

void cancel_deliveries(db::Session& session,
                       std::string_view webhook_uuid,
                       std::string_view reason,
                       Instant now) {
    session.run(kLogCancelled, reason, now, webhook_uuid);
    session.run(kCancelDeliveries, now, webhook_uuid);
}

DeliveryQueue delivery_queue(db::Session& session) {
    return session.one<DeliveryQueue>(kDeliveryQueue).value();
}

}  // namespace accord::broker::store
