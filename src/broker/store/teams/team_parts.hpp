// What teams have: applications and environments.
#pragma once

#include "broker/store/environments/environments.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace accord::broker::store {

/// Names, sorted.
std::vector<std::string> pacticipants_of_team(db::Session& session, std::int64_t team);
/// In place of those that it has.
void set_pacticipants_of_team(db::Session& session,
                              std::int64_t team,
                              std::span<const std::int64_t> ids);
/// Makes a pacticipant one of the teams that the account is of.
void give_to_teams_of(db::Session& session, std::int64_t pacticipant, std::int64_t account);

/// By name.
std::vector<Environment> environments_of_team(db::Session& session, std::int64_t team);
void set_environments_of_team(db::Session& session,
                              std::int64_t team,
                              std::span<const std::int64_t> ids);

/// Of each environment the teams that it is of, by name.
struct TeamOfEnvironment {
    std::int64_t environment_id = 0;
    std::int64_t id = 0;
    std::string uuid;
    std::string name;

    using Columns = std::tuple<std::int64_t, std::int64_t, std::string, std::string>;
};
std::vector<TeamOfEnvironment> teams_of_environments(db::Session& session,
                                                     std::span<const std::int64_t> ids);
/// In place of those that it is of.
void set_teams_of_environment(db::Session& session,
                              std::int64_t environment,
                              std::span<const std::int64_t> teams);

/// Names of the teams that a pacticipant, or an environment, is of; sorted.
std::vector<std::string> teams_of_pacticipant(db::Session& session, std::int64_t id);
std::vector<std::string> teams_of_environment(db::Session& session, std::int64_t id);

}  // namespace accord::broker::store
