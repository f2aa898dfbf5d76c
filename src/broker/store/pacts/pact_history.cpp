// Publications and results in the order of their indexes: the SQL.
#include "broker/store/pacts/pact_history.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kPastPublications = R"sql(
select v.id, v.number, pp.consumer_version_ordinal, pp.created_at, pv.sha,
       (select x.number
        from pact_publications f
        join versions x on x.id = f.consumer_version_id
        where f.pact_version_id = pp.pact_version_id and f.current = 1
        order by f.consumer_version_ordinal
        limit 1),
       r.success, w.number, r.execution_date
from pact_publications pp
join versions v on v.id = pp.consumer_version_id
join pact_versions pv on pv.id = pp.pact_version_id
left join verifications r on r.id = (select max(l.verification_id) from latest_verifications l
                                     where l.pact_version_id = pp.pact_version_id)
left join versions w on w.id = r.provider_version_id
where pp.consumer_id = ? and pp.provider_id = ? and pp.current = 1
    and pp.consumer_version_ordinal < ?
order by pp.consumer_version_ordinal desc
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

std::vector<PastPublication> list_past_publications(db::Session& session,
                                                    std::int64_t consumer_id,
                                                    std::int64_t provider_id,
                                                    std::int64_t before_ordinal,
                                                    std::int64_t count_max) {
    return session.all<PastPublication>(
        kPastPublications, consumer_id, provider_id, before_ordinal, count_max);
}

std::vector<PastResult> list_past_results(db::Session& session,
                                          std::int64_t content_id,
                                          std::int64_t before_number,
                                          std::int64_t count_max) {
    return session.all<PastResult>(kPastResults, content_id, before_number, count_max);
}

}  // namespace accord::broker::store
