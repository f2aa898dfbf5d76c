// How much is in the database: rows, for what a clean says.
#pragma once

#include "db/session.hpp"

#include <cstdint>

namespace accord::broker::store {

/// Rows of what a clean may delete.
struct RowCounts {
    std::int64_t versions = 0;
    std::int64_t publications = 0;
    std::int64_t contents = 0;
    std::int64_t results = 0;
    std::int64_t branches = 0;
    std::int64_t deliveries = 0;  ///< of webhooks

    using Columns = std::
        tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    bool operator==(const RowCounts&) const = default;
};

RowCounts count_rows(db::Session& session);

}  // namespace accord::broker::store
