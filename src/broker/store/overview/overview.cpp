// The overview in three queries: environments, what counts of each pair, who meets where.
#include "broker/store/overview/overview.hpp"

#include "broker/store/id_list.hpp"
#include "broker/store/overview/shown_contracts.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace accord::broker::store {
namespace {

using PairIds = std::pair<std::int64_t, std::int64_t>;

/// Per pair the publication that counts and the newest result of its content, then the same of the
/// newest publication.
constexpr db::Sql kIntegrationsOfOverview = R"sql(
select i.id, i.consumer_id, i.provider_id, c.name, r.name, c.display_name, r.display_name, v.number,
       (select b.branch_name from branch_versions b where b.version_id = v.id
        order by b.created_at desc, b.id desc limit 1),
       p.created_at, f.success, w.number, f.execution_date,
       exists (select 1 from verifications o
               where o.consumer_id = i.consumer_id and o.provider_id = i.provider_id),
       n.pact_version_id <> p.pact_version_id, nv.number,
       (select b.branch_name from branch_versions b where b.version_id = nv.id
        order by b.created_at desc, b.id desc limit 1),
       nf.success, nw.number
from integrations i
join pacticipants c on c.id = i.consumer_id
join pacticipants r on r.id = i.provider_id
)sql";

constexpr db::Sql kOverviewIntegrations = kIntegrationsOfOverview + kShownContracts + R"sql(
join versions v on v.id = p.consumer_version_id
left join verifications f on f.id = (select max(l.verification_id) from latest_verifications l
                                     where l.pact_version_id = p.pact_version_id)
left join versions w on w.id = f.provider_version_id
join versions nv on nv.id = n.consumer_version_id
left join verifications nf on nf.id = (select max(l.verification_id) from latest_verifications l
                                       where l.pact_version_id = n.pact_version_id)
left join versions nw on nw.id = nf.provider_version_id
)sql";

constexpr db::Sql kOverviewIntegrationsOf = kOverviewIntegrations + R"sql(
where i.id in ({})
)sql";

/// What is in environments now: of everybody, and of those whose pairs are asked for.
constexpr db::Sql kPresent = R"sql(
with present (environment_id, pacticipant_id, version_id) as (
    select environment_id, pacticipant_id, version_id from currently_deployed
    union
    select environment_id, pacticipant_id, version_id from released_versions
    where support_ended_at is null)
)sql";

constexpr db::Sql kPresentOf = R"sql(
with concerned (pacticipant_id) as (
    select consumer_id from integrations where id in ({0})
    union
    select provider_id from integrations where id in ({0})),
present (environment_id, pacticipant_id, version_id) as (
    select d.environment_id, d.pacticipant_id, d.version_id
    from concerned x
    join currently_deployed d on d.pacticipant_id = x.pacticipant_id
    union
    select r.environment_id, r.pacticipant_id, r.version_id
    from concerned x
    join released_versions r on r.pacticipant_id = x.pacticipant_id and r.support_ended_at is null)
)sql";

/// Per pair and environment each consumer version there with each provider version there.
constexpr db::Sql kWhoMeets = R"sql(
select i.consumer_id, i.provider_id, e.name, cv.number, pv.number, p.id, l.success
from integrations i
join environments e on exists (select 1 from present x where x.environment_id = e.id
                               and x.pacticipant_id in (i.consumer_id, i.provider_id))
left join present c on c.environment_id = e.id and c.pacticipant_id = i.consumer_id
left join versions cv on cv.id = c.version_id
left join present r on r.environment_id = e.id and r.pacticipant_id = i.provider_id
left join versions pv on pv.id = r.version_id
left join pact_publications p on p.consumer_version_id = c.version_id
    and p.provider_id = i.provider_id and p.current = 1
left join latest_verifications l on l.pact_version_id = p.pact_version_id
    and l.provider_version_id = r.version_id
)sql";

constexpr db::Sql kInOrderOfVersions = R"sql(
order by cv.ordinal, pv.ordinal
)sql";

constexpr db::Sql kMeetings = kPresent + kWhoMeets + kInOrderOfVersions;

constexpr db::Sql kMeetingsOf = kPresentOf + kWhoMeets + R"sql(
where i.id in ({0})
)sql" + kInOrderOfVersions;

/// All environments, production last.
constexpr std::string_view kOverviewEnvironments = R"sql(
select e.name, e.display_name, e.production, e.uuid
from environments e
order by e.production, e.display_name
)sql";

struct IntegrationRow {
    using Columns = std::tuple<std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::string,
                               std::string,
                               std::string,
                               std::string,
                               std::string,
                               std::string,
                               Instant,
                               std::optional<bool>,
                               std::string,
                               Instant,
                               bool,
                               bool,
                               std::string,
                               std::string,
                               std::optional<bool>,
                               std::string>;

    std::int64_t id = 0;
    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;
    std::string consumer;
    std::string provider;
    std::string consumer_display_name;
    std::string provider_display_name;
    std::string consumer_version;
    std::string branch;
    Instant published_at = {};
    std::optional<bool> success;
    std::string provider_version;
    Instant verified_at = {};
    bool was_verified = false;
    bool newest_differs = false;
    std::string newest_version;
    std::string newest_branch;
    std::optional<bool> newest_success;
    std::string newest_provider_version;
};

struct MeetingRow {
    using Columns = std::tuple<std::int64_t,
                               std::int64_t,
                               std::string,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::int64_t>,
                               std::optional<bool>>;

    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;
    std::string environment;
    std::optional<std::string> consumer_version;
    std::optional<std::string> provider_version;
    std::optional<std::int64_t> publication_id;
    std::optional<bool> success;
};

void add_new(std::vector<std::string>& to, const std::optional<std::string>& text) {
    if (text && std::ranges::find(to, *text) == to.end()) {
        to.push_back(*text);
    }
}

using Meetings = std::map<PairIds, std::map<std::string, domain::Meeting>>;

Meetings meetings_in(const std::vector<MeetingRow>& rows) {
    Meetings meetings;
    for (const MeetingRow& row : rows) {
        domain::Meeting& meeting = meetings[{row.consumer_id, row.provider_id}][row.environment];
        add_new(meeting.consumer_versions, row.consumer_version);
        add_new(meeting.provider_versions, row.provider_version);
        meeting.agreement =
            std::min(meeting.agreement,
                     domain::agreement_of_meeting(row.publication_id.has_value(), row.success));
    }
    return meetings;
}

std::optional<domain::Overview::NewestPact> newest_of(IntegrationRow& row) {
    if (!row.newest_differs) {
        return std::nullopt;
    }
    return domain::Overview::NewestPact{
        .consumer_version = std::move(row.newest_version),
        .branch = std::move(row.newest_branch),
        .agreement = domain::agreement_of(row.newest_success, row.was_verified),
        .provider_version = std::move(row.newest_provider_version)};
}

std::vector<domain::Overview::Integration> integrations_in(std::vector<IntegrationRow> rows,
                                                           Meetings meetings) {
    std::vector<domain::Overview::Integration> integrations;
    for (IntegrationRow& row : rows) {
        integrations.push_back({.consumer = std::move(row.consumer),
                                .provider = std::move(row.provider),
                                .consumer_version = std::move(row.consumer_version),
                                .branch = std::move(row.branch),
                                .published_at = row.published_at,
                                .agreement = domain::agreement_of(row.success, row.was_verified),
                                .provider_version = std::move(row.provider_version),
                                .verified_at = row.verified_at,
                                .newest = newest_of(row),
                                .meetings = std::move(meetings[{row.consumer_id, row.provider_id}]),
                                .id = row.id,
                                .consumer_display_name = std::move(row.consumer_display_name),
                                .provider_display_name = std::move(row.provider_display_name)});
    }
    return integrations;
}

}  // namespace

std::vector<domain::Overview::Environment> list_overview_environments(db::Session& session) {
    using Row = std::tuple<std::string, std::string, bool, std::string>;
    std::vector<domain::Overview::Environment> environments;
    for (auto& [name, display_name, production, uuid] : session.all<Row>(kOverviewEnvironments)) {
        environments.push_back(
            {std::move(name), std::move(display_name), production, std::move(uuid)});
    }
    return environments;
}

std::vector<domain::Overview::Integration> find_overview_integrations(
    db::Session& session, std::span<const std::int64_t> integrations) {
    if (integrations.empty()) {
        return {};
    }
    const IdList ids(integrations);
    const auto rows = [&]<class Row>(std::string_view sql, int lists) {
        db::Params params;
        for (int i = 0; i < lists; ++i) {
            ids.add_to(params);
        }
        return session.all<Row>(fmt::format(fmt::runtime(sql), ids.places()), params);
    };
    auto found = integrations_in(rows.operator()<IntegrationRow>(kOverviewIntegrationsOf, 1),
                                 meetings_in(rows.operator()<MeetingRow>(kMeetingsOf, 3)));
    std::ranges::sort(found, {}, [&](const auto& one) {
        return std::ranges::find(integrations, one.id) - integrations.begin();
    });
    return found;
}

domain::Overview find_overview(db::Session& session) {
    domain::Overview overview{
        .environments = list_overview_environments(session),
        .integrations = integrations_in(session.all<IntegrationRow>(kOverviewIntegrations),
                                        meetings_in(session.all<MeetingRow>(kMeetings)))};
    overview.sort();
    return overview;
}

}  // namespace accord::broker::store
