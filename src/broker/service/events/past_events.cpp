// Looks back from event to event: see past_events.hpp.
#include "broker/service/events/past_events.hpp"

#include <algorithm>
#include <limits>

namespace accord::broker::service {

PastEvents list_past_events(Work& work,
                            const domain::EventFilter& filter,
                            std::int64_t size,
                            std::optional<std::int64_t> before) {
    PastEvents past;
    std::int64_t place = before.value_or(std::numeric_limits<std::int64_t>::max());
    std::int64_t left = kEventsLookedAt;
    while (left > 0) {
        // One more than is shown tells whether there are more.
        const auto count = std::min(left, size + 1);
        auto found = store::events_before(work.session, place, count);
        for (auto& event : found) {
            const bool wanted = filter.wants(event.record);
            if (wanted && std::ssize(past.events) == size) {
                past.next = place;
                return past;
            }
            place = event.place;
            if (wanted) {
                past.events.push_back(std::move(event));
            }
        }
        if (std::ssize(found) < count) {
            return past;
        }
        left -= count;
    }
    past.next = place;
    return past;
}

}  // namespace accord::broker::service
