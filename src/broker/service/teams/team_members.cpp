// The use cases of the members of teams.
#include "broker/service/teams/team_members.hpp"

#include "broker/store/identity/identity_version.hpp"

#include <algorithm>
#include <utility>

namespace accord::broker::service {
namespace {

using Kind = TeamRefusal::Kind;

TeamResult<store::Team> team_to_read(Work& work, std::string_view uuid) {
    auto found = find_team(work, uuid);
    return found ? TeamResult<store::Team>(std::move(found->team))
                 : std::unexpected(TeamRefusal{Kind::kNotFound});
}

TeamResult<store::Team> team_to_man(Work& work, std::string_view uuid) {
    store::raise_identity_version(work.session);
    auto team = store::find_team(work.session, uuid);
    if (!team) {
        return std::unexpected(TeamRefusal{Kind::kNotFound});
    }
    if (!manages_team(work, *team)) {
        return std::unexpected(TeamRefusal{Kind::kNotYours, team->name});
    }
    return std::move(*team);
}

TeamResult<std::int64_t> account_of(Work& work, const std::string& uuid) {
    const auto user = store::find_user(work.session, uuid);
    return user ? TeamResult<std::int64_t>(user->id)
                : std::unexpected(TeamRefusal{Kind::kUnknownUser, uuid});
}

void set_member(Work& work, std::int64_t team, std::int64_t account, bool is_member) {
    auto membership = store::membership_of(work.session, team, account);
    membership.is_member = is_member;
    store::put_membership(work.session, team, account, membership);
}

std::vector<User> members_of(Work& work, std::int64_t team) {
    return find_users(work, store::accounts_of_team(work.session, team, store::TeamPart::kMembers));
}

}  // namespace

TeamResult<std::vector<User>> list_members(Work& work, std::string_view team) {
    const auto found = team_to_read(work, team);
    if (!found) {
        return std::unexpected(found.error());
    }
    return members_of(work, found->id);
}

TeamResult<User> find_member(Work& work, std::string_view team, std::string_view user) {
    const auto found = team_to_read(work, team);
    if (!found) {
        return std::unexpected(found.error());
    }
    auto account = find_user(work, user);
    if (!account ||
        store::membership_of(work.session, found->id, account->account.id) == store::Membership()) {
        return std::unexpected(TeamRefusal{Kind::kNotOfTeam});
    }
    return std::move(*account);
}

TeamResult<std::vector<User>> set_members(Work& work,
                                          std::string_view team,
                                          const std::vector<std::string>& users) {
    const auto found = team_to_man(work, team);
    if (!found) {
        return std::unexpected(found.error());
    }
    std::vector<std::int64_t> wanted;
    for (const auto& uuid : users) {
        const auto account = account_of(work, uuid);
        if (!account) {
            return std::unexpected(account.error());
        }
        wanted.push_back(*account);
    }
    for (const auto account :
         store::accounts_of_team(work.session, found->id, store::TeamPart::kMembers)) {
        if (std::ranges::find(wanted, account) == wanted.end()) {
            set_member(work, found->id, account, false);
        }
    }
    for (const auto account : wanted) {
        set_member(work, found->id, account, true);
    }
    return members_of(work, found->id);
}

TeamResult<std::vector<User>> change_members(Work& work,
                                             std::string_view team,
                                             const MemberChange& change) {
    const auto found = team_to_man(work, team);
    if (!found) {
        return std::unexpected(found.error());
    }
    for (const auto& uuid : change.added) {
        const auto account = account_of(work, uuid);
        if (!account) {
            return std::unexpected(account.error());
        }
        set_member(work, found->id, *account, true);
    }
    for (const auto& uuid : change.removed) {
        const auto account = account_of(work, uuid);
        if (!account) {
            return std::unexpected(account.error());
        }
        store::put_membership(work.session, found->id, *account, {});
    }
    return members_of(work, found->id);
}

}  // namespace accord::broker::service
