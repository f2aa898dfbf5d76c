// Standings: the SQL. Each pair costs a few steps down indexes: to its newest publication, to that
// of the main branch's head, to the newest result of each.
#include "broker/store/overview/standings.hpp"

#include "broker/store/id_list.hpp"
#include "broker/store/overview/shown_contracts.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

#include <optional>

namespace accord::broker::store {
namespace {

constexpr db::Sql kIntegrationsOfStandings = R"sql(
select i.id, i.consumer_id, i.provider_id, p.created_at,
       (select l.success from latest_verifications l
        where l.pact_version_id = p.pact_version_id
        order by l.verification_id desc limit 1),
       exists (select 1 from verifications o
               where o.consumer_id = i.consumer_id and o.provider_id = i.provider_id),
       case when n.pact_version_id <> p.pact_version_id then
           (select l.success from latest_verifications l
            where l.pact_version_id = n.pact_version_id
            order by l.verification_id desc limit 1) end
from integrations i
join pacticipants c on c.id = i.consumer_id
)sql";

constexpr db::Sql kStandings = kIntegrationsOfStandings + kShownContracts;

/// The plus keeps the second list from an index: each consumer with each provider would be looked
/// up.
constexpr db::Sql kStandingsAmong = kStandings + R"sql(
where i.consumer_id in ({0}) and +i.provider_id in ({0})
)sql";

constexpr std::string_view kConnections = R"sql(
select i.consumer_id, i.provider_id
from integrations i
where exists (select 1 from pact_publications x
              where x.provider_id = i.provider_id and x.consumer_id = i.consumer_id
                  and x.current = 1)
order by i.id
)sql";

/// From what runs to its results that failed, of which there are few, and from those to the
/// consumers: SQLite follows a cross join in its order, and would otherwise begin with all
/// publications.
constexpr std::string_view kFailingMeetings = R"sql(
with present (environment_id, version_id) as (
    select environment_id, version_id from currently_deployed
    union
    select environment_id, version_id from released_versions
    where support_ended_at is null)
select distinct p.consumer_id, p.provider_id, e.name, e.production
from present r
cross join latest_verifications l
cross join pact_publications p
cross join environments e
where l.provider_version_id = r.version_id and l.success = 0
    and p.pact_version_id = l.pact_version_id and p.current = 1
    and e.id = r.environment_id
    and (exists (select 1 from currently_deployed d
                 where d.version_id = p.consumer_version_id
                     and d.environment_id = r.environment_id)
         or exists (select 1 from released_versions d
                    where d.version_id = p.consumer_version_id
                        and d.environment_id = r.environment_id and d.support_ended_at is null))
order by e.production desc, e.name, p.consumer_id, p.provider_id
)sql";

constexpr std::string_view kNamedPacticipants = R"sql(
select id, name, display_name, search_name
from pacticipants
)sql";

constexpr std::string_view kWithLabel = R"sql(
select pacticipant_id
from labels
where name = ?
)sql";

constexpr std::string_view kInEnvironment = R"sql(
select d.pacticipant_id
from environments e
join currently_deployed d on d.environment_id = e.id
where e.name = ? or e.uuid = ?
union
select r.pacticipant_id
from environments e
join released_versions r on r.environment_id = e.id and r.support_ended_at is null
where e.name = ? or e.uuid = ?
)sql";

struct StandingRow {
    using Columns = std::tuple<std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               Instant,
                               std::optional<bool>,
                               bool,
                               std::optional<bool>>;

    std::int64_t integration_id = 0;
    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;
    Instant published_at = {};
    std::optional<bool> success;
    bool was_verified = false;
    std::optional<bool> newest_success;
};

std::vector<domain::Standing> standings_of(const std::vector<StandingRow>& rows) {
    std::vector<domain::Standing> standings;
    standings.reserve(rows.size());
    for (const StandingRow& row : rows) {
        standings.push_back({.integration_id = row.integration_id,
                             .consumer_id = row.consumer_id,
                             .provider_id = row.provider_id,
                             .published_at = row.published_at,
                             .agreement = domain::agreement_of(row.success, row.was_verified),
                             .newest_fails = row.newest_success == false});
    }
    return standings;
}

}  // namespace

std::vector<domain::Standing> find_standings(db::Session& session) {
    return standings_of(session.all<StandingRow>(kStandings));
}

std::vector<domain::Standing> find_standings_among(db::Session& session,
                                                   std::span<const std::int64_t> pacticipants) {
    if (pacticipants.empty()) {
        return {};
    }
    const IdList ids(pacticipants);
    const auto sql = fmt::format(fmt::runtime(std::string_view(kStandingsAmong)), ids.places());
    db::Params params;
    ids.add_to(params);
    ids.add_to(params);
    return standings_of(session.all<StandingRow>(sql, params));
}

std::vector<domain::Connection> list_connections(db::Session& session) {
    using Row = std::tuple<std::int64_t, std::int64_t>;
    std::vector<domain::Connection> connections;
    for (const auto& [consumer_id, provider_id] : session.all<Row>(kConnections)) {
        connections.emplace_back(consumer_id, provider_id);
    }
    return connections;
}

std::vector<FailingMeeting> find_failing_meetings(db::Session& session) {
    using Row = std::tuple<std::int64_t, std::int64_t, std::string, bool>;
    std::vector<FailingMeeting> meetings;
    for (auto& [consumer_id, provider_id, environment, production] :
         session.all<Row>(kFailingMeetings)) {
        meetings.push_back({consumer_id, provider_id, std::move(environment)});
    }
    return meetings;
}

std::vector<NamedPacticipant> list_named_pacticipants(db::Session& session) {
    return session.all<NamedPacticipant>(kNamedPacticipants);
}

std::vector<std::int64_t> pacticipants_with_label(db::Session& session, std::string_view label) {
    return session.all<std::int64_t>(kWithLabel, label);
}

std::vector<std::int64_t> pacticipants_in_environment(db::Session& session,
                                                      std::string_view environment) {
    return session.all<std::int64_t>(
        kInEnvironment, environment, environment, environment, environment);
}

}  // namespace accord::broker::store
