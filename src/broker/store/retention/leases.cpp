// Leases: the SQL. One statement each, so that two nodes never both get the row.
#include "broker/store/retention/leases.hpp"

#include "db/sql.hpp"

namespace accord::broker::store {
namespace {

constexpr db::Sql kTake = R"sql(
insert into leases (name, holder, until, due)
values (?, ?, ?, ?)
on conflict (name) do update
set holder = excluded.holder, until = excluded.until,
    due = case when excluded.due > leases.due then excluded.due else leases.due end
where (leases.holder = excluded.holder or leases.until <= ?)
)sql";

constexpr db::Sql kTakeLease = kTake + R"sql(
returning name
)sql";

constexpr db::Sql kTakeLeaseFor = kTake + R"sql(
and leases.due < excluded.due
returning name
)sql";

constexpr std::string_view kGiveLeaseBack = R"sql(
update leases
set until = 0
where name = ? and holder = ?
)sql";

bool take(db::Session& session, std::string_view sql, const LeaseRequest& request, Instant due) {
    return session
        .one<std::string>(sql, request.name, request.holder, request.until, due, request.now)
        .has_value();
}

}  // namespace

bool take_lease(db::Session& session, const LeaseRequest& request) {
    return take(session, kTakeLease, request, Instant{});
}

bool take_lease_for(db::Session& session, const LeaseRequest& request, Instant due) {
    return take(session, kTakeLeaseFor, request, due);
}

void give_lease_back(db::Session& session, std::string_view name, std::string_view holder) {
    session.run(kGiveLeaseBack, name, holder);
}

}  // namespace accord::broker::store
