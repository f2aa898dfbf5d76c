// Asking either database for its size: see size.hpp.
#include "db/dialect/size.hpp"

namespace accord::db {
namespace {

constexpr std::string_view kSizeOfSqlite = R"sql(
select c.page_count * s.page_size, f.freelist_count * s.page_size
from pragma_page_count() c, pragma_page_size() s, pragma_freelist_count() f
)sql";

constexpr std::string_view kSizeOfPostgres = R"sql(
select pg_database_size(current_database()), 0
)sql";

}  // namespace

DatabaseSize measure(Session& session) {
    using Row = std::tuple<std::int64_t, std::int64_t>;
    const bool sqlite = session.dialect() == Dialect::kSqlite;
    const auto [bytes, free_bytes] = *session.one<Row>(sqlite ? kSizeOfSqlite : kSizeOfPostgres);
    return {bytes, free_bytes};
}

}  // namespace accord::db
