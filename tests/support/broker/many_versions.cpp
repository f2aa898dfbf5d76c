// Rows from numbers: see many_versions.hpp.
#include "support/broker/many_versions.hpp"

namespace accord::support {
namespace {

constexpr auto kAddVersions = R"sql(
insert into versions (pacticipant_id, number, ordinal, created_at, updated_at)
with recursive n (i) as (
    select 1
    union all
    select i + 1
    from n
    where i < cast(? as bigint))
select p.id, 'many-' || n.i, -n.i, 0, 0
from n
cross join pacticipants p
where p.name = ?
)sql";

constexpr auto kTagVersions = R"sql(
insert into tags (version_id, name, pacticipant_id, version_ordinal, created_at, updated_at)
select v.id, cast(? as text), v.pacticipant_id, v.ordinal, 0, 0
from versions v
join pacticipants p on p.id = v.pacticipant_id
where p.name = ? and v.ordinal < 0
)sql";

}  // namespace

void add_tagged_versions(db::Session& session,
                         std::string_view pacticipant,
                         std::string_view tag,
                         std::int64_t count) {
    session.run(kAddVersions, count, pacticipant);
    session.run(kTagVersions, tag, pacticipant);
}

}  // namespace accord::support
