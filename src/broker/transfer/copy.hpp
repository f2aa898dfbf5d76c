// Copies everything of a broker into our database: looks at all of it first, then writes what is
// not there yet, page by page.
#pragma once

#include "broker/transfer/source.hpp"

#include <string>
#include <vector>

namespace accord::db {
class Database;
}

namespace accord::broker::transfer {

/// How many records of a kind there were, are, and came.
struct KindCounts {
    std::string_view kind;
    std::int64_t in_source = 0;
    std::int64_t before = 0;  ///< in our database
    std::int64_t copied = 0;
    std::int64_t present = 0;    ///< of the source's, those that were here already
    std::int64_t conflicts = 0;  ///< of the source's, those whose place something else has here
    std::int64_t after = 0;      ///< in our database

    /// Whether all of the source came or was here; what else is here may change meanwhile.
    [[nodiscard]] bool agrees() const { return copied + present == in_source; }
};

inline constexpr std::size_t kConflictsTold = 50;

struct CopyReport {
    std::vector<KindCounts> kinds;
    std::vector<std::string> left_out;   ///< what the source did not give
    std::vector<std::string> conflicts;  ///< the first of them, kConflictsTold at most

    [[nodiscard]] bool agrees() const;
    [[nodiscard]] std::int64_t conflicts_count() const;
};

/// Told before a kind is looked at or written.
using CopyProgress = std::function<void(std::string_view doing, std::string_view kind)>;

/// May be repeated, and continued where it was interrupted: each page is written in a transaction,
/// and what is there stays. Where something else has the place of a record, it stays, too; that is
/// told, and the rest goes on. Nothing is written when any record of the source is not as it should
/// be. Errors: those of the source, of store::write_record with the record, of the database.
Result<CopyReport> copy_everything(Source& source,
                                   db::Database& target,
                                   const CopyProgress& progress);

}  // namespace accord::broker::transfer
