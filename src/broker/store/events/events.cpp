// Events for watchers: the SQL.
#include "broker/store/events/events.hpp"

#include "broker/store/row_list.hpp"
#include "db/dialect/announcements.hpp"
#include "db/dialect/commit_order.hpp"
#include "db/dialect/sequence.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr std::string_view kInsertEvents = R"sql(
insert into events (place, name, happened_at, details)
values {}
)sql";

constexpr std::string_view kOrderEvents = R"sql(
update events
set place = n.place
from (select e.id as id, ? + row_number() over (order by e.id) as place
      from events e
      where e.place is null
      order by e.id
      limit ?) n
where events.id = n.id
)sql";

constexpr std::string_view kHasEventsToOrder = R"sql(
select 1
from events
where place is null
limit 1
)sql";

constexpr std::string_view kEventsAfter = R"sql(
select place, name, happened_at, details
from events
where place > ?
order by place
limit ?
)sql";

constexpr std::string_view kEventsBefore = R"sql(
select place, name, happened_at, details
from events
where place < ?
order by place desc
limit ?
)sql";

constexpr std::string_view kEventPlaces = R"sql(
select (select min(place) from events), value
from sequences
where name = 'event_place'
)sql";

constexpr std::string_view kDeleteEvents = R"sql(
delete from events
where id in (select id
             from events
             where happened_at < ?
             order by happened_at
             limit ?)
)sql";

/// The place before them. Places are given by one at a time, until its transaction ends.
std::int64_t reserve_places(db::Session& session, std::int64_t count) {
    return db::advance(session, "event_place", count) - count;
}

using EventRow = std::tuple<std::int64_t, std::string, Instant, std::string>;

std::vector<StoredEvent> stored_events(std::vector<EventRow> rows) {
    std::vector<StoredEvent> events;
    for (auto& [at, name, happened_at, details] : rows) {
        const auto parsed = json::parse(details);
        const auto* object = parsed ? parsed->if_object() : nullptr;
        events.push_back({at,
                          domain::read_event_record(
                              std::move(name), happened_at, object ? *object : json::Object())});
    }
    return events;
}

}  // namespace

void insert_events(db::Session& session, std::span<const domain::EventRecord> records) {
    if (records.empty()) {
        return;
    }
    std::optional<std::int64_t> place;
    if (db::commits_in_order(session)) {
        place = reserve_places(session, std::ssize(records));
    }
    in_powers_of_two(records, [&](std::span<const domain::EventRecord> some) {
        db::Params params;
        for (const auto& record : some) {
            if (place) {
                ++*place;
            }
            params.add(place)
                .add(record.name)
                .add(record.happened_at)
                .add(json::write_compact(domain::details_of(record)));
        }
        session.run(fmt::format(kInsertEvents, repeated("(?, ?, ?, ?)", ", ", some.size())),
                    params);
    });
}

std::int64_t order_events(db::Session& session) {
    const auto last = reserve_places(session, 0);
    const auto count = session.run(kOrderEvents, last, kEventsInBatch);
    if (count > 0) {
        reserve_places(session, count);
        db::announce(session, kEventsChannel);
    }
    return count;
}

bool has_events_to_order(db::Session& session) {
    return session.one<std::int64_t>(kHasEventsToOrder).has_value();
}

bool are_events_heard(db::Session& session) { return db::is_heard(session, kEventsChannel); }

std::vector<StoredEvent> events_after(db::Session& session,
                                      std::int64_t place,
                                      std::int64_t count_max) {
    return stored_events(session.all<EventRow>(kEventsAfter, place, count_max));
}

std::vector<StoredEvent> events_before(db::Session& session,
                                       std::int64_t place,
                                       std::int64_t count_max) {
    return stored_events(session.all<EventRow>(kEventsBefore, place, count_max));
}

EventPlaces event_places(db::Session& session) {
    using Row = std::tuple<std::optional<std::int64_t>, std::int64_t>;
    const auto [oldest, newest] = session.one<Row>(kEventPlaces).value();
    return {oldest, newest};
}

std::int64_t delete_events(db::Session& session, Instant before) {
    return session.run(kDeleteEvents, before, kEventsInBatch);
}

}  // namespace accord::broker::store
