// What an actor sees: see sight.hpp.
#include "broker/service/teams/sight.hpp"

#include "broker/store/pacticipants/pacticipants.hpp"

namespace accord::broker::service {

std::optional<store::Sight> sight_of(const Actor& actor) {
    static const auto kAll = domain::Grants::parse("contract_data:read:*");
    static const auto kAllEnvironments = domain::Grants::parse("environment:read:*");
    if (!actor.has_teams || actor.access != Access::kGranted || actor.grants.has_any_of(kAll)) {
        return std::nullopt;
    }
    return store::Sight{.account = actor.account,
                        .has_all_environments = actor.grants.has_any_of(kAllEnvironments)};
}

bool sees_pacticipant(Work& work, std::string_view name) {
    const auto sight = sight_of(work.actor);
    return !sight || store::is_in_sight(work.session, sight->account, name);
}

bool sees_webhook(Work& work, std::string_view uuid) {
    const auto sight = sight_of(work.actor);
    return !sight || store::is_webhook_in_sight(work.session, sight->account, uuid);
}

std::vector<std::string> names_seen(Work& work) {
    const auto sight = sight_of(work.actor);
    return sight ? store::names_in_sight(work.session, sight->account)
                 : store::all_pacticipant_names(work.session);
}

}  // namespace accord::broker::service
