// What a directory says of users: the SQL.
#include "broker/store/provisioning/directory_users.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/store/id_list.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr db::Sql kDirectoryUserSelect = R"sql(
select user_id, user_name, external_id, given_name, family_name
from directory_users
)sql";

constexpr db::Sql kFindDirectoryUser = kDirectoryUserSelect + R"sql(
where user_id = ?
)sql";

constexpr db::Sql kFindDirectoryUserNamed = kDirectoryUserSelect + R"sql(
where user_name_key = ?
)sql";

constexpr db::Sql kFindDirectoryUserByExternalId = kDirectoryUserSelect + R"sql(
where external_id = ?
)sql";

constexpr db::Sql kDirectoryUsers = kDirectoryUserSelect + R"sql(
where user_id in ({})
)sql";

constexpr std::string_view kPutDirectoryUser = R"sql(
insert into directory_users (user_id, user_name, user_name_key, external_id, given_name,
    family_name)
values (?, ?, ?, ?, ?, ?)
on conflict (user_id) do update
set user_name = excluded.user_name, user_name_key = excluded.user_name_key,
    external_id = excluded.external_id, given_name = excluded.given_name,
    family_name = excluded.family_name
)sql";

constexpr db::Sql kRegularUserSelect = R"sql(
select id, uuid, type, name, email, active, password, created_at, updated_at, last_login_at
from users
where type = 0
)sql";

constexpr db::Sql kRegularUsersAfter = kRegularUserSelect + R"sql(
  and id > ?
order by id
limit ?
)sql";

constexpr db::Sql kRegularUsersFrom = kRegularUserSelect + R"sql(
order by id
limit ? offset ?
)sql";

constexpr std::string_view kCountRegularUsers = R"sql(
select count(*)
from users
where type = 0
)sql";

/// The text begins with the name, which a space ends.
constexpr db::Sql kRegularUsersNamed = kRegularUserSelect + R"sql(
  and search_text >= ? and search_text < ?
order by search_text, id
limit ?
)sql";

}  // namespace

std::optional<DirectoryUser> find_directory_user(db::Session& session, std::int64_t user_id) {
    return session.one<DirectoryUser>(kFindDirectoryUser, user_id);
}

std::optional<DirectoryUser> find_directory_user_named(db::Session& session,
                                                       std::string_view user_name) {
    return session.one<DirectoryUser>(kFindDirectoryUserNamed, fold_case(user_name));
}

std::optional<DirectoryUser> find_directory_user_by_external_id(db::Session& session,
                                                                std::string_view external_id) {
    return session.one<DirectoryUser>(kFindDirectoryUserByExternalId, external_id);
}

std::vector<DirectoryUser> directory_users(db::Session& session,
                                           std::span<const std::int64_t> ids) {
    std::vector<DirectoryUser> all;
    in_portions(ids, [&](const IdList& list) {
        for (auto& one : session.all<DirectoryUser>(
                 fmt::format(std::string_view(kDirectoryUsers), list.places()), list.params())) {
            all.push_back(std::move(one));
        }
    });
    return all;
}

void put_directory_user(db::Session& session, const DirectoryUser& said) {
    session.run(kPutDirectoryUser,
                said.user_id,
                said.user_name,
                fold_case(said.user_name),
                said.external_id,
                said.given_name,
                said.family_name);
}

std::vector<User> regular_users_after(db::Session& session,
                                      std::int64_t after,
                                      std::int64_t count) {
    return session.all<User>(kRegularUsersAfter, after, count);
}

std::vector<User> regular_users_from(db::Session& session,
                                     std::int64_t offset,
                                     std::int64_t count) {
    return session.all<User>(kRegularUsersFrom, count, offset);
}

std::int64_t count_regular_users(db::Session& session) {
    return session.one<std::int64_t>(kCountRegularUsers).value_or(0);
}

std::vector<User> regular_users_named(db::Session& session,
                                      std::string_view name,
                                      std::int64_t count) {
    constexpr char kAfterSpace = ' ' + 1;
    const auto key = fold_case(name);
    return session.all<User>(kRegularUsersNamed, key + ' ', key + kAfterSpace, count);
}

}  // namespace accord::broker::store
