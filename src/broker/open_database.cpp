// Opening and migrating: see open_database.hpp.
#include "broker/open_database.hpp"

#include "broker/store/schema.hpp"
#include "db/database.hpp"

namespace accord::broker {

Result<std::unique_ptr<db::Database>> open_database(const DatabaseSettings& settings, Instant now) {
    auto database = db::Database::open({.url = settings.url,
                                        .readers = settings.readers,
                                        .wait_max = settings.connection_wait_max,
                                        .statement_time_max = settings.statement_time_max});
    if (!database) {
        return fail(database.error());
    }
    if (auto migrated = (*database)->migrate(store::migrations(), now); !migrated) {
        return fail(migrated.error());
    }
    return database;
}

}  // namespace accord::broker
