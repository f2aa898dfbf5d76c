// Opening a command's database: see database_access.hpp.
#include "cli/database/database_access.hpp"

#include "base/clock.hpp"
#include "broker/open_database.hpp"
#include "cli/environment_variables.hpp"
#include "cli/options.hpp"
#include "cli/servers/startup_report.hpp"
#include "cli/settings/read_settings.hpp"
#include "cli/settings/setting_sources.hpp"
#include "cli/settings/setting_table.hpp"
#include "db/dialect/connection_url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace accord::cli {
namespace {

constexpr std::string_view kWhere[] = {"database_url",
                                       "database_url_environment_variable_name",
                                       "database_adapter",
                                       "database_host",
                                       "database_port",
                                       "database_name",
                                       "database_username",
                                       "database_password"};

/// A command has no log, and does not wait for a database that is coming up.
constexpr std::string_view kOfServersOnly[] = {
    "sql_log_level", "sql_log_warn_duration", "database_connect_max_retries"};

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

bool says_where_database(std::string_view setting) {
    return std::ranges::find(kWhere, setting) != std::end(kWhere);
}

bool is_of_database(std::string_view setting) {
    return std::ranges::find(database_settings(), setting, &Setting::name) !=
               database_settings().end() &&
           std::ranges::find(kOfServersOnly, setting) == std::end(kOfServersOnly);
}

bool is_of_database_or_secrets(std::string_view setting) {
    return is_of_database(setting) || setting == "secrets_key" || setting == "secrets_key_file";
}

std::expected<ServeOptions, CommandFailure> server_options(const DatabaseAccess& access,
                                                           const std::function<Heeds>& heeds) {
    auto environment = process_environment();
    auto file = settings_of_file(environment);
    if (!file) {
        return give_up(file.error(), Party::kInput);
    }
    SettingSources sources{.file = std::move(*file),
                           .environment = std::move(environment),
                           .heeds = [&](std::string_view setting) {
                               return heeds(setting) &&
                                      (access.url.empty() || setting == "database_url" ||
                                       !says_where_database(setting));
                           }};
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

std::expected<broker::Settings, CommandFailure> broker_settings(const DatabaseAccess& access,
                                                                const std::function<Heeds>& heeds) {
    auto options = server_options(access, heeds);
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
