// Deliveries of triggered webhooks: whose turn it is, and how it went.
//
// A webhook sends one delivery at a time, on whichever node; the others go on beside it. Who sends
// one holds its webhook until a time that is far enough away; when it is gone by then, another
// takes the delivery up. So each is sent at least once, in the order in which they became due.
#pragma once

#include "base/clock.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::store {

struct DeliveryClaim {
    std::string_view holder;  ///< another text for each that sends
    Instant now;
    Instant until;  ///< when the claim ends by itself
};

struct ClaimedDelivery {
    std::int64_t id = 0;
    std::string uuid;
    std::int64_t webhook_id = 0;
    std::string webhook_uuid;
    std::string event;
    std::string context;
    std::int64_t publication_id = 0;
    std::optional<std::int64_t> verification_id;
    std::int64_t attempts = 0;    ///< before this one
    std::int64_t unanswered = 0;  ///< attempts of the webhook in a row that nobody answered
    Instant due_at;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::string,
                               std::string,
                               std::int64_t,
                               std::optional<std::int64_t>,
                               std::int64_t,
                               std::int64_t,
                               Instant>;
};

/// The delivery that has waited longest, of the webhook that has. Nothing when none is due.
std::optional<ClaimedDelivery> claim_delivery(db::Session& session, const DeliveryClaim& claim);

/// When the next one is due that somebody may send; nothing when none waits.
std::optional<Instant> next_delivery_at(db::Session& session);

struct DeliveryResult {
    bool success = false;
    std::string logs;
    std::string_view status;        ///< "success", "retrying" or "failure"
    std::optional<Instant> due_at;  ///< of the next attempt
    Instant free_at;                ///< of the webhook, for its next delivery
    std::int64_t unanswered = 0;
};

/// Records the attempt, and gives the webhook back if the claim still holds.
void finish_delivery(db::Session& session,
                     const ClaimedDelivery& claimed,
                     const DeliveryResult& result,
                     const DeliveryClaim& claim);

/// Ends the claim as if nothing had been tried: it is due as it was.
void give_back(db::Session& session, const ClaimedDelivery& claimed, const DeliveryClaim& claim);

/// Makes a delivery due now, whatever came of it before. False when its webhook is gone.
bool redeliver(db::Session& session, std::int64_t triggered_id, Instant now);

/// Ends those that wait for a webhook, with a log that says why.
void cancel_deliveries(db::Session& session,
                       std::string_view webhook_uuid,
                       std::string_view reason,
                       Instant now);

/// How many wait, and of them how many have failed before.
struct DeliveryQueue {
    std::int64_t waiting = 0;
    std::int64_t retrying = 0;
    std::optional<Instant> oldest;  ///< since when the oldest of them waits

    using Columns = std::tuple<std::int64_t, std::int64_t, std::optional<Instant>>;
};
DeliveryQueue delivery_queue(db::Session& session);

}  // namespace accord::broker::store
