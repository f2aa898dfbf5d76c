// A bounded list: see recent_events.hpp.
#include "broker/service/events/recent_events.hpp"

#include <algorithm>
#include <utility>

namespace accord::broker::service {

void RecentEvents::add(std::vector<store::StoredEvent> events) {
    for (auto& event : events) {
        last_ = event.place;
        events_.push_back(std::move(event));
    }
    while (std::ssize(events_) > kEventsMax) {
        before_first_ = events_.front().place;
        events_.pop_front();
    }
}

std::deque<store::StoredEvent>::const_iterator RecentEvents::first_after(std::int64_t place) const {
    return std::ranges::upper_bound(events_, place, {}, &store::StoredEvent::place);
}

}  // namespace accord::broker::service
