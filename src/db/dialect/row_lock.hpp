// Keeping rows as they are until a transaction ends.
#pragma once

#include "db/session.hpp"

#include <string_view>

namespace accord::db {

/// The end of a select in a writing transaction: its rows are neither changed nor referred to by
/// others until this one ends, and statements after it see what others did to them before. SQLite's
/// only writer has no others.
inline std::string_view row_lock(const Session& session) {
    return session.dialect() == Dialect::kPostgres ? "for update" : "";
}

/// The same, of rows that nobody else holds: those that are held are left out.
inline std::string_view free_row_lock(const Session& session) {
    return session.dialect() == Dialect::kPostgres ? "for update skip locked" : "";
}

}  // namespace accord::db
