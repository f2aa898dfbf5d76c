// Recognising databases by their tables of migrations: see ruby_schema.hpp.
#include "broker/transfer/ruby_database/ruby_schema.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::transfer {
namespace {

/// The migrations of 2.120 that made what is read here, and the last of all.
constexpr std::string_view kNeeded = "20240112_";
constexpr std::string_view kNewest = "20260217_";

constexpr std::string_view kColumnOfSqlite = R"sql(
select count(*)
from pragma_table_info('schema_migrations')
where name = ?
)sql";

constexpr std::string_view kColumnOfPostgres = R"sql(
select count(*)
from information_schema.columns
where table_name = 'schema_migrations' and table_schema = any (current_schemas(false))
    and column_name = ?
)sql";

constexpr std::string_view kMigrationFiles = R"sql(
select filename
from schema_migrations
order by filename
)sql";

bool has_migrations_column(db::Session& session, std::string_view column) {
    const bool sqlite = session.dialect() == db::Dialect::kSqlite;
    return session.one<std::int64_t>(sqlite ? kColumnOfSqlite : kColumnOfPostgres, column)
               .value_or(0) > 0;
}

}  // namespace

bool is_own_schema(db::Session& session) { return has_migrations_column(session, "number"); }

Result<void> check_ruby_schema(db::Session& session, bool accept_newer) {
    if (!has_migrations_column(session, "filename")) {
        return invalid_input(
            "it is no database of a Pact Broker: there is no table schema_migrations with a column "
            "filename");
    }
    const auto files = session.all<std::string>(kMigrationFiles);
    const auto starts = [](std::string_view with) {
        return [with](const std::string& file) { return file.starts_with(with); };
    };
    if (std::ranges::none_of(files, starts(kNeeded))) {
        return invalid_input(fmt::format(
            "the Pact Broker's tables are older than those of 2.120 (the last migration is {}): "
            "start a Pact Broker 2.120 on it once, which migrates them",
            files.empty() ? "none" : files.back()));
    }
    const auto newer = std::ranges::find_if(files, [](const std::string& file) {
        return std::string_view(file).substr(0, kNewest.size()) > kNewest && file.size() > 9 &&
               file[8] == '_';
    });
    if (newer != files.end() && !accept_newer) {
        return invalid_input(
            fmt::format("the Pact Broker's tables are newer than those of 2.120 (migration {}): "
                        "with --accept-newer-schema they are read as far as they are known",
                        *newer));
    }
    return {};
}

}  // namespace accord::broker::transfer
