// Opening and migrating: see open_database.hpp.
#include "broker/open_database.hpp"

#include "broker/store/schema.hpp"
#include "db/database.hpp"

namespace accord::broker {
namespace {

db::StatementLog statement_log(const DatabaseSettings& settings,
                               const std::shared_ptr<Logger>& log) {
    return {.log = log,
            .level = parse_log_level(settings.statements.level).value_or(LogLevel::kNone),
            .slow = settings.statements.slow};
}

}  // namespace

Result<std::unique_ptr<db::Database>> open_database(const DatabaseSettings& settings,
                                                    Instant now,
                                                    const std::shared_ptr<Logger>& log) {
    auto database = db::Database::open({.url = settings.url,
                                        .readers = settings.readers,
                                        .wait_max = settings.connection_wait_max,
                                        .statement_time_max = settings.statement_time_max,
                                        .statement_log = statement_log(settings, log)});
    if (!database) {
        return fail(database.error());
    }
    if (auto migrated = (*database)->migrate(store::migrations(), now); !migrated) {
        return fail(migrated.error());
    }
    return database;
}

}  // namespace accord::broker
