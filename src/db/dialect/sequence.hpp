// Numbers that grow, each given once.
#pragma once

#include "db/session.hpp"

#include <string_view>

namespace accord::db {

/// Adds to a row of the table `sequences`, which stays locked until the transaction ends, and gives
/// its value. SQLite would make a table each time that an update returns something.
std::int64_t advance(Session& session, std::string_view row, std::int64_t by);

/// The next number of a sequence: a row of the table `sequences`, or PostgreSQL's sequence of that
/// name, which makes no transaction wait for another. There, what rolls back leaves a gap.
std::int64_t next_in(Session& session, std::string_view sequence);

/// Makes the numbers that a sequence gives from now on higher than `value`.
void raise_to(Session& session, std::string_view sequence, std::int64_t value);

/// Makes PostgreSQL's sequence, which goes on where the row of the table stands; for a migration.
/// `sequence` is part of our schema, never a user's text.
void make_sequence(Session& session, std::string_view sequence);

}  // namespace accord::db
