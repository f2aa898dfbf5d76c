// The SQL behind explanations.
#include "broker/store/explanation/background.hpp"

#include "broker/store/environments/environments.hpp"
#include "broker/store/id_list.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

using domain::Background;
using Ids = std::vector<std::int64_t>;

constexpr std::string_view kFailures = R"sql(
select f.id, f.wip, coalesce(f.pact_pending, 0), f.build_url
from verifications f
where f.id in ({})
)sql";

/// {}: r or s, a result by a version of the same branches as that of `f`.
constexpr std::string_view kOfTheSameBranches = R"sql(
and ({0}.provider_version_id = f.provider_version_id or exists (
    select 1
    from branch_versions b
    join branch_versions c on c.branch_id = b.branch_id
    where b.version_id = f.provider_version_id and c.version_id = {0}.provider_version_id))
)sql";

/// How many results of a content are looked at, the newest first, to find since when it fails.
constexpr std::int64_t kResultsLookedAtMax = 200;

/// Results are numbered in the order of time. Those up to the place `looked_at` are not looked at.
constexpr std::string_view kFailingSince = R"sql(
with failures (id, pact_version_id, number, provider_version_id, looked_at) as (
    select f.id, f.pact_version_id, f.number, f.provider_version_id, (
        select o.number
        from verifications o
        where o.pact_version_id = f.pact_version_id and o.number <= f.number
        order by o.number desc
        limit 1 offset cast(? as bigint))
    from verifications f
    where f.id in ({2})),
since (id, pact_version_id, number, provider_version_id, looked_at, success_number) as (
    select f.id, f.pact_version_id, f.number, f.provider_version_id, f.looked_at, (
        select s.number
        from verifications s
        where s.pact_version_id = f.pact_version_id
            and s.number < f.number and s.number > coalesce(f.looked_at, -1)
            and s.success = 1
        {1}
        order by s.number desc
        limit 1)
    from failures f)
select f.id, e.created_at, v.number,
       case when f.success_number is null and f.looked_at is not null then 1 else 0 end
from since f
join verifications e on e.pact_version_id = f.pact_version_id and e.number = (
    select r.number
    from verifications r
    where r.pact_version_id = f.pact_version_id and r.success = 0
        and r.number <= f.number and r.number > coalesce(f.success_number, f.looked_at, -1)
    {0}
    order by r.number
    limit 1)
join versions v on v.id = e.provider_version_id
)sql";

constexpr std::string_view kTestResults = R"sql(
select t.verification_id, t.content
from verification_test_results t
where t.verification_id in ({}) and length(t.content) <= ?
)sql";

constexpr std::string_view kContents = R"sql(
select f.id, x.content
from verifications f
join pact_versions x on x.id = f.pact_version_id
where f.id in ({}) and length(x.content) <= ?
)sql";

constexpr std::string_view kPacts = R"sql(
select p.id, x.sha, p.created_at, s.created_at, o.number, r.created_at, r.success, v.number
from pact_publications p
join pact_versions x on x.id = p.pact_version_id
left join verifications s on s.id = (
    select l.verification_id
    from latest_verifications l
    where l.pact_version_id = p.pact_version_id and l.success = 1
    order by l.verification_id desc
    limit 1)
left join versions o on o.id = s.provider_version_id
left join verifications r on r.id = (
    select max(l.verification_id)
    from latest_verifications l
    where l.pact_version_id = p.pact_version_id)
left join versions v on v.id = r.provider_version_id
where p.id in ({})
)sql";

constexpr std::string_view kRequests = R"sql(
select t.pact_publication_id, t.uuid, t.status, t.created_at
from triggered_webhooks t
where t.pact_publication_id in ({})
    and t.event_name = 'contract_requiring_verification_published'
order by t.id
)sql";

constexpr std::string_view kTeams = R"sql(
select n.id, coalesce(n.repository_url, ''), coalesce(n.main_branch, ''),
    case when exists (
        select 1
        from integrations i
        where i.consumer_id = n.id) then 1 else 0 end,
    case when exists (
        select 1
        from integrations i
        join verifications f on f.consumer_id = i.consumer_id and f.provider_id = i.provider_id
        where i.provider_id = n.id) then 1 else 0 end
from pacticipants n
where n.id in ({})
)sql";

constexpr std::string_view kBranches = R"sql(
select b.version_id, b.branch_name
from branch_versions b
where b.version_id in ({})
order by b.id
)sql";

/// Calls `take` with each row that the statement gives for these ids.
template <class Row, class Take, class... P>
void for_each_row(db::Session& session,
                  std::string_view sql,
                  std::span<const std::int64_t> ids,
                  Take take,
                  const P&... more) {
    in_portions(ids, [&](const IdList& list) {
        db::Params params = list.params();
        (params.add(more), ...);
        const std::string statement = fmt::format(fmt::runtime(sql), list.places());
        for (Row& row : session.all<Row>(statement, params)) {
            take(row);
        }
    });
}

class BackgroundFinder {
  public:
    BackgroundFinder(db::Session& session, domain::BackgroundIds ids)
        : session_(session), ids_(std::move(ids)) {}

    Background find() {
        find_failures();
        find_failed_interactions();
        find_pacts();
        find_teams();
        return std::move(found_);
    }

  private:
    void find_failures() {
        using Row = std::tuple<std::int64_t, bool, bool, std::optional<std::string>>;
        for_each_row<Row>(session_, kFailures, ids_.results, [&](Row& row) {
            auto& [id, wip, pending, build_url] = row;
            domain::ResultBackground& result = found_.results[id];
            result.pending = wip || pending;
            result.build_url = std::move(build_url);
        });
        using Since = std::tuple<std::int64_t, Instant, std::string, bool>;
        in_portions(ids_.results, [&](const IdList& list) {
            const auto sql = fmt::format(kFailingSince,
                                         fmt::format(kOfTheSameBranches, "r"),
                                         fmt::format(kOfTheSameBranches, "s"),
                                         list.places());
            db::Params params;
            params.add(kResultsLookedAtMax);
            list.add_to(params);
            for (auto& [id, at, version, or_earlier] : session_.all<Since>(sql, params)) {
                domain::ResultBackground& result = found_.results[id];
                result.failing_since = at;
                result.failing_since_version = std::move(version);
                result.failing_or_earlier = or_earlier;
            }
        });
    }

    void find_failed_interactions() {
        const auto some =
            std::span(ids_.results).first(std::min(ids_.results.size(), kExplainedFailuresMax));
        using Row = std::tuple<std::int64_t, std::string>;
        Ids nameless;
        for_each_row<Row>(
            session_,
            kTestResults,
            some,
            [&](const Row& row) {
                auto& failed = found_.results[std::get<0>(row)].failed;
                failed = domain::failed_interactions(std::get<1>(row));
                if (domain::lacks_names(failed)) {
                    nameless.push_back(std::get<0>(row));
                }
            },
            kExplainedBytesMax);
        for_each_row<Row>(
            session_,
            kContents,
            nameless,
            [&](const Row& row) {
                domain::name_interactions(found_.results[std::get<0>(row)].failed,
                                          std::get<1>(row));
            },
            kExplainedBytesMax);
    }

    void find_pacts() {
        using Row = std::tuple<std::int64_t,
                               std::string,
                               Instant,
                               std::optional<Instant>,
                               std::optional<std::string>,
                               std::optional<Instant>,
                               std::optional<bool>,
                               std::optional<std::string>>;
        for_each_row<Row>(session_, kPacts, ids_.pacts, [&](Row& row) {
            auto& [id, sha, published_at, success_at, fitting, newest_at, success, newest] = row;
            domain::PactBackground& pact = found_.pacts[id];
            pact.sha = std::move(sha);
            pact.published_at = published_at;
            if (success_at && fitting) {
                pact.newest_success = {std::move(*fitting), true, *success_at};
            }
            if (newest_at && success && newest) {
                pact.newest = {std::move(*newest), *success, *newest_at};
            }
        });
        using Request = std::tuple<std::int64_t, std::string, std::string, Instant>;
        for_each_row<Request>(session_, kRequests, ids_.pacts, [&](Request& row) {
            auto& [id, uuid, status, at] = row;
            found_.pacts[id].request = {std::move(uuid), std::move(status), at};
        });
    }

    void find_teams() {
        using Row = std::tuple<std::int64_t, std::string, std::string, bool, bool>;
        for_each_row<Row>(session_, kTeams, ids_.pacticipants, [&](Row& row) {
            auto& [id, repository, main_branch, consumes, provides] = row;
            found_.teams[id] = {std::move(repository), std::move(main_branch), consumes, provides};
        });
        using Branch = std::tuple<std::int64_t, std::string>;
        for_each_row<Branch>(session_, kBranches, ids_.versions, [&](Branch& row) {
            found_.branches[std::get<0>(row)] = std::move(std::get<1>(row));
        });
    }

    db::Session& session_;
    domain::BackgroundIds ids_;
    Background found_;
};

}  // namespace

domain::Background find_background(db::Session& session, const domain::Decision& decision) {
    Background found = BackgroundFinder(session, domain::background_ids(decision)).find();
    if (decision.options.environment) {
        const auto environment = find_environment_by_name(session, *decision.options.environment);
        found.contacts = environment ? environment->contacts.value_or("") : "";
    }
    return found;
}

}  // namespace accord::broker::store
