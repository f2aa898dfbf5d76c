// Roles and teams of groups: see group_rules.hpp.
#include "broker/service/federation/group_rules.hpp"

#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/service/identity/roles.hpp"
#include "broker/service/preferences/preferences.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/identity/users.hpp"
#include "broker/store/provisioning/directory_groups.hpp"
#include "broker/store/teams/teams.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace accord::broker::service {
namespace {

/// UUID of a role that is named by it or by its name; empty: there is none, or nobody gives it.
std::string role_uuid(const std::vector<UserRole>& roles, std::string_view role) {
    const auto found = std::ranges::find_if(
        roles, [&](const UserRole& one) { return one.uuid == role || one.name == role; });
    if (found == roles.end()) {
        return "";
    }
    const auto* predefined = domain::find_predefined_role(found->uuid);
    return predefined != nullptr && predefined->is_automatic ? "" : found->uuid;
}

/// Row of a team that is named by its UUID or by its name.
std::optional<std::int64_t> team_id(Work& work, std::string_view team) {
    auto found = store::find_team(work.session, team);
    if (!found) {
        found = store::find_team_by_name(work.session, team);
    }
    return found ? std::optional(found->id) : std::nullopt;
}

/// True when it was otherwise.
bool set_member(Work& work, std::int64_t team, std::int64_t account, bool is_member) {
    auto membership = store::membership_of(work.session, team, account);
    if (membership.is_member == is_member) {
        return false;
    }
    membership.is_member = is_member;
    store::put_membership(work.session, team, account, membership);
    return true;
}

/// What groups give.
struct Gifts {
    std::set<std::string> roles;
    std::set<std::int64_t> teams;

    bool operator==(const Gifts&) const = default;
};

/// Of the groups of the directory, each asked for once.
class GiftsOfGroups {
  public:
    GiftsOfGroups(Work& work, const ExternalUserRules& rules) : work_(work), rules_(rules) {}

    std::map<std::int64_t, Gifts> of(std::span<const std::int64_t> accounts) {
        std::map<std::int64_t, Gifts> all;
        for (const auto& group : store::directory_groups_of_users(work_.session, accounts)) {
            const auto& [roles, teams] = of_name(group.name);
            auto& gifts = all[group.user_id];
            gifts.roles.insert(roles.begin(), roles.end());
            gifts.teams.insert(teams.begin(), teams.end());
            if (group.team_id) {
                gifts.teams.insert(*group.team_id);
            }
        }
        return all;
    }

  private:
    const Gifts& of_name(const std::string& group) {
        const auto [place, is_new] = known_.try_emplace(group);
        if (is_new) {
            const auto roles = roles_of_groups(work_, std::span(&group, 1), rules_);
            place->second.roles.insert(roles.begin(), roles.end());
            for (const auto& [name, team] : rules_.teams) {
                if (const auto id = name == group ? team_id(work_, team) : std::nullopt) {
                    place->second.teams.insert(*id);
                }
            }
        }
        return place->second;
    }

    Work& work_;
    const ExternalUserRules& rules_;
    std::map<std::string, Gifts> known_;
};

void give_difference(Work& work, std::int64_t account, const Gifts& before, const Gifts& after) {
    for (const auto& role : after.roles) {
        if (!before.roles.contains(role)) {
            store::add_role(work.session, account, role);
        }
    }
    for (const auto& role : before.roles) {
        const bool is_kept = after.roles.contains(role) || (role == domain::kAdministratorRole &&
                                                            is_last_administrator(work, account));
        if (!is_kept) {
            store::remove_role(work.session, account, role);
        }
    }
    for (const auto team : after.teams) {
        if (!before.teams.contains(team)) {
            set_member(work, team, account, true);
        }
    }
    for (const auto team : before.teams) {
        if (!after.teams.contains(team)) {
            set_member(work, team, account, false);
        }
    }
}

}  // namespace

std::vector<std::string> roles_of_groups(Work& work,
                                         std::span<const std::string> groups,
                                         const ExternalUserRules& rules) {
    const auto known = list_roles(work.session);
    std::vector<std::string> roles;
    for (const auto& [group, role] : rules.roles) {
        const auto uuid = role_uuid(known, role);
        if (!uuid.empty() && std::ranges::find(groups, group) != groups.end() &&
            std::ranges::find(roles, uuid) == roles.end()) {
            roles.push_back(uuid);
        }
    }
    return roles;
}

std::vector<std::string> first_roles(Work& work,
                                     std::span<const std::string> groups,
                                     const ExternalUserRules& rules) {
    if (!rules.roles.empty()) {
        return roles_of_groups(work, groups, rules);
    }
    if (rules.default_role.empty()) {
        return default_roles(work, store::kRegularUser);
    }
    auto uuid = role_uuid(list_roles(work.session), rules.default_role);
    return uuid.empty() ? std::vector<std::string>() : std::vector{std::move(uuid)};
}

void follow_team_rules(Work& work,
                       std::int64_t account,
                       std::span<const std::string> groups,
                       const ExternalUserRules& rules) {
    std::map<std::int64_t, bool> wanted;
    for (const auto& [group, team] : rules.teams) {
        if (const auto id = team_id(work, team)) {
            wanted[*id] |= std::ranges::find(groups, group) != groups.end();
        }
    }
    bool is_changed = false;
    for (const auto& [team, is_member] : wanted) {
        if (store::membership_of(work.session, team, account).is_member == is_member) {
            continue;
        }
        if (!std::exchange(is_changed, true)) {
            store::raise_identity_version(work.session);
        }
        set_member(work, team, account, is_member);
    }
}

bool is_in_rules(std::string_view group, const ExternalUserRules& rules) {
    const auto is_about = [&](const auto& rule) { return rule.first == group; };
    return std::ranges::any_of(rules.roles, is_about) || std::ranges::any_of(rules.teams, is_about);
}

std::vector<std::string> groups_in_directory(Work& work, std::int64_t account) {
    std::vector<std::string> names;
    for (auto& group : store::directory_groups_of_users(work.session, std::span(&account, 1))) {
        names.push_back(std::move(group.name));
    }
    return names;
}

void change_groups(Work& work,
                   std::span<const std::int64_t> accounts,
                   const ExternalUserRules& rules,
                   const std::function<void()>& change) {
    const auto before = GiftsOfGroups(work, rules).of(accounts);
    change();
    const auto after = GiftsOfGroups(work, rules).of(accounts);
    static const Gifts kNone;
    const auto gifts_in = [](const auto& all, std::int64_t account) -> const Gifts& {
        const auto found = all.find(account);
        return found == all.end() ? kNone : found->second;
    };
    for (const auto account : accounts) {
        give_difference(work, account, gifts_in(before, account), gifts_in(after, account));
    }
}

bool is_last_administrator(Work& work, std::int64_t account) {
    const auto user = store::find_user_by_id(work.session, account);
    const auto roles = store::roles_of_user(work.session, account);
    return user && user->password &&
           std::ranges::find(roles, domain::kAdministratorRole) != roles.end() &&
           store::count_who_can_use(work.session, domain::kAdministratorRole) == 1;
}

}  // namespace accord::broker::service
