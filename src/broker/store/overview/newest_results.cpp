// The newest result of a pair: the SQL. Consumer versions are looked at from the newest one on, and
// the first that has a result ends the search.
#include "broker/store/overview/newest_results.hpp"

#include "db/sql.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kAnyResult = R"sql(
select 1
from verifications
where consumer_id = ? and provider_id = ?
limit 1
)sql";

constexpr db::Sql kResultColumns = R"sql(
select r.success, coalesce(r.pact_pending, 0), v.sha
)sql";

constexpr db::Sql kNewestOfContent = R"sql(
join verifications r on r.id = (select max(l.verification_id) from latest_verifications l
                                where l.pact_version_id = x.pact_version_id)
join pact_versions v on v.id = x.pact_version_id
)sql";

constexpr db::Sql kOfPublications = kResultColumns + R"sql(
from pact_publications x
)sql" + kNewestOfContent + R"sql(
where x.consumer_id = ? and x.provider_id = ? and x.current = 1
)sql";

constexpr db::Sql kFirstFound = R"sql(
order by x.consumer_version_ordinal desc
limit 1
)sql";

constexpr db::Sql kNewestResult = kOfPublications + kFirstFound;

constexpr db::Sql kNewestResultOfUntagged = kOfPublications + R"sql(
and not exists (select 1 from tags t where t.version_id = x.consumer_version_id)
)sql" + kFirstFound;

constexpr db::Sql kNewestResultOfTagged = kResultColumns + R"sql(
from tags t
join pact_publications x on x.consumer_version_id = t.version_id and x.provider_id = ?
    and x.current = 1
)sql" + kNewestOfContent + R"sql(
where t.pacticipant_id = ? and t.name = ?
order by t.version_ordinal desc
limit 1
)sql";

constexpr db::Sql kNewestResultBetweenTags = kResultColumns + R"sql(
from tags t
join pact_publications x on x.consumer_version_id = t.version_id and x.provider_id = ?
    and x.current = 1
join latest_verifications l on l.pact_version_id = x.pact_version_id
join tags o on o.version_id = l.provider_version_id and o.name = ?
join verifications r on r.id = l.verification_id
join pact_versions v on v.id = x.pact_version_id
where t.pacticipant_id = ? and t.name = ?
order by t.version_ordinal desc, o.version_ordinal desc
limit 1
)sql";

}  // namespace

bool has_results(db::Session& session, std::int64_t consumer_id, std::int64_t provider_id) {
    return session.one<std::int64_t>(kAnyResult, consumer_id, provider_id).has_value();
}

std::optional<ResultForBadge> newest_result(db::Session& session,
                                            std::int64_t consumer_id,
                                            std::int64_t provider_id) {
    return session.one<ResultForBadge>(kNewestResult, consumer_id, provider_id);
}

std::optional<ResultForBadge> newest_result_of_tagged(db::Session& session,
                                                      std::int64_t consumer_id,
                                                      std::int64_t provider_id,
                                                      std::string_view tag) {
    return session.one<ResultForBadge>(kNewestResultOfTagged, provider_id, consumer_id, tag);
}

std::optional<ResultForBadge> newest_result_of_untagged(db::Session& session,
                                                        std::int64_t consumer_id,
                                                        std::int64_t provider_id) {
    return session.one<ResultForBadge>(kNewestResultOfUntagged, consumer_id, provider_id);
}

std::optional<ResultForBadge> newest_result_between_tags(db::Session& session,
                                                         std::int64_t consumer_id,
                                                         std::string_view consumer_tag,
                                                         std::int64_t provider_id,
                                                         std::string_view provider_tag) {
    return session.one<ResultForBadge>(
        kNewestResultBetweenTags, provider_id, provider_tag, consumer_id, consumer_tag);
}

}  // namespace accord::broker::store
