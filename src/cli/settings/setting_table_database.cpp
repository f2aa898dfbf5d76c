// Settings of the database, and of what is cleaned from it.
#include "cli/servers/serve.hpp"
#include "cli/settings/setting_table.hpp"

namespace accord::cli {
namespace {

using DatabaseOptions = ServeOptions;

constexpr Setting kDatabase[] = {
    {"database_url",
     TextPlace{[](DatabaseOptions& o) -> auto& { return o.broker.settings.database.url; }},
     "Database: postgres://user:password@host:port/name, sqlite:///file, or "
     "sqlite:////absolute/file",
     Secrecy::kUrl},
    {"database_url_environment_variable_name",
     VariableNamePlace{"database_url"},
     "Name of the variable that holds the database URL"},
    {"database_adapter",
     ChoicePlace{[](DatabaseOptions& o) -> auto& { return o.database.adapter; },
                 "postgres postgresql sqlite"},
     "Instead of a URL: which database (default: postgres, when one of the next is given)"},
    {"database_host",
     TextPlace{[](DatabaseOptions& o) -> auto& { return o.database.host; }},
     "Instead of a URL: host, or folder of the socket, of the PostgreSQL server"},
    {"database_port",
     TextPlace{[](DatabaseOptions& o) -> auto& { return o.database.port; }},
     "Instead of a URL: port of the PostgreSQL server"},
    {"database_name",
     TextPlace{[](DatabaseOptions& o) -> auto& { return o.database.name; }},
     "Instead of a URL: name of the database, or file of SQLite"},
    {"database_username",
     TextPlace{[](DatabaseOptions& o) -> auto& { return o.database.username; }},
     "Instead of a URL: user of the PostgreSQL server"},
    {"database_password",
     TextPlace{[](DatabaseOptions& o) -> auto& { return o.database.password; }},
     "Instead of a URL: password of that user",
     Secrecy::kSecret},
    {"database_sslmode",
     ChoicePlace{[](DatabaseOptions& o) -> auto& { return o.database.sslmode; },
                 "disable allow prefer require verify-ca verify-full"},
     "How connections to PostgreSQL are encrypted, also with a URL (default: libpq's, prefer)"},
    {"database_max_connections",
     NumberPlace{
         [](DatabaseOptions& o) -> auto& { return o.broker.settings.database.readers; }, 1, 1000},
     "Connections that read at once"},
    {"database_pool_timeout",
     SecondsPlace{[](DatabaseOptions& o) -> auto& {
         return o.broker.settings.database.connection_wait_max;
     }},
     "Seconds for which a request waits for a connection"},
    {"database_connect_max_retries",
     NumberPlace{[](DatabaseOptions& o) -> auto& {
         return o.broker.settings.database.connect_retries_max;
     }},
     "At start, how often to try again, every 3 seconds, to connect to a database that does not "
     "answer"},
    {"database_statement_timeout",
     SecondsPlace{
         [](DatabaseOptions& o) -> auto& { return o.broker.settings.database.statement_time_max; }},
     "Seconds after which PostgreSQL gives a statement up"},
    {"sql_log_level",
     ChoicePlace{
         [](DatabaseOptions& o) -> auto& { return o.broker.settings.database.statements.level; },
         "none debug info warn error fatal"},
     "Level at which each statement is logged with its time"},
    {"sql_log_warn_duration",
     SecondsPlace{
         [](DatabaseOptions& o) -> auto& { return o.broker.settings.database.statements.slow; }},
     "Seconds from which on a statement is logged as a warning"},
    {"auto_migrate_db",
     FlagPlace{[](DatabaseOptions& o) -> auto& { return o.broker.settings.database.migrate; }},
     "Bring the schema up to date at start; otherwise a start on one that is not up to date fails"},
    {"auto_migrate_db_data",
     NoEffect{"true", "data is brought up to date with the schema: see auto_migrate_db", "true"},
     "Bring data up to date at start"},
    {"allow_missing_migration_files",
     FlagPlace{[](DatabaseOptions& o) -> auto& {
         return o.broker.settings.database.accept_newer_schema;
     }},
     "Start on the database of a newer version, at your own risk"},
    {"migration_target",
     NoEffect{"", "schemas don't go back: restore a backup instead"},
     "Take the schema back to an older version"},
    {"validate_database_connection_config",
     NoEffect{"true", "text is UTF-8 in every database of this broker", "true"},
     "Check the encoding of the connection"},
    {"database_connection_validation_timeout",
     NoEffect{"3600", "a connection that broke is replaced when it is found out"},
     "Seconds after which idle connections are checked"},
    {"metrics_sql_statement_timeout",
     NoEffect{"30", "database_statement_timeout holds for metrics, too"},
     "Seconds for statements of metrics"},
    {"sql_enable_caller_logging",
     NoEffect{"false", "entries name the statement", "false"},
     "Log who runs a statement"},
};

constexpr Setting kCleaning[] = {
    {"database_clean_enabled",
     MaybeFlagPlace{[](DatabaseOptions& o) -> auto& { return o.clean.enabled; }},
     "Clean on a schedule. Where nothing is said, what was overtaken is cleaned, and no version; "
     "true: versions, too, but for those to keep"},
    {"database_clean_cron_schedule",
     TextPlace{[](DatabaseOptions& o) -> auto& { return o.clean.schedule; }},
     "When to clean, as for cron, in UTC"},
    {"database_clean_deletion_limit",
     NumberPlace{[](DatabaseOptions& o) -> auto& { return o.clean.deletion_limit; }, 1, 1'000'000},
     "Versions, and branches, to delete at most in one run"},
    {"database_clean_overwritten_data_max_age",
     NumberPlace{[](DatabaseOptions& o) -> auto& { return o.clean.overwritten_data_max_age_days; },
                 0,
                 36'500},
     "Days after which replaced revisions and overtaken results are deleted"},
    {"database_clean_keep_version_selectors",
     TextPlace{[](DatabaseOptions& o) -> auto& { return o.clean.keep_versions; }},
     "JSON list of selectors of the versions to keep"},
    {"database_clean_keep_branch_selectors",
     TextPlace{[](DatabaseOptions& o) -> auto& { return o.clean.keep_branches; }},
     "JSON list of selectors of the branches to keep (none: all)"},
    {"database_clean_dry_run",
     FlagPlace{[](DatabaseOptions& o) -> auto& { return o.clean.dry_run; }},
     "Only log what would be deleted"},
};

}  // namespace

std::span<const Setting> database_settings() { return kDatabase; }
std::span<const Setting> cleaning_settings() { return kCleaning; }

}  // namespace accord::cli
