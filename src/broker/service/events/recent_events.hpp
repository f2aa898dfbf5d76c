// The events that happened last, kept in memory: who comes back soon is told by these what he
// missed, without a question to the database.
#pragma once

#include "broker/store/events/events.hpp"

#include <cstdint>
#include <deque>
#include <vector>

namespace accord::broker::service {

class RecentEvents {
  public:
    /// So many are kept.
    static constexpr std::int64_t kEventsMax = 2'000;

    /// Knows what comes after this place, as far as it is added.
    explicit RecentEvents(std::int64_t place) : before_first_(place), last_(place) {}

    /// Those that come next.
    void add(std::vector<store::StoredEvent> events);

    /// The place of the last one that was added.
    [[nodiscard]] std::int64_t last() const { return last_; }

    /// Whether all that came after a place are there.
    [[nodiscard]] bool covers(std::int64_t place) const { return place >= before_first_; }

    /// Those after a place that is covered, one after the other, until `tell` says false.
    template <class Tell>
    void each_after(std::int64_t place, Tell tell) const {
        for (auto next = first_after(place); next != events_.end() && tell(*next); ++next) {
        }
    }

  private:
    [[nodiscard]] std::deque<store::StoredEvent>::const_iterator first_after(
        std::int64_t place) const;

    std::int64_t before_first_;
    std::int64_t last_;
    std::deque<store::StoredEvent> events_;
};

}  // namespace accord::broker::service
