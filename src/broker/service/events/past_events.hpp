// What has happened, as far back as events are kept.
#pragma once

#include "broker/domain/events/event_filter.hpp"
#include "broker/service/work.hpp"
#include "broker/store/events/events.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace accord::broker::service {

/// So many are looked at for one answer, however few of them are wanted.
inline constexpr std::int64_t kEventsLookedAt = 2000;

struct PastEvents {
    std::vector<store::StoredEvent> events;  ///< the newest first
    std::optional<std::int64_t> next;        ///< the place to go on before, when there may be more
};

/// Those that the filter wants, before a place or from the newest on. May be fewer than `size`, and
/// even none, when there are more: see above.
PastEvents list_past_events(Work& work,
                            const domain::EventFilter& filter,
                            std::int64_t size,
                            std::optional<std::int64_t> before);

}  // namespace accord::broker::service
