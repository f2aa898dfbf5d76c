// Roles: the SQL.
#include "broker/store/identity/roles.hpp"

#include "db/sql.hpp"

namespace accord::broker::store {
namespace {

constexpr db::Sql kRoleSelect = R"sql(
select id, uuid, name, description, permissions, created_at, updated_at
from roles
)sql";

constexpr db::Sql kFindRole = kRoleSelect + R"sql(
where uuid = ?
)sql";

constexpr db::Sql kListRoles = kRoleSelect + R"sql(
order by id
)sql";

constexpr std::string_view kPutRole = R"sql(
insert into roles (uuid, name, description, permissions, created_at, updated_at)
values (?, ?, ?, ?, ?, ?)
on conflict (uuid) do update
set name = excluded.name, description = excluded.description,
    permissions = excluded.permissions, updated_at = excluded.updated_at
)sql";

constexpr std::string_view kDeleteRole = R"sql(
delete from roles
where uuid = ?
)sql";

constexpr std::string_view kTakeRoleFromAll = R"sql(
delete from user_roles
where role_uuid = ?
)sql";

}  // namespace

std::optional<Role> find_role(db::Session& session, std::string_view uuid) {
    return session.one<Role>(kFindRole, uuid);
}

std::vector<Role> list_roles(db::Session& session) { return session.all<Role>(kListRoles); }

void put_role(db::Session& session, const Role& role, Instant now) {
    session.run(kPutRole, role.uuid, role.name, role.description, role.permissions, now, now);
}

void delete_role(db::Session& session, std::string_view uuid) {
    session.run(kTakeRoleFromAll, uuid);
    session.run(kDeleteRole, uuid);
}

void forget_changes_of_role(db::Session& session, std::string_view uuid) {
    session.run(kDeleteRole, uuid);
}

}  // namespace accord::broker::store
