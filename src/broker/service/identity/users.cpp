// The use cases of users and system accounts, and the rules that hold whoever asks.
#include "broker/service/identity/users.hpp"

#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/service/identity/roles.hpp"
#include "broker/service/identity/tokens.hpp"
#include "broker/service/preferences/preferences.hpp"
#include "broker/service/teams/reach.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/identity/sessions.hpp"
#include "broker/store/teams/teams.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace accord::broker::service {
namespace {

std::map<std::string, std::string> names_of_roles(Work& work) {
    std::map<std::string, std::string> names;
    for (auto& role : list_roles(work.session)) {
        names.emplace(std::move(role.uuid), std::move(role.name));
    }
    return names;
}

std::vector<User> with_roles(Work& work, std::vector<store::User> accounts) {
    std::vector<std::int64_t> ids;
    std::ranges::transform(accounts, std::back_inserter(ids), &store::User::id);
    std::map<std::int64_t, std::vector<std::string>> roles;
    for (auto& [id, role] : store::roles_of_users(work.session, ids)) {
        roles[id].push_back(std::move(role));
    }
    std::map<std::int64_t, std::vector<NamedTeam>> teams;
    for (auto& [id, uuid, name] : store::teams_of_users(work.session, ids)) {
        teams[id].push_back({std::move(uuid), std::move(name)});
    }
    std::map<std::int64_t, store::DirectoryUser> said;
    for (auto& one : store::directory_users(work.session, ids)) {
        said.emplace(one.user_id, std::move(one));
    }
    const auto names = names_of_roles(work);
    std::vector<User> users;
    for (auto& account : accounts) {
        User user{.account = std::move(account), .roles = {}};
        user.teams = std::move(teams[user.account.id]);
        if (const auto known = said.find(user.account.id); known != said.end()) {
            user.said = std::move(known->second);
        }
        for (const auto& uuid : roles[user.account.id]) {
            if (const auto name = names.find(uuid); name != names.end()) {
                user.roles.push_back({uuid, name->second});
            }
        }
        users.push_back(std::move(user));
    }
    return users;
}

User with_roles(Work& work, store::User account) {
    return std::move(with_roles(work, std::vector{std::move(account)}).front());
}

/// Of whom no directory has said anything, the name there is the address.
std::optional<IdentityRefusal> note_names_there(Work& work,
                                                const store::User& user,
                                                const DirectoryNames& there) {
    if (there == DirectoryNames()) {
        return std::nullopt;
    }
    const auto is_other = [&](const std::optional<store::DirectoryUser>& found) {
        return found && found->user_id != user.id;
    };
    auto said = store::find_directory_user(work.session, user.id)
                    .value_or(store::DirectoryUser{.user_id = user.id,
                                                   .user_name = user.email.value_or(user.name),
                                                   .external_id = {},
                                                   .given_name = {},
                                                   .family_name = {}});
    said.user_name = there.user_name.value_or(said.user_name);
    if (there.external_id) {
        said.external_id = there.external_id;
    }
    if (is_other(store::find_directory_user_named(work.session, said.user_name))) {
        return IdentityRefusal::kExternalNameTaken;
    }
    if (said.external_id &&
        is_other(store::find_directory_user_by_external_id(work.session, *said.external_id))) {
        return IdentityRefusal::kExternalIdTaken;
    }
    store::put_directory_user(work.session, said);
    return std::nullopt;
}

domain::Grants grants_of_user(Work& work, const store::User& user) {
    return grants_of(work.session, store::roles_of_user(work.session, user.id));
}

bool has_administrator(Work& work) {
    return store::count_who_can_use(work.session, domain::kAdministratorRole) > 0;
}

std::optional<IdentityRefusal> refuse_roles(Work& work, const std::vector<std::string>& roles) {
    for (const auto& role : roles) {
        const auto* predefined = domain::find_predefined_role(role);
        if (predefined != nullptr && predefined->is_automatic) {
            return IdentityRefusal::kAutomaticRole;
        }
        if (!find_role(work.session, role)) {
            return IdentityRefusal::kUnknownRole;
        }
    }
    return std::nullopt;
}

/// Whoever says which roles somebody has may say those that come by themselves, too.
std::vector<std::string> without_automatic(Work& work,
                                           std::string_view user,
                                           std::vector<std::string> roles) {
    const auto account = store::find_user(work.session, user);
    const auto has =
        account ? store::roles_of_user(work.session, account->id) : std::vector<std::string>();
    std::erase_if(roles, [&](const std::string& role) {
        return role == domain::kTeamAdministratorRole && std::ranges::find(has, role) != has.end();
    });
    return roles;
}

IdentityResult<void> change_roles(Work& work,
                                  std::string_view uuid,
                                  const std::vector<std::string>& given,
                                  const std::function<void(const store::User&)>& change) {
    const auto user = user_to_change(work, uuid);
    if (!user) {
        return std::unexpected(user.error());
    }
    if (!work.actor.uuid.empty() && work.actor.uuid == user->uuid) {
        return std::unexpected(IdentityRefusal::kOwnRoles);
    }
    if (const auto refusal = refuse_roles(work, given)) {
        return std::unexpected(*refusal);
    }
    if (!may_give(work.actor, grants_of(work.session, given))) {
        return std::unexpected(IdentityRefusal::kBeyondOwn);
    }
    change(*user);
    if (!has_administrator(work)) {
        return std::unexpected(IdentityRefusal::kLastAdministrator);
    }
    return {};
}

}  // namespace

std::vector<User> find_users(Work& work, std::span<const std::int64_t> ids) {
    return with_roles(work, store::find_users(work.session, ids));
}

UserPage list_users(Work& work, const store::UserFilter& filter, domain::Page page) {
    return {.users = with_roles(work, store::list_users(work.session, filter, page)),
            .total = store::count_users(work.session, filter)};
}

std::optional<User> find_user(Work& work, std::string_view uuid) {
    auto account = store::find_user(work.session, uuid);
    return account ? std::optional(with_roles(work, std::move(*account))) : std::nullopt;
}

std::optional<User> find_user_by_email(Work& work, std::string_view email) {
    auto account = store::find_user_by_email(work.session, email);
    return account ? std::optional(with_roles(work, std::move(*account))) : std::nullopt;
}

/// Somebody who can do less must not become somebody who can do more, by a password or a token of
/// theirs.
IdentityResult<store::User> user_to_change(Work& work, std::string_view uuid) {
    store::raise_identity_version(work.session);
    auto user = store::find_user(work.session, uuid);
    if (!user) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    if (!may_give(work.actor, grants_of_user(work, *user)) || !may_act_as(work, user->id)) {
        return std::unexpected(IdentityRefusal::kBeyondOwn);
    }
    return std::move(*user);
}

IdentityResult<User> create_user(Work& work, const NewUser& made) {
    store::raise_identity_version(work.session);
    if (made.email && store::find_user_by_email(work.session, *made.email)) {
        return std::unexpected(IdentityRefusal::kEmailTaken);
    }
    const auto roles = made.has_default_roles ? default_roles(work, made.type) : made.roles;
    if (const auto refusal = refuse_roles(work, roles)) {
        return std::unexpected(*refusal);
    }
    if (!may_give(work.actor, grants_of(work.session, roles))) {
        return std::unexpected(IdentityRefusal::kBeyondOwn);
    }
    auto user = store::insert_user(work.session,
                                   {.uuid = make_uuid(work.random),
                                    .type = made.type,
                                    .name = made.name,
                                    .email = made.email,
                                    .active = made.active,
                                    .password = made.password_hash},
                                   work.now);
    for (const auto& role : roles) {
        store::add_role(work.session, user.id, role);
    }
    if (const auto team = default_team(work); team && made.type == store::kRegularUser) {
        store::put_membership(work.session, *team, user.id, {.is_member = true});
    }
    make_fixed_tokens(work, user.id);
    if (const auto refusal = note_names_there(work, user, made.there)) {
        return std::unexpected(*refusal);
    }
    return with_roles(work, std::move(user));
}

IdentityResult<User> create_system_account(Work& work, const NewUser& made) {
    auto user = create_user(work, made);
    if (user && !reach_of(work.actor, "system_account:manage").all) {
        store::join_teams_of(work.session, user->account.id, work.actor.account);
        return with_roles(work, std::move(user->account));
    }
    return user;
}

IdentityResult<User> change_user(Work& work, std::string_view uuid, const UserChange& change) {
    auto user = user_to_change(work, uuid);
    if (!user) {
        return std::unexpected(user.error());
    }
    const bool is_system_account = user->type == store::kSystemAccount;
    if (is_system_account && (change.password_hash || change.there != DirectoryNames())) {
        return std::unexpected(IdentityRefusal::kIsSystemAccount);
    }
    if (change.email && !is_system_account) {  // which has none, as when it is made
        const auto other = store::find_user_by_email(work.session, *change.email);
        if (other && other->id != user->id) {
            return std::unexpected(IdentityRefusal::kEmailTaken);
        }
        user->email = change.email;
    }
    user->name = change.name.value_or(user->name);
    user->active = change.active.value_or(user->active);
    if (change.password_hash) {
        user->password = change.password_hash;
    }
    store::update_user(work.session, *user, work.now);
    if (const auto refusal = note_names_there(work, *user, change.there)) {
        return std::unexpected(*refusal);
    }
    if (!user->active || change.password_hash) {
        store::delete_sessions_of_user(work.session, user->id);
    }
    if (!has_administrator(work)) {
        return std::unexpected(IdentityRefusal::kLastAdministrator);
    }
    return with_roles(work, std::move(*user));
}

IdentityResult<void> delete_user(Work& work, std::string_view uuid) {
    const auto user = user_to_change(work, uuid);
    if (!user) {
        return std::unexpected(user.error());
    }
    store::delete_user(work.session, user->id);
    if (!has_administrator(work)) {
        return std::unexpected(IdentityRefusal::kLastAdministrator);
    }
    return {};
}

IdentityResult<void> set_roles(Work& work,
                               std::string_view uuid,
                               const std::vector<std::string>& given) {
    const auto roles = without_automatic(work, uuid, given);
    return change_roles(work, uuid, roles, [&](const store::User& user) {
        store::remove_roles(work.session, user.id);
        for (const auto& role : roles) {
            store::add_role(work.session, user.id, role);
        }
    });
}

IdentityResult<void> give_role(Work& work, std::string_view uuid, std::string_view role) {
    return change_roles(work, uuid, {std::string(role)}, [&](const store::User& user) {
        store::add_role(work.session, user.id, role);
    });
}

IdentityResult<void> take_role(Work& work, std::string_view uuid, std::string_view role) {
    if (role == domain::kTeamAdministratorRole) {
        return std::unexpected(IdentityRefusal::kAutomaticRole);
    }
    return change_roles(work, uuid, {}, [&](const store::User& user) {
        store::remove_role(work.session, user.id, role);
    });
}

}  // namespace accord::broker::service
