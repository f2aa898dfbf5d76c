// Groups of a directory: the SQL.
#include "broker/store/provisioning/directory_groups.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/store/id_list.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr db::Sql kGroupSelect = R"sql(
select id, uuid, name, external_id, team_id, created_at, updated_at
from directory_groups
)sql";

constexpr db::Sql kFindGroup = kGroupSelect + R"sql(
where uuid = ?
)sql";

constexpr db::Sql kFindGroupNamed = kGroupSelect + R"sql(
where name_key = ?
)sql";

constexpr db::Sql kGroupsByExternalId = kGroupSelect + R"sql(
where external_id = ?
order by id
)sql";

constexpr db::Sql kGroupsAfter = kGroupSelect + R"sql(
where id > ?
order by id
limit ?
)sql";

constexpr db::Sql kGroupsFrom = kGroupSelect + R"sql(
order by id
limit ? offset ?
)sql";

constexpr std::string_view kCountGroups = R"sql(
select count(*)
from directory_groups
)sql";

constexpr std::string_view kInsertGroup = R"sql(
insert into directory_groups (uuid, name, name_key, external_id, team_id, created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kUpdateGroup = R"sql(
update directory_groups
set name = ?, name_key = ?, external_id = ?, team_id = ?, updated_at = ?
where id = ?
)sql";

constexpr std::string_view kDeleteGroup = R"sql(
delete from directory_groups
where id = ?
)sql";

constexpr std::string_view kMembersOfGroups = R"sql(
select m.group_id, m.user_id, u.uuid, u.name
from directory_members m
join users u on u.id = m.user_id
where m.group_id in ({})
order by m.group_id, m.user_id
)sql";

constexpr std::string_view kAddToGroup = R"sql(
insert into directory_members (group_id, user_id)
values (?, ?)
on conflict do nothing
)sql";

constexpr std::string_view kRemoveFromGroup = R"sql(
delete from directory_members
where group_id = ? and user_id = ?
)sql";

constexpr std::string_view kGroupsOfUsers = R"sql(
select m.user_id, g.uuid, g.name, g.team_id
from directory_members m
join directory_groups g on g.id = m.group_id
where m.user_id in ({})
order by m.user_id, g.name_key
)sql";

}  // namespace

std::optional<DirectoryGroup> find_directory_group(db::Session& session, std::string_view uuid) {
    return session.one<DirectoryGroup>(kFindGroup, uuid);
}

std::optional<DirectoryGroup> find_directory_group_named(db::Session& session,
                                                         std::string_view name) {
    return session.one<DirectoryGroup>(kFindGroupNamed, fold_case(name));
}

std::vector<DirectoryGroup> directory_groups_by_external_id(db::Session& session,
                                                            std::string_view external_id) {
    return session.all<DirectoryGroup>(kGroupsByExternalId, external_id);
}

std::vector<DirectoryGroup> directory_groups_after(db::Session& session,
                                                   std::int64_t after,
                                                   std::int64_t count) {
    return session.all<DirectoryGroup>(kGroupsAfter, after, count);
}

std::vector<DirectoryGroup> directory_groups_from(db::Session& session,
                                                  std::int64_t offset,
                                                  std::int64_t count) {
    return session.all<DirectoryGroup>(kGroupsFrom, count, offset);
}

std::int64_t count_directory_groups(db::Session& session) {
    return session.one<std::int64_t>(kCountGroups).value_or(0);
}

DirectoryGroup insert_directory_group(db::Session& session, DirectoryGroup made, Instant now) {
    made.created_at = now;
    made.updated_at = now;
    made.id = *session.insert(kInsertGroup,
                              made.uuid,
                              made.name,
                              fold_case(made.name),
                              made.external_id,
                              made.team_id,
                              now,
                              now);
    return made;
}

void update_directory_group(db::Session& session, DirectoryGroup& changed, Instant now) {
    changed.updated_at = now;
    session.run(kUpdateGroup,
                changed.name,
                fold_case(changed.name),
                changed.external_id,
                changed.team_id,
                now,
                changed.id);
}

void delete_directory_group(db::Session& session, std::int64_t id) {
    session.run(kDeleteGroup, id);
}

std::vector<DirectoryMember> directory_members(db::Session& session,
                                               std::span<const std::int64_t> groups) {
    std::vector<DirectoryMember> all;
    in_portions(groups, [&](const IdList& list) {
        for (auto& one : session.all<DirectoryMember>(fmt::format(kMembersOfGroups, list.places()),
                                                      list.params())) {
            all.push_back(std::move(one));
        }
    });
    return all;
}

void add_directory_member(db::Session& session, std::int64_t group, std::int64_t user) {
    session.run(kAddToGroup, group, user);
}

void remove_directory_member(db::Session& session, std::int64_t group, std::int64_t user) {
    session.run(kRemoveFromGroup, group, user);
}

std::vector<GroupOfUser> directory_groups_of_users(db::Session& session,
                                                   std::span<const std::int64_t> users) {
    std::vector<GroupOfUser> all;
    in_portions(users, [&](const IdList& list) {
        for (auto& one :
             session.all<GroupOfUser>(fmt::format(kGroupsOfUsers, list.places()), list.params())) {
            all.push_back(std::move(one));
        }
    });
    return all;
}

}  // namespace accord::broker::store
