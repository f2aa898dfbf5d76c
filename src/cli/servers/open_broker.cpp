// Waiting for a database: see open_broker.hpp.
#include "cli/servers/open_broker.hpp"

#include "cli/servers/startup_report.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

std::string waiting_for(const broker::DatabaseSettings& database, const Error& why) {
    return fmt::format("waiting for the database {}, trying again every {} s, up to {} times: {}",
                       shown_database(database.url),
                       kDatabaseRetryPause.count(),
                       database.connect_retries_max,
                       why.message);
}

}  // namespace

Result<std::unique_ptr<broker::Broker>> open_broker(const broker::BrokerOptions& options,
                                                    Logger& log,
                                                    const Pause& pause) {
    const auto& database = options.settings.database;
    for (unsigned retries = 0;; ++retries) {
        auto broker = broker::Broker::open(options);
        if (broker || broker.error().code != ErrorCode::kUnavailable ||
            retries == database.connect_retries_max) {
            return broker;
        }
        if (retries == 0) {
            log.warn(waiting_for(database, broker.error()));
        }
        if (!pause(kDatabaseRetryPause)) {
            return nullptr;
        }
    }
}

}  // namespace accord::cli
