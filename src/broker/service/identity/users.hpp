// Users and system accounts: made, changed, deleted, and given roles.
#pragma once

#include "broker/service/identity/identity_refusal.hpp"
#include "broker/service/work.hpp"
#include "broker/store/identity/users.hpp"
#include "broker/store/provisioning/directory_users.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct NamedRole {
    std::string uuid;
    std::string name;
};

struct NamedTeam {
    std::string uuid;
    std::string name;
};

struct User {
    store::User account;
    std::vector<NamedRole> roles;
    std::vector<NamedTeam> teams = {};              ///< by name
    std::optional<store::DirectoryUser> said = {};  ///< by a directory
};

struct UserPage {
    std::vector<User> users;
    std::int64_t total = 0;
};

/// Who somebody is in the directory of the provider where they sign in.
struct DirectoryNames {
    std::optional<std::string> external_id = {};
    std::optional<std::string> user_name = {};

    bool operator==(const DirectoryNames&) const = default;
};

struct NewUser {
    std::int64_t type = store::kRegularUser;
    std::string name;
    std::optional<std::string> email = {};
    bool active = true;
    std::optional<std::string> password_hash = {};
    std::vector<std::string> roles;  ///< UUIDs
    bool has_default_roles = false;  ///< in their place those that the system's preferences say
    DirectoryNames there = {};
};

/// What is not said stays as it is.
struct UserChange {
    std::optional<std::string> name = {};
    std::optional<std::string> email = {};
    std::optional<bool> active = {};
    std::optional<std::string> password_hash = {};
    DirectoryNames there = {};
};

/// By name, those of these rows that there are.
std::vector<User> find_users(Work& work, std::span<const std::int64_t> ids);
UserPage list_users(Work& work, const store::UserFilter& filter, domain::Page page);
std::optional<User> find_user(Work& work, std::string_view uuid);
std::optional<User> find_user_by_email(Work& work, std::string_view email);

/// An account that the actor may change; with that the version is raised.
IdentityResult<store::User> user_to_change(Work& work, std::string_view uuid);

/// With the two tokens that every account has, which have no value yet. A user becomes a member of
/// the team of the system's preferences.
IdentityResult<User> create_user(Work& work, const NewUser& made);
/// Of whoever may manage only those of own teams it is one of these teams.
IdentityResult<User> create_system_account(Work& work, const NewUser& made);
/// Whoever is disabled, or has another password, is signed out everywhere.
IdentityResult<User> change_user(Work& work, std::string_view uuid, const UserChange& change);
IdentityResult<void> delete_user(Work& work, std::string_view uuid);

/// In place of those that the user has.
IdentityResult<void> set_roles(Work& work,
                               std::string_view uuid,
                               const std::vector<std::string>& roles);
IdentityResult<void> give_role(Work& work, std::string_view uuid, std::string_view role);
IdentityResult<void> take_role(Work& work, std::string_view uuid, std::string_view role);

}  // namespace accord::broker::service
