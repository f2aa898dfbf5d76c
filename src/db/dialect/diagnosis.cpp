// Error codes to what can be done about them: see diagnosis.hpp.
#include "db/dialect/diagnosis.hpp"

#include "db/dialect/postgres.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <iterator>

namespace accord::db {
namespace {

/// Codes of PostgreSQL, or the beginnings of codes. The first that fits holds.
struct Row {
    std::string_view beginning;
    Diagnosis diagnosis;
};

constexpr Diagnosis kCollided{ErrorCode::kTimeout, Remedy::kRunAgain};
/// Somebody else has made, or taken away, the row just now; or the work is wrong, which running it
/// again shows.
constexpr Diagnosis kContradicted{ErrorCode::kConflict, Remedy::kRunAgain};
constexpr Diagnosis kTookTooLong{ErrorCode::kTimeout, Remedy::kNone};
constexpr Diagnosis kGone{ErrorCode::kUnavailable, Remedy::kReconnect};
constexpr Diagnosis kRefused{ErrorCode::kIo, Remedy::kNone};

constexpr Row kRows[] = {
    {"23505", kContradicted},                              // unique_violation
    {"23503", kContradicted},                              // foreign_key_violation
    {"23", {ErrorCode::kConflict, Remedy::kNone}},         // other constraints
    {"40001", kCollided},                                  // serialization_failure
    {"40P01", kCollided},                                  // deadlock_detected
    {"0A000", {ErrorCode::kInternal, Remedy::kRunAgain}},  // another node has migrated: plan is old
    {"55P03", kTookTooLong},                               // lock_not_available
    {"57014", kTookTooLong},                               // query_canceled, by the time limit
    {"08", kGone},                                         // connection exceptions
    {"57P", kGone},                                        // the server stops or starts
    {"25P03", kGone},                                      // idle_in_transaction_session_timeout
    {"25006", kGone},                                      // what was the primary is read-only now
    {"53300", {ErrorCode::kUnavailable, Remedy::kNone}},   // too_many_connections
    {"53", kRefused},                                      // a full disk, no memory
    {"54", kRefused},                                      // limits, as of an index
    {"58", kRefused},                                      // errors of the system
    {"42501", kRefused},                                   // insufficient_privilege
};

}  // namespace

Diagnosis diagnose_sqlite(int result) {
    switch (result & 0xff) {
        case SQLITE_CONSTRAINT:
            return {ErrorCode::kConflict, Remedy::kNone};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return kTookTooLong;
        case SQLITE_PERM:
        case SQLITE_READONLY:
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_FULL:
        case SQLITE_CANTOPEN:
        case SQLITE_NOTADB:
            return kRefused;
        default:
            return {};
    }
}

Diagnosis diagnose_sqlstate(std::string_view sqlstate) {
    constexpr std::size_t kLength = 5;
    if (sqlstate.size() != kLength || sqlstate.find(' ') != sqlstate.npos) {
        return kGone;
    }
    const auto row = std::ranges::find_if(
        kRows, [&](const Row& one) { return sqlstate.starts_with(one.beginning); });
    return row == std::end(kRows) ? Diagnosis{} : row->diagnosis;
}

Diagnosis diagnose(const soci::soci_error& error) {
    if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
        return diagnose_sqlite(sqlite->result());
    }
    const auto sqlstate = sqlstate_of(error);
    return sqlstate ? diagnose_sqlstate(*sqlstate) : Diagnosis{};
}

}  // namespace accord::db
