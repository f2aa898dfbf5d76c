// Places and newcomers: see event_feed.hpp.
#include "broker/event_feed.hpp"

#include "broker/store/events/events.hpp"
#include "db/database.hpp"

#include <algorithm>

namespace accord::broker {
namespace {

constexpr std::int64_t kEventsAtOnce = 200;
/// What happens on other nodes is heard after so long. SQLite has one node.
constexpr std::chrono::microseconds kLookAgainAfter = std::chrono::milliseconds(50);
constexpr std::chrono::microseconds kLookAgainOnOneNode = std::chrono::seconds(1);
constexpr std::chrono::microseconds kWithoutWatchers = std::chrono::hours(1);

}  // namespace

EventFeed::EventFeed(Parts parts)
    : parts_(parts), thread_([this](const std::stop_token& stop) { keep_running(stop); }) {}

void EventFeed::keep_running(const std::stop_token& stop) {
    const bool is_one_node = parts_.database.tells_state_at_once();
    const auto between = is_one_node ? kLookAgainOnOneNode : kLookAgainAfter;
    service::Doorbell::Count heard = 0;
    service::keep_working(stop, parts_.log, parts_.status, [&] {
        const bool is_watched = parts_.watchers.is_anybody_there();
        if (!is_watched) {
            place_.reset();
        }
        while (is_watched && !stop.stop_requested() && look()) {
        }
        heard = parts_.watchers.bell().wait(heard, is_watched ? between : kWithoutWatchers, stop);
    });
}

bool EventFeed::look() {
    if (!place_) {
        const auto places = parts_.database.read(store::event_places);
        if (!places) {
            parts_.status.failed(places.error().message);
            return false;
        }
        place_ = places->newest;
    }
    auto newcomers = parts_.watchers.newcomers();
    const bool more = tell_new_events();
    begin(newcomers);
    parts_.watchers.settle(std::move(newcomers));
    return more;
}

bool EventFeed::tell_new_events() {
    const auto events = parts_.database.read(
        [&](db::Session& session) { return store::events_after(session, *place_, kEventsAtOnce); });
    if (!events) {
        parts_.log.warn("events: " + events.error().message);
        parts_.status.failed(events.error().message);
        return false;
    }
    parts_.watchers.tell(*events);
    if (!events->empty()) {
        place_ = events->back().place;
        parts_.status.done(parts_.clock.now());
    }
    return std::ssize(*events) == kEventsAtOnce;
}

void EventFeed::begin(std::vector<service::Watchers::Newcomer>& newcomers) {
    std::optional<store::EventPlaces> places;
    for (auto& [watcher, after] : newcomers) {
        if (!after || *after >= *place_) {
            watcher->begin(*place_, false);
            continue;
        }
        if (!places) {
            places = parts_.database.read(store::event_places).value_or(store::EventPlaces());
        }
        catch_up(*watcher, *after, *places);
    }
}

void EventFeed::catch_up(service::Watcher& watcher,
                         std::int64_t after,
                         const store::EventPlaces& places) {
    const std::int64_t oldest = places.oldest.value_or(*place_ + 1);
    watcher.begin(after, after + 1 < oldest);
    while (after < *place_ && watcher.is_there()) {
        const auto events = parts_.database.read([&](db::Session& session) {
            return store::events_after(session, after, kEventsAtOnce);
        });
        if (!events) {
            parts_.log.warn("events: " + events.error().message);
            parts_.status.failed(events.error().message);
            return watcher.end();
        }
        if (events->empty()) {
            return;
        }
        for (const auto& event : *events) {
            if (event.place <= *place_) {
                watcher.tell(event);
            }
        }
        after = events->back().place;
    }
}

}  // namespace accord::broker
