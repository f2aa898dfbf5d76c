// Users and system accounts, and which roles they have.
#pragma once

#include "broker/domain/page.hpp"
#include "db/session.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace accord::broker::store {

/// As PactFlow numbers them.
inline constexpr std::int64_t kRegularUser = 0;
inline constexpr std::int64_t kSystemAccount = 1;

struct User {
    std::int64_t id = 0;
    std::string uuid;
    std::int64_t type = kRegularUser;
    std::string name;
    std::optional<std::string> email;  ///< of regular users
    bool active = true;
    std::optional<std::string> password;  ///< its hash; nothing: can't sign in by one
    Instant created_at;
    Instant updated_at;
    std::optional<Instant> last_login_at;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::optional<std::string>,
                               bool,
                               std::optional<std::string>,
                               Instant,
                               Instant,
                               std::optional<Instant>>;
};

struct UserFilter {
    std::optional<bool> active = {};
    std::optional<std::int64_t> type = {};
    std::string part = {};  ///< of name or e-mail address; empty: any
    /// Only accounts that are of no team, or of one that this account is of.
    std::optional<std::int64_t> reached_by = {};
};

/// By the case-folded address.
std::optional<User> find_user_by_email(db::Session& session, std::string_view email);
std::optional<User> find_user(db::Session& session, std::string_view uuid);
std::optional<User> find_user_by_id(db::Session& session, std::int64_t id);

/// By name.
std::vector<User> find_users(db::Session& session, std::span<const std::int64_t> ids);
std::vector<User> list_users(db::Session& session, const UserFilter& filter, domain::Page page);
std::int64_t count_users(db::Session& session, const UserFilter& filter);

/// Stores a new one; its id and times are set here.
User insert_user(db::Session& session, User made, Instant now);

/// Stores name, address, whether it is active, and password.
void update_user(db::Session& session, User& changed, Instant now);
/// With roles and tokens.
void delete_user(db::Session& session, std::int64_t id);
void note_login(db::Session& session, std::int64_t id, Instant at);

/// UUIDs of roles, in order; with the one that administrators of teams have by that.
std::vector<std::string> roles_of_user(db::Session& session, std::int64_t id);
/// Of each user.
using UserRole = std::tuple<std::int64_t, std::string>;
std::vector<UserRole> roles_of_users(db::Session& session, std::span<const std::int64_t> ids);
void add_role(db::Session& session, std::int64_t id, std::string_view role);
void remove_role(db::Session& session, std::int64_t id, std::string_view role);
void remove_roles(db::Session& session, std::int64_t id);

/// Active regular users who have the role and a password: those who can sign in and use it.
std::int64_t count_who_can_use(db::Session& session, std::string_view role);

}  // namespace accord::broker::store
