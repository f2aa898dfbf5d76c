// The teams of environments: see environment_teams.hpp.
#include "broker/service/environments/environment_teams.hpp"

#include "broker/service/teams/teams.hpp"
#include "broker/store/identity/identity_version.hpp"

#include <algorithm>
#include <set>

namespace accord::broker::service {
namespace {

std::vector<store::TeamOfEnvironment> teams_now(Work& work, std::int64_t environment) {
    const std::int64_t ids[] = {environment};
    return store::teams_of_environments(work.session, ids);
}

bool are_the_same(const std::vector<store::TeamOfEnvironment>& now,
                  const std::vector<std::string>& wanted) {
    std::set<std::string> before;
    for (const auto& team : now) {
        before.insert(team.uuid);
    }
    return before == std::set(wanted.begin(), wanted.end());
}

bool is_member(Work& work, std::int64_t team) {
    return store::membership_of(work.session, team, work.actor.account) != store::Membership();
}

}  // namespace

std::optional<std::vector<store::TeamOfEnvironment>> teams_of_environments(
    Work& work, std::span<const store::Environment> environments) {
    if (!store::has_teams(work.session)) {
        return std::nullopt;
    }
    std::vector<std::int64_t> ids;
    for (const auto& environment : environments) {
        ids.push_back(environment.id);
    }
    auto teams = store::teams_of_environments(work.session, ids);
    if (limited_to_teams_of(work.actor)) {
        std::erase_if(teams, [&](const auto& team) { return !is_member(work, team.id); });
    }
    return teams;
}

std::optional<EnvironmentRefusal> give_to_teams(Work& work,
                                                const store::Environment& environment,
                                                const std::vector<std::string>& uuids,
                                                bool is_new) {
    if (are_the_same(teams_now(work, environment.id), uuids)) {
        return std::nullopt;
    }
    store::raise_identity_version(work.session);
    const bool manages_all = manages_all_teams(work.actor);
    std::vector<std::int64_t> ids;
    for (const auto& uuid : uuids) {
        const auto team = store::find_team(work.session, uuid);
        if (!manages_all && !(is_new && team && is_member(work, team->id))) {
            return EnvironmentRefusal::kOthersTeams;
        }
        if (!team) {
            return EnvironmentRefusal::kUnknownTeam;
        }
        ids.push_back(team->id);
    }
    if (!manages_all && !is_new) {
        return EnvironmentRefusal::kOthersTeams;
    }
    store::set_teams_of_environment(work.session, environment.id, ids);
    return std::nullopt;
}

}  // namespace accord::broker::service
