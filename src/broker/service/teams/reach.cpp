// What scopes of permissions reach: see reach.hpp.
#include "broker/service/teams/reach.hpp"

#include "broker/service/teams/sight.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/teams/team_parts.hpp"
#include "broker/store/teams/teams.hpp"
#include "broker/store/webhooks/webhooks.hpp"

#include <fmt/format.h>

#include <utility>

namespace accord::broker::service {
namespace {

bool has_scope(const Actor& actor, std::string_view action, std::string_view whose) {
    return actor.grants.has_any_of(domain::Grants::parse(fmt::format("{}:{}", action, whose)));
}

const domain::Grants& to_reach_all_accounts() {
    static const auto kGrants = domain::Grants::parse("role:manage:* team:manage:*");
    return kGrants;
}

/// Those of the names that no pacticipant has are nobody else's before the transaction ends.
void keep_new(Work& work, std::span<const std::string> names) {
    std::vector<std::string_view> missing;
    for (const auto& name : names) {
        if (!store::find_pacticipant(work.session, name)) {
            missing.push_back(name);
        }
    }
    if (missing.empty()) {
        return;
    }
    store::lock_pacticipants(work.session, {.changed = missing});
    for (const auto name : missing) {
        store::find_or_lock_pacticipant(work.session, name);
    }
}

}  // namespace

Reach reach_of(const Actor& actor, std::string_view action) {
    if (!actor.has_teams || actor.access != Access::kGranted || has_scope(actor, action, "*")) {
        return {};
    }
    return {.all = false,
            .team = has_scope(actor, action, "team"),
            .own = has_scope(actor, action, "own")};
}

bool is_within(const Reach& reach, const std::optional<store::Belonging>& belonging) {
    return reach.all || !belonging || (reach.own && belonging->is_own) ||
           (reach.team && (belonging->is_of_own_team || !belonging->is_of_team));
}

std::optional<OutOfReach> find_out_of_reach(Work& work,
                                            const Reach& reach,
                                            std::span<const std::string> pacticipants,
                                            Making making) {
    if (reach.all) {
        return std::nullopt;
    }
    if (making == Making::kYes) {
        keep_new(work, pacticipants);
    }
    for (const auto& name : pacticipants) {
        const auto belonging =
            store::belonging_of_pacticipant(work.session, name, work.actor.account);
        if (!belonging && making == Making::kYes && !reach.own) {
            return OutOfReach{.name = name, .is_new = true, .teams = {}};
        }
        if (!is_within(reach, belonging) && !sees_pacticipant(work, name)) {
            return OutOfReach{.name = name, .is_new = !reach.own, .teams = {}};
        }
        if (!is_within(reach, belonging)) {
            return OutOfReach{.name = name,
                              .teams = store::teams_of_pacticipant(work.session, belonging->id)};
        }
    }
    return std::nullopt;
}

bool reaches_environment(Work& work, const Reach& reach, std::string_view uuid) {
    return reach.all ||
           is_within(reach,
                     store::belonging_of_environment(work.session, uuid, work.actor.account));
}

bool reaches_account(Work& work, const Reach& reach, std::string_view uuid) {
    return reach.all ||
           is_within(reach, store::belonging_of_account(work.session, uuid, work.actor.account));
}

bool reaches_webhook(Work& work, const Reach& reach, const WebhookScope& scope) {
    if (reach.all) {
        return true;
    }
    if (scope.team) {
        const auto team = store::find_team(work.session, *scope.team);
        if (team && store::membership_of(work.session, team->id, work.actor.account) ==
                        store::Membership()) {
            return false;
        }
    }
    if (!scope.consumer && !scope.provider) {
        return scope.team.has_value();
    }
    // One that there is not is no more theirs than one that they don't see.
    const auto reaches = [&](const std::optional<std::string>& name) {
        const auto belonging =
            name ? store::belonging_of_pacticipant(work.session, *name, work.actor.account)
                 : std::nullopt;
        return belonging && is_within(reach, belonging);
    };
    return reaches(scope.consumer) || reaches(scope.provider);
}

std::optional<WebhookScope> scope_of_webhook(Work& work, std::string_view uuid) {
    const auto stored = store::find_webhook(work.session, uuid);
    if (!stored) {
        return std::nullopt;
    }
    return WebhookScope{.team = stored->webhook.team,
                        .consumer = stored->webhook.consumer.name,
                        .provider = stored->webhook.provider.name};
}

bool may_act_as(Work& work, std::int64_t account) {
    const auto& actor = work.actor;
    return !actor.has_teams || actor.access != Access::kGranted ||
           actor.grants.has_any_of(to_reach_all_accounts()) ||
           store::is_of_all_teams_of(work.session, actor.account, account);
}

store::Maker maker_of(const Actor& actor) {
    return {.account = actor.account == 0 ? std::nullopt : std::optional(actor.account),
            .is_of_teams = actor.has_teams};
}

}  // namespace accord::broker::service
