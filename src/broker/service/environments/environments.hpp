// Environments: made, changed, listed, deleted.
#pragma once

#include "broker/service/teams/reach.hpp"
#include "broker/service/work.hpp"
#include "broker/store/environments/environments.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// What can be said of an environment; all of it is replaced at once.
struct EnvironmentMembers {
    std::string name;
    std::string display_name;  ///< empty: made from the name
    bool production = false;
    std::optional<std::string> contacts;  ///< a JSON array
    /// UUIDs of the teams that it is of. Not said: as it is.
    std::optional<std::vector<std::string>> teams = {};
};

/// Why an environment was not written.
enum class EnvironmentRefusal {
    kNotFound,
    kNameTaken,  ///< by another one
    kUnknownTeam,
    kOthersTeams,  ///< it would be given to, or taken from, teams that the actor does not manage
};

using WrittenEnvironment = std::expected<store::Environment, EnvironmentRefusal>;

/// Those of that name, or all, within reach, by display name.
std::vector<store::Environment> list_environments(Work& work,
                                                  const std::optional<std::string>& name,
                                                  const Reach& reach = {});

std::optional<store::Environment> find_environment(Work& work, std::string_view uuid);

WrittenEnvironment create_environment(Work& work, EnvironmentMembers members);

WrittenEnvironment change_environment(Work& work,
                                      std::string_view uuid,
                                      EnvironmentMembers members);

/// Deletes it with all deployments and releases there. False when there is none.
bool delete_environment(Work& work, std::string_view uuid);

}  // namespace accord::broker::service
