// Asks either database what it has done: see work_done.hpp.
#include "support/database/work_done.hpp"

#include "db/dialect/connection_url.hpp"

#include <cstdint>
#include <string_view>

namespace accord::support {
namespace {

constexpr std::string_view kRowsRead = R"sql(
select cast(sum(pg_stat_get_xact_tuples_returned(c.oid) + pg_stat_get_xact_tuples_fetched(c.oid))
            as bigint)
from pg_class c
where c.relkind in ('r', 'i') and c.relnamespace = cast('public' as regnamespace)
)sql";

constexpr std::string_view kTables = R"sql(
select string_agg(format('public.%I', tablename), ', ')
from pg_tables
where schemaname = 'public'
)sql";

/// A plan that is kept has to be cheaper than those that were made on the way there, on average;
/// who asked while tables were empty would never keep one. New connections know of nothing.
constexpr std::string_view kEndOthers = R"sql(
select pg_terminate_backend(pid)
from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
)sql";

/// It plans the first five times, whatever comes of it.
constexpr std::string_view kPlannedEachTime = R"sql(
select statement
from pg_prepared_statements
where custom_plans > 5
)sql";

}  // namespace

void tidy_up(const std::string& database_url) {
    const auto url = db::parse_connection_url(database_url).value();
    if (url.dialect == db::Dialect::kPostgres) {
        db::Session session(url.dialect, url.connection);
        // Pages that other tests have left make a plan cost more than it will in any broker.
        session.run_once("vacuum (full, analyze) " + session.one<std::string>(kTables).value());
        session.all<bool>(kEndOthers);
    }
}

void plan_for_large_tables(db::Session& session) {
    if (session.dialect() == db::Dialect::kPostgres) {
        for (const auto* way : {"seqscan", "hashjoin", "mergejoin", "bitmapscan", "material"}) {
            session.run_once(std::string("set local enable_").append(way).append(" = off"));
        }
    }
}

double work_done(db::Session& session) {
    return session.dialect() == db::Dialect::kPostgres
               ? static_cast<double>(session.one<std::int64_t>(kRowsRead).value())
               : static_cast<double>(session.steps_taken());
}

std::vector<std::string> planned_each_time(db::Session& session) {
    return session.dialect() == db::Dialect::kPostgres ? session.all<std::string>(kPlannedEachTime)
                                                       : std::vector<std::string>();
}

}  // namespace accord::support
