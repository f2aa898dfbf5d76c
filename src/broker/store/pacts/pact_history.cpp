// Publications and results in the order of their indexes: the SQL. Few of many are found from what
// marks them: their environment, their tag, their branch.
#include "broker/store/pacts/pact_history.hpp"

#include "db/sql.hpp"

namespace accord::broker::store {
namespace {

constexpr db::Sql kPastColumns = R"sql(
select v.id, v.number, pp.consumer_version_ordinal, pp.created_at, pv.sha,
       (select x.number
        from pact_publications f
        join versions x on x.id = f.consumer_version_id
        where f.pact_version_id = pp.pact_version_id and f.current = 1
        order by f.consumer_version_ordinal
        limit 1),
       r.success, w.number, r.execution_date
)sql";

constexpr db::Sql kPastJoins = R"sql(
join versions v on v.id = pp.consumer_version_id
join pact_versions pv on pv.id = pp.pact_version_id
left join verifications r on r.id = (select max(l.verification_id) from latest_verifications l
                                     where l.pact_version_id = pp.pact_version_id)
left join versions w on w.id = r.provider_version_id
)sql";

constexpr db::Sql kPastOfAll = kPastColumns + R"sql(
from pact_publications pp
)sql" + kPastJoins + R"sql(
where pp.consumer_id = ? and pp.provider_id = ? and pp.current = 1
    and pp.consumer_version_ordinal < ?
order by pp.consumer_version_ordinal desc
limit ?
)sql";

/// SQLite follows a cross join in its order: from what marks versions to their publications,
/// between the pair's newest one that is asked for and its first.
constexpr db::Sql kOfMarked = R"sql(
cross join pact_publications pp
)sql" + kPastJoins + R"sql(
where pp.consumer_version_id = k.version_id and pp.provider_id = ? and pp.current = 1
    and k.version_ordinal <= (select max(x.consumer_version_ordinal)
                              from pact_publications x
                              where x.provider_id = ? and x.consumer_id = ?
                                  and x.consumer_version_ordinal < ?)
    and k.version_ordinal >= (select min(x.consumer_version_ordinal)
                              from pact_publications x
                              where x.provider_id = ? and x.consumer_id = ?)
)sql";

constexpr db::Sql kPastOnBranch = kPastColumns + R"sql(
from branch_versions k
)sql" + kOfMarked + R"sql(
and k.branch_id = (select id from branches where pacticipant_id = ? and name = ?)
)sql";

constexpr db::Sql kPastWithTag = kPastColumns + R"sql(
from tags k
)sql" + kOfMarked + R"sql(
and k.pacticipant_id = ? and k.name = ?
)sql";

constexpr db::Sql kPastInEnvironment = kPastColumns + R"sql(
from (select p.version_id, x.ordinal version_ordinal, p.pacticipant_id, p.environment_id
      from (select version_id, pacticipant_id, environment_id
            from currently_deployed
            union
            select version_id, pacticipant_id, environment_id
            from released_versions
            where support_ended_at is null) p
      join versions x on x.id = p.version_id) k
)sql" + kOfMarked + R"sql(
and k.pacticipant_id = ? and k.environment_id = ?
)sql";

constexpr std::string_view kAlsoOnBranch = R"sql(
and exists (select 1 from branch_versions b
            where b.version_id = pp.consumer_version_id and b.branch_name = ?)
)sql";

constexpr std::string_view kAlsoWithTag = R"sql(
and exists (select 1 from tags t where t.version_id = pp.consumer_version_id and t.name = ?)
)sql";

constexpr std::string_view kNewestMarkedFirst = R"sql(
order by k.version_ordinal desc
limit ?
)sql";

constexpr std::string_view kPastResults = R"sql(
select r.number, r.success, v.id, v.number, r.execution_date, r.pact_pending, r.build_url,
       r.verified_by_implementation, r.verified_by_version, t.passed, t.failed
from verifications r
join versions v on v.id = r.provider_version_id
left join verification_test_results t on t.verification_id = r.id
where r.pact_version_id = ? and r.number < ?
order by r.number desc
limit ?
)sql";

}  // namespace

std::vector<PastPublication> list_past_publications(db::Session& session, const PastQuery& query) {
    const auto& [consumer_id, provider_id, branch, tag, environment_id, before, count_max] = query;
    if (!branch && !tag && !environment_id) {
        return session.all<PastPublication>(
            kPastOfAll, consumer_id, provider_id, before, count_max);
    }
    db::Params params;
    params.add(provider_id);
    params.add(provider_id).add(consumer_id).add(before);
    params.add(provider_id).add(consumer_id);
    params.add(consumer_id);
    std::string sql;
    if (environment_id) {
        sql = std::string_view(kPastInEnvironment);
        params.add(*environment_id);
    } else if (tag) {
        sql = std::string_view(kPastWithTag);
        params.add(*tag);
    } else {
        sql = std::string_view(kPastOnBranch);
        params.add(*branch);
    }
    if (tag && environment_id) {
        sql += kAlsoWithTag;
        params.add(*tag);
    }
    if (branch && (tag || environment_id)) {
        sql += kAlsoOnBranch;
        params.add(*branch);
    }
    sql += kNewestMarkedFirst;
    params.add(count_max);
    return session.all<PastPublication>(sql, params);
}

std::vector<PastResult> list_past_results(db::Session& session,
                                          std::int64_t content_id,
                                          std::int64_t before_number,
                                          std::int64_t count_max) {
    return session.all<PastResult>(kPastResults, content_id, before_number, count_max);
}

}  // namespace accord::broker::store
