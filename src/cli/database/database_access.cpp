// Opening a command's database: see database_access.hpp.
#include "cli/database/database_access.hpp"

#include "base/clock.hpp"
#include "cli/options.hpp"
#include "cli/servers/startup_report.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace accord::cli {
namespace {

constexpr std::string_view kSqlitePrefix = "sqlite:///";

bool is_absent_file(std::string_view url) {
    std::error_code problem;
    return url.starts_with(kSqlitePrefix) &&
           !std::filesystem::exists(url.substr(kSqlitePrefix.size()), problem);
}

}  // namespace

void add_database_access(Options& options, DatabaseAccess& access) {
    options.value_or_default("--database-url",
                             access.url,
                             "Database of the broker: sqlite:///file, sqlite:////absolute/file, or "
                             "postgres://user:password@host/database",
                             "PACT_BROKER_DATABASE_URL");
}

std::expected<std::unique_ptr<db::Database>, CommandFailure> open_database(
    const DatabaseAccess& access, Absent absent) {
    if (absent == Absent::kRefuse && is_absent_file(access.url)) {
        return give_up(ExitCode::kDatabase,
                       fmt::format("there is no database {}", shown_database(access.url)));
    }
    auto database = broker::open_database({.url = access.url}, SystemClock().now());
    if (!database) {
        return give_up(database.error(), Party::kDatabase);
    }
    return std::move(*database);
}

}  // namespace accord::cli
