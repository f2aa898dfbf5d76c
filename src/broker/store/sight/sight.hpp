// What a reader finds in the database who may read only what is of their teams, what is of none,
// what they have made, and the counterparts of contracts with these: everything else is not there.
//
// It is so by construction: on the sessions that such readers have, views stand before the tables
// (db/shadows/shadow.hpp), so that each statement finds less, also one that is written later.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

struct Sight {
    std::int64_t account = 0;
    bool has_all_environments = false;
};

/// From now on the session sees what `sight` allows; outside of a transaction.
void narrow(db::Session& session, const Sight& sight);

/// Tables that look the same to everybody who may read them, and why. All others are narrowed.
struct OpenTable {
    std::string_view name;
    std::string_view reason;
};
std::span<const OpenTable> open_tables();
std::vector<std::string> narrowed_tables();

// For writers, who change what is there for all.

/// Names of the pacticipants that the account sees, in the order in which they were made.
std::vector<std::string> names_in_sight(db::Session& session, std::int64_t account);
/// Whether it sees a pacticipant of that name.
bool is_in_sight(db::Session& session, std::int64_t account, std::string_view name);
/// Whether it sees the webhook with that UUID.
bool is_webhook_in_sight(db::Session& session, std::int64_t account, std::string_view uuid);

/// Whether it sees the event with that place, for who is told of events from memory.
bool is_event_in_sight(db::Session& session, std::int64_t account, std::int64_t place);

}  // namespace accord::broker::store
