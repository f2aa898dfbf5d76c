// Which teams environments are of, as whoever writes an environment says.
#pragma once

#include "broker/service/environments/environments.hpp"
#include "broker/service/work.hpp"
#include "broker/store/teams/team_parts.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace accord::broker::service {

/// Of each environment the teams that it is of, as far as the actor may know of them; nothing where
/// there are no teams at all.
std::optional<std::vector<store::TeamOfEnvironment>> teams_of_environments(
    Work& work, std::span<const store::Environment> environments);

/// Makes an environment one of these teams and no others, or says what stands against it: then the
/// transaction has to end. Whoever does not manage all teams gives a new one to their own, and
/// changes nothing of others: what is everybody's or another team's would be taken from them.
std::optional<EnvironmentRefusal> give_to_teams(Work& work,
                                                const store::Environment& environment,
                                                const std::vector<std::string>& uuids,
                                                bool is_new);

}  // namespace accord::broker::service
