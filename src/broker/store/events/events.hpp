// Events as they are kept for watchers, each with its place in the order in which they became
// visible. Who remembers the last place that he has read misses none that comes after it.
//
// A number that a transaction takes for itself would not do: on PostgreSQL one that took a higher
// number may commit first, and its reader would go on behind the lower one. So places are given to
// events that are there for all to see, by one at a time. SQLite's only writer gives them at once.
#pragma once

#include "broker/domain/events/event_record.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace accord::broker::store {

struct StoredEvent {
    std::int64_t place = 0;
    domain::EventRecord record;
};

/// With what caused them: in the same transaction.
void insert_events(db::Session& session, std::span<const domain::EventRecord> records);

/// What new events are announced by to other nodes: see db/dialect/announcements.hpp.
inline constexpr std::string_view kEventsChannel = "accord_events";

/// So many are ordered, or deleted, at once.
inline constexpr std::int64_t kEventsInBatch = 500;

/// Gives places to events that have none, to so many at a time, and announces them; how many those
/// were. Who does so at the same time on another node waits.
std::int64_t order_events(db::Session& session);

/// Whether some node listens for events on PostgreSQL, as it does while somebody watches there.
bool are_events_heard(db::Session& session);

/// Whether there are any without a place.
bool has_events_to_order(db::Session& session);

/// Those after a place, in their order.
std::vector<StoredEvent> events_after(db::Session& session,
                                      std::int64_t place,
                                      std::int64_t count_max);

/// Those before a place, the newest first.
std::vector<StoredEvent> events_before(db::Session& session,
                                       std::int64_t place,
                                       std::int64_t count_max);

/// The places of the oldest and the newest event that are kept; of the newest that ever was when
/// none are.
struct EventPlaces {
    std::optional<std::int64_t> oldest;
    std::int64_t newest = 0;
};
EventPlaces event_places(db::Session& session);

/// Deletes those that are older, so many at a time; how many those were.
std::int64_t delete_events(db::Session& session, Instant before);

}  // namespace accord::broker::store
