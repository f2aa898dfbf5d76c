// Pieces of SQL that statements about pacts share.
#pragma once

#include "db/sql.hpp"

#include <string_view>

namespace accord::broker::store {

/// Of a Pact, from a publication `pp` and what kPactJoins joins to it.
inline constexpr db::Sql kPactColumns = R"sql(
select pp.id, pp.consumer_id, c.name, pp.provider_id, p.name, v.id, v.number, v.ordinal,
       pp.revision_number, pv.id, pv.sha, pp.created_at
)sql";

inline constexpr db::Sql kPactJoins = R"sql(
join pacticipants c on c.id = pp.consumer_id
join pacticipants p on p.id = pp.provider_id
join versions v on v.id = pp.consumer_version_id
join pact_versions pv on pv.id = pp.pact_version_id
)sql";

inline constexpr db::Sql kPactSelect = kPactColumns + R"sql(
from pact_publications pp
)sql" + kPactJoins;

/// Which publications `pp` are meant, for lists and for deletion; the consumer `c` and the branch
/// `b` are joined where they are named.
inline constexpr std::string_view kCurrentPacts = R"sql(
where pp.current = 1
)sql";
inline constexpr std::string_view kPactsOfConsumer = R"sql(
and pp.consumer_id = ?
)sql";
inline constexpr std::string_view kPactsOfProvider = R"sql(
and pp.provider_id = ?
)sql";
inline constexpr std::string_view kPactsOfVersion = R"sql(
and pp.consumer_version_id = ?
)sql";
inline constexpr std::string_view kPactsOnBranch = R"sql(
and b.branch_name = ?
)sql";
inline constexpr std::string_view kPactsOnMainBranch = R"sql(
and b.branch_name = c.main_branch
)sql";

/// The newest version that both a tag (or a branch) and a publication for the provider have, found
/// by leaping from the newest of the one to the newest of the other that is no newer, until both
/// are the same: neither's past is walked through while the other has nothing there. Around it
/// stand the consumer `c` and the provider `p`.
inline constexpr db::Sql kLeapFrom = R"sql(
    with recursive leap (turn, ordinal, before) as (
        select 0, (
)sql";
inline constexpr db::Sql kLeapToPublication = R"sql(
        ), cast(null as bigint)
        union all
        select 1 - l.turn,
               case when l.turn = 0 then (
                   select max(x.consumer_version_ordinal)
                   from pact_publications x
                   where x.provider_id = p.id and x.consumer_id = c.id and x.current = 1
                       and x.consumer_version_ordinal <= l.ordinal)
               else (
)sql";
inline constexpr db::Sql kLeapUntilSame = R"sql(
                   ) end,
               l.ordinal
        from leap l
        where l.ordinal is not null and (l.before is null or l.before <> l.ordinal))
    select x.id
    from pact_publications x
    where x.provider_id = p.id and x.consumer_id = c.id and x.current = 1
        and x.consumer_version_ordinal = (select l.ordinal from leap l where l.before = l.ordinal)
)sql";
inline constexpr db::Sql kNoNewer = R"sql(
    and t.version_ordinal <= l.ordinal
)sql";
inline constexpr db::Sql kNewestTagged = R"sql(
    select max(t.version_ordinal)
    from tags t
    where t.pacticipant_id = c.id and t.name = ?
)sql";
inline constexpr db::Sql kNewestOnBranch = R"sql(
    select max(t.version_ordinal)
    from branch_versions t
    where t.branch_id = (select b.id from branches b where b.pacticipant_id = c.id and b.name = ?)
)sql";

inline constexpr db::Sql kChosenTagged =
    kLeapFrom + kNewestTagged + kLeapToPublication + kNewestTagged + kNoNewer + kLeapUntilSame;

}  // namespace accord::broker::store
