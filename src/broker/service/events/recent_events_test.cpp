// What is kept of the past, and how far back it reaches.
#include "broker/service/events/recent_events.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;

std::vector<store::StoredEvent> events(std::int64_t first, std::int64_t last) {
    std::vector<store::StoredEvent> some;
    for (auto place = first; place <= last; ++place) {
        some.push_back({.place = place, .record = {}});
    }
    return some;
}

std::vector<std::int64_t> places_after(const RecentEvents& recent, std::int64_t place) {
    std::vector<std::int64_t> places;
    recent.each_after(place, [&](const store::StoredEvent& event) {
        places.push_back(event.place);
        return true;
    });
    return places;
}

TEST(RecentEvents, know_what_came_after_they_were_begun) {
    RecentEvents recent(7);
    EXPECT_EQ(recent.last(), 7);
    EXPECT_TRUE(recent.covers(7));
    EXPECT_FALSE(recent.covers(6));
    recent.add(events(8, 10));
    EXPECT_EQ(recent.last(), 10);
    EXPECT_THAT(places_after(recent, 8), ElementsAre(9, 10));
    EXPECT_THAT(places_after(recent, 10), ElementsAre());
}

TEST(RecentEvents, are_no_more_than_so_many) {
    RecentEvents recent(0);
    const std::int64_t max = RecentEvents::kEventsMax;
    recent.add(events(1, max + 3));
    EXPECT_FALSE(recent.covers(2));
    EXPECT_TRUE(recent.covers(3));
    EXPECT_EQ(std::ssize(places_after(recent, 3)), max);
}

}  // namespace
}  // namespace accord::broker::service
