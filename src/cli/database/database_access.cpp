// Opening a command's database: see database_access.hpp.
#include "cli/database/database_access.hpp"

#include "base/clock.hpp"
#include "broker/open_database.hpp"
#include "cli/environment_variables.hpp"
#include "cli/options.hpp"
#include "cli/servers/startup_report.hpp"
#include "cli/settings/read_settings.hpp"
#include "cli/settings/setting_sources.hpp"
#include "db/dialect/connection_url.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace accord::cli {
namespace {

bool is_absent_file(const std::string& url) {
    const auto parsed = db::parse_connection_url(url);
    std::error_code problem;
    return parsed && parsed->dialect == db::Dialect::kSqlite &&
           !std::filesystem::exists(parsed->path, problem);
}

}  // namespace

void add_database_access(Options& options, DatabaseAccess& access) {
    options.value("--database-url",
                  access.url,
                  "Database of the broker: sqlite:///file, sqlite:////absolute/file, or "
                  "postgres://user:password@host/database (none: what the settings of accord serve "
                  "say, such as PACT_BROKER_DATABASE_URL or PACT_BROKER_DATABASE_HOST)");
}

std::expected<ServeOptions, CommandFailure> server_options(const DatabaseAccess& access) {
    auto environment = process_environment();
    auto file = settings_of_file(environment);
    if (!file) {
        return give_up(file.error(), Party::kInput);
    }
    SettingSources sources{.file = std::move(*file), .environment = std::move(environment)};
    if (!access.url.empty()) {
        sources.line["database_url"] = {
            .text = access.url, .list = {}, .source = "command line", .said_by = "--database-url"};
    }
    auto settings = read_settings(sources);
    if (!settings) {
        return give_up(settings.error(), Party::kInput);
    }
    return std::move(settings->options);
}

std::expected<broker::Settings, CommandFailure> broker_settings(const DatabaseAccess& access) {
    auto options = server_options(access);
    if (!options) {
        return std::unexpected(options.error());
    }
    return std::move(options->broker.settings);
}

std::expected<std::unique_ptr<db::Database>, CommandFailure> open_database(
    const broker::DatabaseSettings& settings, Absent absent) {
    if (absent == Absent::kRefuse && is_absent_file(settings.url)) {
        return give_up(ExitCode::kDatabase,
                       fmt::format("there is no database {}", shown_database(settings.url)));
    }
    auto database = broker::open_database(settings, SystemClock().now());
    if (!database) {
        return give_up(database.error(), Party::kDatabase);
    }
    return std::move(*database);
}

}  // namespace accord::cli
