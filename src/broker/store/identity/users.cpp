// Users and system accounts: the SQL.
#include "broker/store/identity/users.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/store/id_list.hpp"
#include "broker/store/pacticipants/like.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr db::Sql kUserSelect = R"sql(
select id, uuid, type, name, email, active, password, created_at, updated_at, last_login_at
from users
)sql";

constexpr db::Sql kFindUser = kUserSelect + R"sql(
where uuid = ?
)sql";

constexpr db::Sql kFindUserById = kUserSelect + R"sql(
where id = ?
)sql";

constexpr db::Sql kFindUserByEmail = kUserSelect + R"sql(
where email_key = ?
)sql";

/// -1 stands for any, and 0 for everybody's.
constexpr db::Sql kUserFilter = R"sql(
where (? < 0 or active = ?)
  and (? < 0 or type = ?)
  and (? = 0
       or not exists (select 1 from team_members t where t.user_id = users.id)
       or exists (select 1 from team_members t
                  join team_members m on m.team_id = t.team_id and m.user_id = ?
                  where t.user_id = users.id))
  and search_text like ? escape '!'
)sql";

constexpr db::Sql kListUsers = kUserSelect + kUserFilter + R"sql(
order by search_text, id
limit ? offset ?
)sql";

constexpr db::Sql kCountUsers = db::Sql(R"sql(
select count(*)
from users
)sql") + kUserFilter;

constexpr std::string_view kInsertUser = R"sql(
insert into users (uuid, type, name, email, email_key, search_text, active, password, created_at,
    updated_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kUpdateUser = R"sql(
update users
set name = ?, email = ?, email_key = ?, search_text = ?, active = ?, password = ?, updated_at = ?
where id = ?
)sql";

constexpr std::string_view kDeleteUser = R"sql(
delete from users
where id = ?
)sql";

constexpr std::string_view kNoteLogin = R"sql(
update users
set last_login_at = ?
where id = ?
)sql";

constexpr db::Sql kFindUsersById = kUserSelect + R"sql(
where id in ({})
order by search_text, id
)sql";

/// That of administrators of a team is nobody's by hand: see domain::kTeamAdministratorRole.
constexpr std::string_view kRolesOfUsers = R"sql(
select user_id, role_uuid
from user_roles
where user_id in ({0})
union
select user_id, cast(? as text)
from team_members
where is_administrator = 1 and user_id in ({0})
order by 1, 2
)sql";

constexpr std::string_view kAddRole = R"sql(
insert into user_roles (user_id, role_uuid)
values (?, ?)
on conflict do nothing
)sql";

constexpr std::string_view kRemoveRole = R"sql(
delete from user_roles
where user_id = ? and role_uuid = ?
)sql";

constexpr std::string_view kRemoveRoles = R"sql(
delete from user_roles
where user_id = ?
)sql";

constexpr std::string_view kCountWhoCanUse = R"sql(
select count(*)
from user_roles r
join users u on u.id = r.user_id
where r.role_uuid = ? and u.active = 1 and u.type = 0 and u.password is not null
)sql";

struct FilterValues {
    std::int64_t active;
    std::int64_t type;
    std::int64_t reached_by;
    std::string pattern;
};

FilterValues values_of(const UserFilter& filter) {
    return {filter.active ? std::int64_t{*filter.active} : -1,
            filter.type.value_or(-1),
            filter.reached_by.value_or(0),
            like_containing(filter.part)};
}

std::string search_text_of(const User& user) {
    return fold_case(user.name + " " + user.email.value_or(""));
}

std::optional<std::string> key_of(const std::optional<std::string>& email) {
    return email ? std::optional(fold_case(*email)) : std::nullopt;
}

}  // namespace

std::optional<User> find_user(db::Session& session, std::string_view uuid) {
    return session.one<User>(kFindUser, uuid);
}

std::optional<User> find_user_by_id(db::Session& session, std::int64_t id) {
    return session.one<User>(kFindUserById, id);
}

std::optional<User> find_user_by_email(db::Session& session, std::string_view email) {
    return session.one<User>(kFindUserByEmail, fold_case(email));
}

std::vector<User> find_users(db::Session& session, std::span<const std::int64_t> ids) {
    std::vector<User> users;
    in_portions(ids, [&](const IdList& list) {
        for (auto& user : session.all<User>(
                 fmt::format(std::string_view(kFindUsersById), list.places()), list.params())) {
            users.push_back(std::move(user));
        }
    });
    return users;
}

std::vector<User> list_users(db::Session& session, const UserFilter& filter, domain::Page page) {
    const auto [active, type, account, pattern] = values_of(filter);
    return session.all<User>(kListUsers,
                             active,
                             active,
                             type,
                             type,
                             account,
                             account,
                             pattern,
                             page.size,
                             page.offset());
}

std::int64_t count_users(db::Session& session, const UserFilter& filter) {
    const auto [active, type, account, pattern] = values_of(filter);
    return session
        .one<std::int64_t>(kCountUsers, active, active, type, type, account, account, pattern)
        .value_or(0);
}

User insert_user(db::Session& session, User made, Instant now) {
    made.created_at = now;
    made.updated_at = now;
    made.id = *session.insert(kInsertUser,
                              made.uuid,
                              made.type,
                              made.name,
                              made.email,
                              key_of(made.email),
                              search_text_of(made),
                              made.active,
                              made.password,
                              now,
                              now);
    return made;
}

void update_user(db::Session& session, User& changed, Instant now) {
    changed.updated_at = now;
    session.run(kUpdateUser,
                changed.name,
                changed.email,
                key_of(changed.email),
                search_text_of(changed),
                changed.active,
                changed.password,
                now,
                changed.id);
}

void delete_user(db::Session& session, std::int64_t id) { session.run(kDeleteUser, id); }

void note_login(db::Session& session, std::int64_t id, Instant at) {
    session.run(kNoteLogin, at, id);
}

std::vector<std::string> roles_of_user(db::Session& session, std::int64_t id) {
    std::vector<std::string> roles;
    for (auto& [user, role] : roles_of_users(session, std::span(&id, 1))) {
        roles.push_back(std::move(role));
    }
    return roles;
}

std::vector<UserRole> roles_of_users(db::Session& session, std::span<const std::int64_t> ids) {
    std::vector<UserRole> all;
    in_portions(ids, [&](const IdList& list) {
        auto params = list.params();
        params.add(domain::kTeamAdministratorRole);
        list.add_to(params);
        auto some =
            session.all<UserRole>(fmt::format(fmt::runtime(kRolesOfUsers), list.places()), params);
        all.insert(all.end(), some.begin(), some.end());
    });
    return all;
}

void add_role(db::Session& session, std::int64_t id, std::string_view role) {
    session.run(kAddRole, id, role);
}

void remove_role(db::Session& session, std::int64_t id, std::string_view role) {
    session.run(kRemoveRole, id, role);
}

void remove_roles(db::Session& session, std::int64_t id) { session.run(kRemoveRoles, id); }

std::int64_t count_who_can_use(db::Session& session, std::string_view role) {
    return session.one<std::int64_t>(kCountWhoCanUse, role).value_or(0);
}

}  // namespace accord::broker::store
