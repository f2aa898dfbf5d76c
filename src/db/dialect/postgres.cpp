// Errors, settings and collation of PostgreSQL: see postgres.hpp.
#include "db/dialect/postgres.hpp"

#include "base/text.hpp"
#include "db/dialect/libpq.hpp"

#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>

#include <algorithm>
#include <iterator>

namespace accord::db {
namespace {

/// Who waits for another transaction for so long gives up; its own connection has been lost, or it
/// is stuck.
constexpr auto kLockTimeMax = std::chrono::seconds(10);

/// A node that has stopped in the midst of a transaction must not hold up the others for ever.
constexpr auto kIdleTimeMax = std::chrono::seconds(60);

/// One statement for each table that has text to be compared otherwise.
constexpr std::string_view kAlterText = R"sql(
select format('alter table %I ', c.relname)
    || string_agg(format('alter column %I type text collate "C"', a.attname), ', ')
from pg_class c
join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = cast(cast(current_schema() as text) as regnamespace) and c.relkind = 'r'
    and a.attnum > 0 and not a.attisdropped
    and a.atttypid = cast('text' as regtype)
    and a.attcollation <> (select k.oid from pg_collation k
                           where k.collname = 'C'
                               and k.collnamespace = cast('pg_catalog' as regnamespace))
group by c.relname
)sql";

/// What suits us, where the server has it. Our statements are short: compiling one (since
/// PostgreSQL 11) takes longer than running it, most of all while nothing is known of the tables.
/// Large texts are compressed with LZ4 (since 14) in a tenth of the time of the older method.
constexpr std::string_view kPreferences = R"sql(
select set_config(name, case name when 'jit' then 'off' else 'lz4' end, false)
from pg_settings
where name = 'jit' or (name = 'default_toast_compression' and 'lz4' = any(enumvals))
)sql";

constexpr std::string_view kServerEncoding = R"sql(
select current_setting('server_encoding')
)sql";

/// "Cannot establish connection to the database." and the advice of libpq are left out.
std::string reasons_of(std::string_view message) {
    std::vector<std::string> reasons;
    for (const auto line : split(message, '\n')) {
        const bool is_advice = line.starts_with('\t');
        if (!trim(line).empty() && !is_advice && !line.starts_with("Cannot establish")) {
            reasons.emplace_back(trim(line));
        }
    }
    return join(reasons, "; ");
}

/// There is no code of an error in connecting; these words come from the server, untranslated
/// unless somebody asked for it.
constexpr std::string_view kPermanent[] = {"password authentication failed",
                                           "no password supplied",
                                           "no pg_hba.conf entry",
                                           "authentication failed",
                                           "does not exist",
                                           "is not permitted to log in",
                                           "permission denied for database",
                                           "invalid connection option",
                                           "invalid integer value",
                                           "invalid port number",
                                           "invalid sslmode value",
                                           "server does not support SSL",
                                           "certificate"};

bool is_permanent(std::string_view reasons) {
    return std::ranges::any_of(
        kPermanent, [&](std::string_view words) { return reasons.find(words) != reasons.npos; });
}

}  // namespace

std::optional<std::string> sqlstate_of(const soci::soci_error& error) {
    const auto* postgres = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    return postgres == nullptr ? std::nullopt : std::optional(postgres->sqlstate());
}

void open_postgres(soci::session& session, const std::string& words) {
    if (!load_libpq()) {
        throw soci::soci_error("there is no libpq");
    }
    session.open(soci::postgresql, words);
}

Error postgres_connect_error(const soci::soci_error& error) {
    if (const auto loaded = load_libpq(); !loaded) {
        return loaded.error();
    }
    auto reasons = reasons_of(error.what());
    const auto code = is_permanent(reasons) ? ErrorCode::kIo : ErrorCode::kUnavailable;
    return {code, fmt::format("cannot connect to the database: {}", reasons)};
}

void set_up_postgres(Session& session, std::chrono::milliseconds statement_time_max) {
    session.run_once(
        fmt::format("set client_encoding = 'UTF8'; "
                    "set client_min_messages = error; "
                    "set statement_timeout = {}; "
                    "set lock_timeout = {}; "
                    "set idle_in_transaction_session_timeout = {}",
                    statement_time_max.count(),
                    std::chrono::milliseconds(kLockTimeMax).count(),
                    std::chrono::milliseconds(kIdleTimeMax).count()));
    session.all<std::string>(kPreferences);
    const auto encoding = session.one<std::string>(kServerEncoding).value_or("");
    if (encoding != "UTF8" && encoding != "SQL_ASCII") {
        throw DatabaseFailure(
            {ErrorCode::kIo,
             fmt::format("the database keeps text as {}; it must be UTF8: create database ... "
                         "encoding 'UTF8' template template0",
                         encoding)});
    }
}

void compare_text_by_bytes(Session& session) {
    for (const auto& alter : session.all<std::string>(kAlterText)) {
        session.run_once(alter);
    }
}

}  // namespace accord::db
