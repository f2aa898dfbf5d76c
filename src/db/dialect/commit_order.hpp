// In which order transactions become visible to others.
#pragma once

#include "db/session.hpp"

namespace accord::db {

/// Whether transactions commit in the order in which they write, as those of SQLite's only writer
/// do. Elsewhere a number that was taken first may be seen last.
inline bool commits_in_order(const Session& session) {
    return session.dialect() == Dialect::kSqlite;
}

}  // namespace accord::db
