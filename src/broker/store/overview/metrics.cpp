// Counting: the SQL. Everything in one query, the distributions in one each.
#include "broker/store/overview/metrics.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kCounts = R"sql(
select (select count(*) from pacticipants),
       (select count(*) from pacticipants where main_branch is not null),
       (select count(*) from integrations i
        where exists (select 1 from pact_publications x
                      where x.provider_id = i.provider_id and x.consumer_id = i.consumer_id)),
       (select count(*) from pact_publications),
       (select created_at from pact_publications order by id limit 1),
       (select created_at from pact_publications order by id desc limit 1),
       (select count(*) from pact_versions),
       (select created_at from verifications order by id limit 1),
       (select created_at from verifications order by id desc limit 1),
       (select count(*) from versions),
       (select count(distinct version_id) from branch_versions),
       (select count(distinct version_id) from branch_versions where auto_created = 0),
       (select count(*) from tags),
       (select count(distinct name) from tags),
       (select count(*) from (select distinct pacticipant_id, name from tags) d),
       (select count(*) from environments),
       d.deployments, d.of_user,
       (select count(*) from currently_deployed),
       (select count(*) from released_versions),
       (select count(*) from released_versions where support_ended_at is null),
       n.interactions, n.messages,
       (select count(*) from webhooks),
       (select count(*) from triggered_webhooks),
       (select count(*) from webhook_executions)
from (select count(*) as deployments,
                   cast(coalesce(sum(1 - auto_created), 0) as bigint) as of_user
            from deployed_versions) d
cross join (select cast(coalesce(sum(v.interactions_count), 0) as bigint) as interactions,
                   cast(coalesce(sum(v.messages_count), 0) as bigint) as messages
            from integrations i
            join pact_publications p on p.id =
                (select x.id from pact_publications x
                 where x.provider_id = i.provider_id and x.consumer_id = i.consumer_id
                     and x.current = 1
                 order by x.consumer_version_ordinal desc limit 1)
            join pact_versions v on v.id = p.pact_version_id) n
)sql";

constexpr std::string_view kRevisionsPerPact = R"sql(
select g.revisions, count(*)
from (select count(*) as revisions
      from pact_publications
      group by consumer_version_id, provider_id) g
group by g.revisions
order by g.revisions
)sql";

/// All that is counted of results, in one pass over an index.
constexpr std::string_view kResultsPerContent = R"sql(
select g.results, count(*), cast(sum(g.successes) as bigint), cast(sum(g.kinds) as bigint)
from (select cast(sum(d.n) as bigint) as results, sum(d.n * d.success) as successes,
             count(*) as kinds
      from (select pact_version_id, success, provider_version_id, count(*) as n
            from verifications
            group by pact_version_id, success, provider_version_id) d
      group by d.pact_version_id) g
group by g.results
order by g.results
)sql";

}  // namespace

Counts count_everything(db::Session& session) { return *session.one<Counts>(kCounts); }

std::vector<Frequency> revisions_per_pact(db::Session& session) {
    return session.all<Frequency>(kRevisionsPerPact);
}

ResultCounts count_results(db::Session& session) {
    using Row = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    ResultCounts counts;
    for (const auto& [number, contents, successes, kinds] : session.all<Row>(kResultsPerContent)) {
        counts.per_content.push_back({number, contents});
        counts.results += number * contents;
        counts.successes += successes;
        counts.distinct += kinds;
    }
    return counts;
}

}  // namespace accord::broker::store
