// Environments: the SQL.
#include "broker/store/environments/environments.hpp"

#include "base/unicode/fold_case.hpp"
#include "db/sql.hpp"

#include <algorithm>

namespace accord::broker::store {

namespace {

constexpr db::Sql kEnvironmentSelect = R"sql(
select id, uuid, name, display_name, production, contacts, created_at, updated_at
from environments
)sql";

constexpr db::Sql kFindEnvironment = kEnvironmentSelect + R"sql(
where uuid = ?
)sql";

constexpr db::Sql kFindEnvironmentByName = kEnvironmentSelect + R"sql(
where name = ?
)sql";

constexpr db::Sql kFindEnvironmentById = kEnvironmentSelect + R"sql(
where id = ?
)sql";

constexpr db::Sql kListEnvironments = kEnvironmentSelect + R"sql(
order by id
)sql";

constexpr std::string_view kInsertEnvironment = R"sql(
insert into environments (uuid, name, display_name, production, contacts, created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kUpdateEnvironment = R"sql(
update environments
set name = ?, display_name = ?, production = ?, contacts = ?, updated_at = ?
where id = ?
)sql";

constexpr std::string_view kDeleteEnvironment = R"sql(
delete from environments
where id = ?
)sql";

}  // namespace

std::optional<Environment> find_environment(db::Session& session, std::string_view uuid) {
    return session.one<Environment>(kFindEnvironment, uuid);
}

std::optional<Environment> find_environment_by_name(db::Session& session, std::string_view name) {
    return session.one<Environment>(kFindEnvironmentByName, name);
}

std::optional<Environment> find_environment_by_id(db::Session& session, std::int64_t id) {
    return session.one<Environment>(kFindEnvironmentById, id);
}

std::vector<Environment> list_environments(db::Session& session) {
    auto found = session.all<Environment>(kListEnvironments);
    std::ranges::stable_sort(
        found, {}, [](const Environment& one) { return fold_case(one.display_name); });
    return found;
}

Environment insert_environment(db::Session& session, Environment made, Instant now) {
    made.created_at = now;
    made.updated_at = now;
    made.id = *session.insert(kInsertEnvironment,
                              made.uuid,
                              made.name,
                              made.display_name,
                              made.production,
                              made.contacts,
                              now,
                              now);
    return made;
}

void update_environment(db::Session& session, Environment& changed, Instant now) {
    changed.updated_at = now;
    session.run(kUpdateEnvironment,
                changed.name,
                changed.display_name,
                changed.production,
                changed.contacts,
                now,
                changed.id);
}

void delete_environment(db::Session& session, std::int64_t id) {
    session.run(kDeleteEnvironment, id);
}

}  // namespace accord::broker::store
