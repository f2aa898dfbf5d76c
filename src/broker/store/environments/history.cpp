// Histories: the SQL. Deployments and releases are read in the order of their indexes, each as many
// as are shown, and joined here.
#include "broker/store/environments/history.hpp"

#include "db/sql.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace accord::broker::store {
namespace {

constexpr db::Sql kArrivalColumns = R"sql(
select t.id, t.uuid, p.name, p.display_name, v.number,
       (select b.branch_name from branch_versions b where b.version_id = v.id
        order by b.created_at desc, b.id desc limit 1),
)sql";

constexpr db::Sql kDeploymentsFrom = kArrivalColumns + R"sql(
       t.target, t.created_at, t.undeployed_at
from deployed_versions t
)sql";

constexpr db::Sql kReleasesFrom = kArrivalColumns + R"sql(
       cast(null as text), t.created_at, t.support_ended_at
from released_versions t
)sql";

constexpr db::Sql kArrivalJoins = R"sql(
join versions v on v.id = t.version_id
join pacticipants p on p.id = t.pacticipant_id
)sql";

constexpr db::Sql kOfEnvironment = kArrivalJoins + R"sql(
where t.environment_id = ?
)sql";

constexpr db::Sql kOfPacticipantThere = kArrivalJoins + R"sql(
where t.environment_id = ? and t.pacticipant_id = ?
)sql";

constexpr db::Sql kNotUndeployed = R"sql(
and t.undeployed_at is null
)sql";

constexpr db::Sql kNotEnded = R"sql(
and t.support_ended_at is null
)sql";

constexpr db::Sql kInOrder = R"sql(
and (t.created_at, t.id) < (?, ?)
order by t.created_at desc, t.id desc
limit ?
)sql";

constexpr db::Sql kDeployments = kDeploymentsFrom + kOfEnvironment + kInOrder;
constexpr db::Sql kDeploymentsOfPacticipant = kDeploymentsFrom + kOfPacticipantThere + kInOrder;
constexpr db::Sql kDeployed = kDeploymentsFrom + kOfEnvironment + kNotUndeployed + kInOrder;
constexpr db::Sql kDeployedOfPacticipant =
    kDeploymentsFrom + kOfPacticipantThere + kNotUndeployed + kInOrder;
constexpr db::Sql kReleases = kReleasesFrom + kOfEnvironment + kInOrder;
constexpr db::Sql kReleasesOfPacticipant = kReleasesFrom + kOfPacticipantThere + kInOrder;
constexpr db::Sql kSupported = kReleasesFrom + kOfEnvironment + kNotEnded + kInOrder;
constexpr db::Sql kSupportedOfPacticipant =
    kReleasesFrom + kOfPacticipantThere + kNotEnded + kInOrder;

constexpr auto kLast = std::numeric_limits<std::int64_t>::max();

struct Statements {
    std::string_view of_all;
    std::string_view of_pacticipant;
};

Statements statements_for(ArrivalKind kind, HistoryScope scope) {
    if (kind == ArrivalKind::kDeployment) {
        return scope == HistoryScope::kPast ? Statements{kDeployments, kDeploymentsOfPacticipant}
                                            : Statements{kDeployed, kDeployedOfPacticipant};
    }
    return scope == HistoryScope::kPast ? Statements{kReleases, kReleasesOfPacticipant}
                                        : Statements{kSupported, kSupportedOfPacticipant};
}

/// The identifier that those of the kind have to be below, at the time of the place.
std::int64_t id_before(const std::optional<ArrivalPlace>& after, ArrivalKind kind) {
    if (!after || after->kind < kind) {
        return kLast;
    }
    return after->kind == kind ? after->id : 0;
}

std::vector<Arrival> list_of_kind(db::Session& session,
                                  const HistoryQuery& query,
                                  ArrivalKind kind) {
    using Row = std::tuple<std::int64_t,
                           std::string,
                           std::string,
                           std::string,
                           std::string,
                           std::string,
                           std::optional<std::string>,
                           Instant,
                           std::optional<Instant>>;
    const auto [of_all, of_pacticipant] = statements_for(kind, query.scope);
    const auto time = query.after ? query.after->created_at : Instant::max();
    const auto id = id_before(query.after, kind);
    auto rows = query.pacticipant_id
                    ? session.all<Row>(of_pacticipant,
                                       query.environment_id,
                                       *query.pacticipant_id,
                                       time,
                                       id,
                                       query.count_max)
                    : session.all<Row>(of_all, query.environment_id, time, id, query.count_max);
    std::vector<Arrival> arrivals;
    for (auto& [row_id, uuid, name, display_name, number, branch, instance, created, ended] :
         rows) {
        arrivals.push_back({kind,
                            row_id,
                            std::move(uuid),
                            std::move(name),
                            std::move(display_name),
                            std::move(number),
                            std::move(branch),
                            std::move(instance),
                            created,
                            ended});
    }
    return arrivals;
}

}  // namespace

std::vector<Arrival> list_arrivals(db::Session& session, const HistoryQuery& query) {
    auto deployments = list_of_kind(session, query, ArrivalKind::kDeployment);
    auto releases = list_of_kind(session, query, ArrivalKind::kRelease);
    std::vector<Arrival> all;
    std::ranges::merge(
        std::make_move_iterator(deployments.begin()),
        std::make_move_iterator(deployments.end()),
        std::make_move_iterator(releases.begin()),
        std::make_move_iterator(releases.end()),
        std::back_inserter(all),
        [](const Arrival& one, const Arrival& other) { return one.created_at > other.created_at; });
    all.resize(std::min(all.size(), static_cast<std::size_t>(query.count_max)));
    return all;
}

}  // namespace accord::broker::store
