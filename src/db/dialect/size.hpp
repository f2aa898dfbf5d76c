// How large a database is.
#pragma once

#include "db/session.hpp"

#include <cstdint>

namespace accord::db {

struct DatabaseSize {
    std::int64_t bytes = 0;  ///< on disk, without what SQLite has in its log
    std::int64_t free_bytes =
        0;  ///< of them unused, waiting for new rows; of PostgreSQL unknown: 0
};

/// Throws DatabaseFailure.
DatabaseSize measure(Session& session);

}  // namespace accord::db
