// Views before tables, on either database: see shadow.hpp.
#include "db/shadows/shadow.hpp"

#include <fmt/format.h>

namespace accord::db {
namespace {

/// Is the last thing that is made.
constexpr std::string_view kHasShadowsOnSqlite = R"sql(
select 1
from sqlite_temp_master
where name = 'shadows_made'
)sql";

constexpr std::string_view kHasShadowsOnPostgres = R"sql(
select 1
where to_regclass('pg_temp.shadows_made') is not null
)sql";

constexpr std::string_view kCurrentSchema = R"sql(
select cast(current_schema() as text)
)sql";

constexpr std::string_view kTellNumbersOnSqlite = R"sql(
insert into temp.told_numbers (name, value)
values {}
on conflict (name) do update
set value = excluded.value
)sql";

constexpr std::string_view kTellNumbersOnPostgres = R"sql(
select concat({})
)sql";

bool is_sqlite(const Session& session) { return session.dialect() == Dialect::kSqlite; }

void make_all(Session& session, std::span<const Shadow> shadows) {
    const bool sqlite = is_sqlite(session);
    if (sqlite) {
        session.run_once(
            "create temp table told_numbers (name text not null primary key, value integer)");
    }
    for (const auto& [table, condition] : shadows) {
        session.run_once(fmt::format("create temp view {} as select * from {} x where {}",
                                     table,
                                     behind_shadow(session, table),
                                     condition));
    }
    session.run_once("create temp table shadows_made (id integer)");
}

}  // namespace

bool has_shadows(Session& session) {
    return session
        .one<std::int64_t>(is_sqlite(session) ? kHasShadowsOnSqlite : kHasShadowsOnPostgres)
        .has_value();
}

void make_shadows(Session& session, std::span<const Shadow> shadows) {
    session.run_once("begin");
    try {
        make_all(session, shadows);
        session.run_once("commit");
    } catch (const DatabaseFailure&) {
        if (!session.is_broken()) {
            session.run_once("rollback");
        }
        throw;
    }
}

std::string behind_shadow(Session& session, std::string_view table) {
    return is_sqlite(session)
               ? fmt::format("main.{}", table)
               : fmt::format(
                     "\"{}\".{}", session.one<std::string>(kCurrentSchema).value_or(""), table);
}

std::string told_number(Session& session, std::string_view name) {
    return is_sqlite(session)
               ? fmt::format("(select value from temp.told_numbers where name = '{}')", name)
               : fmt::format("(select cast(current_setting('accord.{}') as bigint))", name);
}

void tell_numbers(Session& session,
                  std::span<const std::pair<std::string_view, std::int64_t>> numbers) {
    Params params;
    std::string parts;
    for (const auto& [name, value] : numbers) {
        const std::string_view comma = parts.empty() ? "" : ", ";
        if (is_sqlite(session)) {
            params.add(name).add(value);
            parts += fmt::format("{}(?, ?)", comma);
        } else {
            params.add(fmt::format("accord.{}", name)).add(std::to_string(value));
            parts += fmt::format("{}set_config(?, ?, false)", comma);
        }
    }
    if (is_sqlite(session)) {
        session.run(fmt::format(kTellNumbersOnSqlite, parts), params);
    } else {
        session.all<std::string>(fmt::format(kTellNumbersOnPostgres, parts), params);
    }
}

}  // namespace accord::db
