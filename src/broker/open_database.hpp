// A broker's database, opened and brought up to date: for the server, and for commands that work on
// the database without one.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/result.hpp"
#include "broker/settings.hpp"

#include <memory>

namespace accord::db {
class Database;
}

namespace accord::broker {

/// Without a log no statement is told. Errors: those of db::Database::open and migrate;
/// kInvalidInput for a schema that the settings do not take.
Result<std::unique_ptr<db::Database>> open_database(const DatabaseSettings& settings,
                                                    Instant now,
                                                    const std::shared_ptr<Logger>& log = nullptr);

}  // namespace accord::broker
