// What teams have: the SQL.
#include "broker/store/teams/team_parts.hpp"

#include "broker/store/id_list.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr std::string_view kPacticipantsOfTeam = R"sql(
select p.name
from team_pacticipants t
join pacticipants p on p.id = t.pacticipant_id
where t.team_id = ?
order by p.search_name, p.name
)sql";

constexpr std::string_view kTakePacticipants = R"sql(
delete from team_pacticipants
where team_id = ?
)sql";

constexpr std::string_view kGivePacticipant = R"sql(
insert into team_pacticipants (team_id, pacticipant_id)
values (?, ?)
on conflict do nothing
)sql";

constexpr std::string_view kGivePacticipantToTeamsOf = R"sql(
insert into team_pacticipants (team_id, pacticipant_id)
select team_id, ?
from team_members
where user_id = ?
on conflict do nothing
)sql";

constexpr std::string_view kEnvironmentsOfTeam = R"sql(
select e.id, e.uuid, e.name, e.display_name, e.production, e.contacts, e.created_at, e.updated_at
from team_environments t
join environments e on e.id = t.environment_id
where t.team_id = ?
order by e.name
)sql";

constexpr std::string_view kTakeEnvironments = R"sql(
delete from team_environments
where team_id = ?
)sql";

constexpr std::string_view kGiveEnvironment = R"sql(
insert into team_environments (team_id, environment_id)
values (?, ?)
on conflict do nothing
)sql";

constexpr std::string_view kTeamsOfEnvironments = R"sql(
select e.environment_id, t.id, t.uuid, t.name
from team_environments e
join teams t on t.id = e.team_id
where e.environment_id in ({})
order by t.name_key
)sql";

constexpr std::string_view kTakeFromTeams = R"sql(
delete from team_environments
where environment_id = ?
)sql";

constexpr std::string_view kTeamsOfPacticipant = R"sql(
select t.name
from team_pacticipants p
join teams t on t.id = p.team_id
where p.pacticipant_id = ?
order by t.name_key
)sql";

constexpr std::string_view kTeamsOfEnvironment = R"sql(
select t.name
from team_environments e
join teams t on t.id = e.team_id
where e.environment_id = ?
order by t.name_key
)sql";

}  // namespace

std::vector<std::string> pacticipants_of_team(db::Session& session, std::int64_t team) {
    return session.all<std::string>(kPacticipantsOfTeam, team);
}

void set_pacticipants_of_team(db::Session& session,
                              std::int64_t team,
                              std::span<const std::int64_t> ids) {
    session.run(kTakePacticipants, team);
    for (const auto id : ids) {
        session.run(kGivePacticipant, team, id);
    }
}

void give_to_teams_of(db::Session& session, std::int64_t pacticipant, std::int64_t account) {
    session.run(kGivePacticipantToTeamsOf, pacticipant, account);
}

std::vector<Environment> environments_of_team(db::Session& session, std::int64_t team) {
    return session.all<Environment>(kEnvironmentsOfTeam, team);
}

void set_environments_of_team(db::Session& session,
                              std::int64_t team,
                              std::span<const std::int64_t> ids) {
    session.run(kTakeEnvironments, team);
    for (const auto id : ids) {
        session.run(kGiveEnvironment, team, id);
    }
}

std::vector<std::string> teams_of_pacticipant(db::Session& session, std::int64_t id) {
    return session.all<std::string>(kTeamsOfPacticipant, id);
}

std::vector<TeamOfEnvironment> teams_of_environments(db::Session& session,
                                                     std::span<const std::int64_t> ids) {
    std::vector<TeamOfEnvironment> teams;
    in_portions(ids, [&](const IdList& some) {
        for (auto& one : session.all<TeamOfEnvironment>(
                 fmt::format(kTeamsOfEnvironments, some.places()), some.params())) {
            teams.push_back(std::move(one));
        }
    });
    return teams;
}

void set_teams_of_environment(db::Session& session,
                              std::int64_t environment,
                              std::span<const std::int64_t> teams) {
    session.run(kTakeFromTeams, environment);
    for (const auto team : teams) {
        session.run(kGiveEnvironment, team, environment);
    }
}

std::vector<std::string> teams_of_environment(db::Session& session, std::int64_t id) {
    return session.all<std::string>(kTeamsOfEnvironment, id);
}

}  // namespace accord::broker::store
