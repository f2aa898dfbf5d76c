// What a database has done for a question, counted by itself: the same on every machine, however
// busy.
#pragma once

#include "db/session.hpp"

#include <string>
#include <vector>

namespace accord::support {

/// What PostgreSQL does by itself from time to time: it forgets rows that are gone, and counts what
/// its tables hold, so that it plans as one that is filled does. Ends all other connections to it.
void tidy_up(const std::string& database_url);

/// Until the end of the transaction rows are looked for by indexes, one by one, as in large tables:
/// PostgreSQL reads small ones whole, whatever indexes they have.
void plan_for_large_tables(db::Session& session);

/// How much the session has done so far in this transaction: steps of SQLite's virtual machine, or
/// the rows and index entries that PostgreSQL has read.
double work_done(db::Session& session);

/// The statements of the session that PostgreSQL has planned anew each time, though they were
/// carried out often enough for a plan that is kept: it thinks that their values matter.
std::vector<std::string> planned_each_time(db::Session& session);

}  // namespace accord::support
