// The use cases of environments.
#include "broker/service/environments/environments.hpp"

#include "broker/domain/pacticipant_names.hpp"
#include "broker/service/environments/environment_teams.hpp"
#include "broker/store/locks.hpp"

#include <utility>

namespace accord::broker::service {
namespace {

/// Whether another environment than `self` has that name.
bool is_taken(Work& work, std::string_view name, std::string_view self) {
    const auto other = store::find_environment_by_name(work.session, name);
    return other && other->uuid != self;
}

void replace(store::Environment& environment, EnvironmentMembers members) {
    environment.name = std::move(members.name);
    environment.display_name = members.display_name.empty()
                                   ? domain::display_name_of(environment.name)
                                   : std::move(members.display_name);
    environment.production = members.production;
    environment.contacts = std::move(members.contacts);
}

}  // namespace

std::vector<store::Environment> list_environments(Work& work,
                                                  const std::optional<std::string>& name,
                                                  const Reach& reach) {
    auto environments = store::list_environments(work.session);
    std::erase_if(environments,
                  [&](const auto& one) { return !reaches_environment(work, reach, one.uuid); });
    if (name) {
        std::erase_if(environments, [&](const auto& one) { return one.name != *name; });
    }
    return environments;
}

std::optional<store::Environment> find_environment(Work& work, std::string_view uuid) {
    return store::find_environment(work.session, uuid);
}

WrittenEnvironment create_environment(Work& work, EnvironmentMembers members) {
    store::lock_environments(work.session);
    if (is_taken(work, members.name, "")) {
        return std::unexpected(EnvironmentRefusal::kNameTaken);
    }
    const auto teams = members.teams.value_or(std::vector<std::string>());
    store::Environment made{.uuid = make_uuid(work.random)};
    replace(made, std::move(members));
    made = store::insert_environment(work.session, std::move(made), work.now);
    if (const auto refusal = give_to_teams(work, made, teams, true)) {
        return std::unexpected(*refusal);
    }
    return made;
}

WrittenEnvironment change_environment(Work& work,
                                      std::string_view uuid,
                                      EnvironmentMembers members) {
    store::lock_environments(work.session);
    if (is_taken(work, members.name, uuid)) {
        return std::unexpected(EnvironmentRefusal::kNameTaken);
    }
    auto environment = store::find_environment(work.session, uuid);
    if (!environment) {
        return std::unexpected(EnvironmentRefusal::kNotFound);
    }
    const auto teams = std::exchange(members.teams, std::nullopt);
    if (const auto refusal =
            teams ? give_to_teams(work, *environment, *teams, false) : std::nullopt) {
        return std::unexpected(*refusal);
    }
    replace(*environment, std::move(members));
    store::update_environment(work.session, *environment, work.now);
    return std::move(*environment);
}

bool delete_environment(Work& work, std::string_view uuid) {
    store::lock_environments(work.session);
    const auto environment = store::find_environment(work.session, uuid);
    if (environment) {
        store::delete_environment(work.session, environment->id);
    }
    return environment.has_value();
}

}  // namespace accord::broker::service
