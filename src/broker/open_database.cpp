// Opening and migrating: see open_database.hpp.
#include "broker/open_database.hpp"

#include "broker/store/schema.hpp"
#include "db/database.hpp"

#include <fmt/format.h>

namespace accord::broker {
namespace {

db::StatementLog statement_log(const DatabaseSettings& settings,
                               const std::shared_ptr<Logger>& log) {
    return {.log = log,
            .level = parse_log_level(settings.statements.level).value_or(LogLevel::kNone),
            .slow = settings.statements.slow};
}

Result<void> check_schema(db::Database& database, const DatabaseSettings& settings) {
    if (settings.migrate && settings.accept_newer_schema) {
        return {};
    }
    const auto state = database.read(
        [](db::Session& session) { return db::compare_schema(session, store::migrations()); });
    if (!state) {
        return fail(state.error());
    }
    if (!settings.migrate && state->missing > 0) {
        return invalid_input(
            fmt::format("the database lacks {} of the migrations of this version, and "
                        "auto_migrate_db is false: start once with auto_migrate_db=true",
                        state->missing));
    }
    if (!settings.accept_newer_schema && state->unknown > 0) {
        return invalid_input(
            fmt::format("the database has {} migration{} of a newer version, and "
                        "allow_missing_migration_files is false: start that version",
                        state->unknown,
                        state->unknown == 1 ? "" : "s"));
    }
    return {};
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
    if (auto fits = check_schema(**database, settings); !fits) {
        return fail(fits.error());
    }
    if (settings.migrate) {
        if (auto migrated = (*database)->migrate(store::migrations(), now); !migrated) {
            return fail(migrated.error());
        }
    }
    return database;
}

}  // namespace accord::broker
