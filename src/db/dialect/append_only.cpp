// The triggers of both databases: see append_only.hpp.
#include "db/dialect/append_only.hpp"

#include <fmt/format.h>

namespace accord::db {
namespace {

constexpr std::string_view kRefuseOnSqlite = R"sql(
create trigger {0}_no_{1} before {1} on {0}
begin
    select raise(abort, '{0} is only added to');
end
)sql";

constexpr std::string_view kFunctionOfPostgres = R"sql(
create function refuse_change_of_{0}() returns trigger language plpgsql as $body$
begin
    raise exception '{0} is only added to';
end
$body$
)sql";

constexpr std::string_view kRefuseOnPostgres = R"sql(
create trigger {0}_only_added_to before update or delete or truncate on {0}
for each statement execute function refuse_change_of_{0}()
)sql";

}  // namespace

void make_append_only(Session& session, std::string_view table) {
    if (session.dialect() == Dialect::kSqlite) {
        for (const auto* change : {"update", "delete"}) {
            session.run_once(fmt::format(kRefuseOnSqlite, table, change));
        }
        return;
    }
    session.run_once(fmt::format(kFunctionOfPostgres, table));
    session.run_once(fmt::format(kRefuseOnPostgres, table));
}

}  // namespace accord::db
