// Sequences of both databases: see sequence.hpp.
#include "db/dialect/sequence.hpp"

#include "db/sql.hpp"

#include <fmt/format.h>

namespace accord::db {
namespace {

constexpr db::Sql kAdvance = R"sql(
update sequences
set value = value + ?
where name = ?
)sql";

constexpr db::Sql kAdvanceAndTell = kAdvance + R"sql(
returning value
)sql";

constexpr std::string_view kNextInSequence = R"sql(
select nextval(cast(? as regclass))
)sql";

constexpr std::string_view kReached = R"sql(
select value
from sequences
where name = ?
)sql";

constexpr std::string_view kRaiseInTable = R"sql(
update sequences
set value = ?
where name = ? and value < ?
)sql";

constexpr std::string_view kRaiseSequence = R"sql(
select setval(cast(to_regclass(?) as regclass), ?)
where to_regclass(?) is not null and coalesce(pg_sequence_last_value(to_regclass(?)), 0) < ?
)sql";

}  // namespace

std::int64_t advance(Session& session, std::string_view row, std::int64_t by) {
    if (session.dialect() == Dialect::kPostgres) {
        return session.one<std::int64_t>(kAdvanceAndTell, by, row).value();
    }
    session.run(kAdvance, by, row);
    return session.one<std::int64_t>(kReached, row).value();
}

std::int64_t next_in(Session& session, std::string_view sequence) {
    return session.dialect() == Dialect::kSqlite
               ? advance(session, sequence, 1)
               : session.one<std::int64_t>(kNextInSequence, sequence).value();
}

void raise_to(Session& session, std::string_view sequence, std::int64_t value) {
    session.run(kRaiseInTable, value, sequence, value);
    if (session.dialect() == Dialect::kPostgres) {
        session.one<std::int64_t>(kRaiseSequence, sequence, value, sequence, sequence, value);
    }
}

void make_sequence(Session& session, std::string_view sequence) {
    if (session.dialect() == Dialect::kPostgres) {
        const auto reached = session.one<std::int64_t>(kReached, sequence).value();
        session.run_once(fmt::format("create sequence {} start with {}", sequence, reached + 1));
    }
}

}  // namespace accord::db
