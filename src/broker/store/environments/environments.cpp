#include "broker/store/environments/environments.hpp"

namespace accord::broker::store {

#define ACCORD_ENVIRONMENT_SELECT                                                        \
    "select id, uuid, name, display_name, production, contacts, created_at, updated_at " \
    "from environments "

std::optional<Environment> find_environment(db::Session& session, std::string_view uuid) {
    return session.one<Environment>(ACCORD_ENVIRONMENT_SELECT "where uuid = ?", uuid);
}

std::optional<Environment> find_environment_by_name(db::Session& session, std::string_view name) {
    return session.one<Environment>(ACCORD_ENVIRONMENT_SELECT "where name = ?", name);
}

std::optional<Environment> find_environment_by_id(db::Session& session, std::int64_t id) {
    return session.one<Environment>(ACCORD_ENVIRONMENT_SELECT "where id = ?", id);
}

std::vector<Environment> list_environments(db::Session& session) {
    return session.all<Environment>(ACCORD_ENVIRONMENT_SELECT "order by lower(display_name), id");
}

Environment insert_environment(db::Session& session, Environment made, Instant now) {
    made.created_at = now;
    made.updated_at = now;
    made.id = *session.one<std::int64_t>(
        "insert into environments (uuid, name, display_name, production, contacts, created_at, "
        "updated_at) values (?, ?, ?, ?, ?, ?, ?) returning id",
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
    session.run(
        "update environments set name = ?, display_name = ?, production = ?, contacts = ?, "
        "updated_at = ? where id = ?",
        changed.name,
        changed.display_name,
        changed.production,
        changed.contacts,
        now,
        changed.id);
}

void delete_environment(db::Session& session, std::int64_t id) {
    session.run("delete from environments where id = ?", id);
}

}  // namespace accord::broker::store
