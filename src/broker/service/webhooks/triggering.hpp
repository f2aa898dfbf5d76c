// Webhooks that wait for what has happened: each is to be sent once, later, by a worker.
#pragma once

#include "broker/domain/event.hpp"
#include "broker/service/work.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace accord::broker::service {

/// A webhook that an event set off.
struct TriggeredByEvent {
    std::int64_t provider_id = 0;  ///< of the contract
    std::string webhook_uuid;
    std::string description;  ///< of the webhook; empty: none
    std::string event;
    std::string uuid;
};

struct TriggeredByPublication {
    std::vector<TriggeredByEvent> webhooks;      ///< in the order of the events
    std::vector<std::int64_t> served_providers;  ///< that have a webhook, set off or not
};

/// By the events of a publication, which are those of one consumer version. The same publication
/// again sets off nothing while the first is waiting for its first attempt.
TriggeredByPublication trigger_by_publication(Work& work, std::span<const domain::Event> events);

/// By the events of a verification, once for each of the consumer versions that it was for; none:
/// for that of the contract. Those that no longer have its content are left out.
void trigger_by_verification(Work& work,
                             std::span<const domain::Event> events,
                             std::span<const std::int64_t> consumer_versions);

}  // namespace accord::broker::service
