// Which contracts stand for an integration where integrations are told: SQL.
#pragma once

#include "db/sql.hpp"

namespace accord::broker::store {

/// Joins to `integrations i` and its consumer `pacticipants c` the newest publication of the pair,
/// `n`, and the one that is shown, `p`: of the head of the consumer's main branch, or the newest
/// where that has none.
constexpr db::Sql kShownContracts = R"sql(
join pact_publications n on n.id =
    (select x.id from pact_publications x
     where x.provider_id = i.provider_id and x.consumer_id = i.consumer_id and x.current = 1
     order by x.consumer_version_ordinal desc limit 1)
join pact_publications p on p.id = coalesce(
    (select m.id from branch_heads h
     join pact_publications m on m.consumer_version_id = h.version_id
         and m.provider_id = i.provider_id and m.current = 1
     where h.pacticipant_id = i.consumer_id and h.branch_name = c.main_branch limit 1),
    n.id)
)sql";

}  // namespace accord::broker::store
