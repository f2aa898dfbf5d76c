// The use cases of teams.
#include "broker/service/teams/teams.hpp"

#include "broker/service/teams/sight.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/teams/reach.hpp"
#include "broker/store/teams/team_parts.hpp"

#include <algorithm>
#include <utility>

namespace accord::broker::service {
namespace {

using Kind = TeamRefusal::Kind;

bool may(const Actor& actor, std::string_view permissions) {
    return actor.access == Access::kWrite ||
           actor.grants.has_any_of(domain::Grants::parse(permissions));
}

std::unexpected<TeamRefusal> refused(Kind kind, std::string_view what = {}) {
    return std::unexpected(TeamRefusal{kind, std::string(what)});
}

WholeTeam whole(Work& work, store::Team team) {
    using store::TeamPart;
    const auto users = [&](TeamPart part) {
        return find_users(work, store::accounts_of_team(work.session, team.id, part));
    };
    WholeTeam shown{.team = {},
                    .pacticipants = store::pacticipants_of_team(work.session, team.id),
                    .members = users(TeamPart::kMembers),
                    .administrators = users(TeamPart::kAdministrators),
                    .environments = store::environments_of_team(work.session, team.id)};
    shown.team = std::move(team);
    shown.team.members = static_cast<std::int64_t>(shown.members.size());
    return shown;
}

/// One of their own making, of no other team: nobody loses it.
bool may_give_pacticipant(Work& work, const std::string& name) {
    const auto belonging = store::belonging_of_pacticipant(work.session, name, work.actor.account);
    return belonging && belonging->is_own && (belonging->is_of_own_team || !belonging->is_of_team);
}

TeamResult<std::vector<std::int64_t>> find_pacticipants(Work& work,
                                                        const store::Team& team,
                                                        const TeamMembers& members) {
    const auto rows = store::find_pacticipants(work.session, members.pacticipants);
    const auto has = store::pacticipants_of_team(work.session, team.id);
    std::vector<std::int64_t> ids;
    for (const auto& name : members.pacticipants) {
        const auto row = std::ranges::find(rows, name, &store::PacticipantRow::name);
        if (row == rows.end() || !sees_pacticipant(work, name)) {
            return refused(Kind::kUnknownPacticipant, name);
        }
        if (!manages_all_teams(work.actor) && std::ranges::find(has, name) == has.end() &&
            !may_give_pacticipant(work, name)) {
            return refused(Kind::kOthersPacticipant, name);
        }
        ids.push_back(row->id);
    }
    return ids;
}

TeamResult<std::vector<std::int64_t>> find_environments(Work& work,
                                                        const store::Team& team,
                                                        const TeamMembers& members) {
    const auto has = store::environments_of_team(work.session, team.id);
    std::vector<std::int64_t> ids;
    for (const auto& uuid : members.environments) {
        const auto found = store::find_environment(work.session, uuid);
        if (!found) {
            return refused(Kind::kUnknownEnvironment, uuid);
        }
        if (!manages_all_teams(work.actor) &&
            std::ranges::find(has, uuid, &store::Environment::uuid) == has.end()) {
            return refused(Kind::kOthersEnvironment, uuid);
        }
        ids.push_back(found->id);
    }
    return ids;
}

TeamResult<std::vector<std::int64_t>> find_accounts(Work& work,
                                                    const std::vector<std::string>& uuids) {
    std::vector<std::int64_t> ids;
    for (const auto& uuid : uuids) {
        const auto user = store::find_user(work.session, uuid);
        if (!user) {
            return refused(Kind::kUnknownUser, uuid);
        }
        ids.push_back(user->id);
    }
    return ids;
}

void set_administrators(Work& work, std::int64_t team, const std::vector<std::int64_t>& wanted) {
    const auto set = [&](std::int64_t account, bool is_administrator) {
        auto membership = store::membership_of(work.session, team, account);
        membership.is_administrator = is_administrator;
        store::put_membership(work.session, team, account, membership);
    };
    for (const auto account :
         store::accounts_of_team(work.session, team, store::TeamPart::kAdministrators)) {
        set(account, false);
    }
    for (const auto account : wanted) {
        set(account, true);
    }
}

/// What is named stays until the end of the transaction.
void keep_named(Work& work, const TeamMembers& members) {
    store::lock_pacticipants(work.session,
                             {.named = {members.pacticipants.begin(), members.pacticipants.end()}});
    store::lock_environments(work.session);
}

TeamResult<WholeTeam> fill(Work& work, store::Team team, const TeamMembers& members) {
    const auto pacticipants = find_pacticipants(work, team, members);
    if (!pacticipants) {
        return std::unexpected(pacticipants.error());
    }
    const auto environments = find_environments(work, team, members);
    if (!environments) {
        return std::unexpected(environments.error());
    }
    const auto administrators = find_accounts(work, members.administrators);
    if (!administrators) {
        return std::unexpected(administrators.error());
    }
    store::set_pacticipants_of_team(work.session, team.id, *pacticipants);
    store::set_environments_of_team(work.session, team.id, *environments);
    set_administrators(work, team.id, *administrators);
    return whole(work, std::move(team));
}

bool is_name_taken(Work& work, std::string_view name, std::string_view self) {
    const auto other = store::find_team_by_name(work.session, name);
    return other && other->uuid != self;
}

}  // namespace

bool manages_all_teams(const Actor& actor) { return may(actor, "team:manage:*"); }

bool manages_team(Work& work, const store::Team& team) {
    if (manages_all_teams(work.actor)) {
        return true;
    }
    const auto membership = store::membership_of(work.session, team.id, work.actor.account);
    return (membership != store::Membership() && may(work.actor, "team:manage:team")) ||
           (membership.is_administrator && may(work.actor, "team:manage:{uuid}"));
}

std::optional<std::int64_t> limited_to_teams_of(const Actor& actor) {
    return may(actor, "team:read:* team:manage:*") ? std::nullopt : std::optional(actor.account);
}

TeamPage list_teams(Work& work, std::string_view name_part, domain::Page page) {
    const store::TeamFilter filter{.part = std::string(name_part),
                                   .of_account = limited_to_teams_of(work.actor)};
    return {.teams = store::list_teams(work.session, filter, page),
            .total = store::count_teams(work.session, filter)};
}

std::optional<WholeTeam> find_team(Work& work, std::string_view uuid) {
    auto team = store::find_team(work.session, uuid);
    if (!team ||
        (limited_to_teams_of(work.actor) &&
         store::membership_of(work.session, team->id, work.actor.account) == store::Membership())) {
        return std::nullopt;
    }
    return whole(work, std::move(*team));
}

bool is_team(Work& work, std::string_view uuid) { return team_row(work, uuid).has_value(); }

std::optional<std::int64_t> team_row(Work& work, std::string_view uuid) {
    const auto team = store::find_team(work.session, uuid);
    return team ? std::optional(team->id) : std::nullopt;
}

TeamResult<WholeTeam> create_team(Work& work, const TeamMembers& members) {
    keep_named(work, members);
    store::raise_identity_version(work.session);
    if (is_name_taken(work, members.name, "")) {
        return refused(Kind::kNameTaken, members.name);
    }
    auto made = store::insert_team(
        work.session, {.uuid = make_uuid(work.random), .name = members.name}, work.now);
    return fill(work, std::move(made), members);
}

TeamResult<WholeTeam> change_team(Work& work, std::string_view uuid, const TeamMembers& members) {
    keep_named(work, members);
    store::raise_identity_version(work.session);
    auto team = store::find_team(work.session, uuid);
    if (!team) {
        return refused(Kind::kNotFound);
    }
    if (!manages_team(work, *team)) {
        return refused(Kind::kNotYours, team->name);
    }
    if (is_name_taken(work, members.name, uuid)) {
        return refused(Kind::kNameTaken, members.name);
    }
    team->name = members.name;
    store::rename_team(work.session, *team, work.now);
    return fill(work, std::move(*team), members);
}

TeamResult<void> delete_team(Work& work, std::string_view uuid) {
    store::raise_identity_version(work.session);
    const auto team = store::find_team(work.session, uuid);
    if (!team) {
        return refused(Kind::kNotFound);
    }
    store::delete_team(work.session, team->id);
    return {};
}

}  // namespace accord::broker::service
