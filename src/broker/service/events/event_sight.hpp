// Which events those see who watch and may not read everything. What is told comes from memory, so
// the database is asked about each: once for all streams of an account.
#pragma once

#include "broker/store/sight/sight.hpp"

#include <cstdint>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace accord::db {
class Database;
}

namespace accord::broker::service {

/// Thread-safe.
class EventSight {
  public:
    /// `version`: of accounts and teams, by which the stream was opened. Nothing when the database
    /// does not answer.
    std::optional<bool> sees(db::Database& database,
                             const store::Sight& sight,
                             std::int64_t version,
                             std::int64_t place);

  private:
    std::mutex mutex_;
    std::int64_t place_ = 0;    ///< that is known of, since watchers are told one after the other
    std::int64_t version_ = 0;  ///< and by which: what was seen before a change may not be now
    std::unordered_map<std::int64_t, bool> seen_by_;  ///< by account
};

}  // namespace accord::broker::service
