// Named secrets: the SQL.
#include "broker/store/secrets/secrets.hpp"

#include "base/unicode/fold_case.hpp"
#include "db/sql.hpp"

#include <algorithm>

namespace accord::broker::store {
namespace {

constexpr db::Sql kSecretSelect = R"sql(
select id, uuid, name, description, created_at, updated_at
from secrets
)sql";

constexpr db::Sql kListSecrets = kSecretSelect + R"sql(
order by id
)sql";

constexpr db::Sql kFindSecret = kSecretSelect + R"sql(
where uuid = ?
)sql";

constexpr db::Sql kFindSecretByName = kSecretSelect + R"sql(
where name = ?
)sql";

constexpr std::string_view kCountSecrets = R"sql(
select count(*)
from secrets
)sql";

constexpr std::string_view kValueOfSecret = R"sql(
select value
from secrets
where name = ?
)sql";

constexpr std::string_view kInsertSecret = R"sql(
insert into secrets (uuid, name, description, value, created_at, updated_at)
values (?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kUpdateSecret = R"sql(
update secrets
set name = ?, description = ?, updated_at = ?
where id = ?
)sql";

constexpr std::string_view kSetValueOfSecret = R"sql(
update secrets
set value = ?
where id = ?
)sql";

constexpr std::string_view kDeleteSecret = R"sql(
delete from secrets
where uuid = ?
)sql";

}  // namespace

std::vector<NamedSecret> list_secrets(db::Session& session) {
    auto found = session.all<NamedSecret>(kListSecrets);
    std::ranges::stable_sort(found, {}, [](const NamedSecret& one) { return fold_case(one.name); });
    return found;
}

std::optional<NamedSecret> find_secret(db::Session& session, std::string_view uuid) {
    return session.one<NamedSecret>(kFindSecret, uuid);
}

std::optional<NamedSecret> find_secret_by_name(db::Session& session, std::string_view name) {
    return session.one<NamedSecret>(kFindSecretByName, name);
}

std::int64_t count_secrets(db::Session& session) {
    return session.one<std::int64_t>(kCountSecrets).value_or(0);
}

std::optional<std::string> stored_value_of(db::Session& session, std::string_view name) {
    return session.one<std::string>(kValueOfSecret, name);
}

NamedSecret insert_secret(db::Session& session,
                          NamedSecret made,
                          std::string_view value,
                          Instant now) {
    made.created_at = now;
    made.updated_at = now;
    made.id =
        *session.insert(kInsertSecret, made.uuid, made.name, made.description, value, now, now);
    return made;
}

void update_secret(db::Session& session, NamedSecret& changed, Instant now) {
    changed.updated_at = now;
    session.run(kUpdateSecret, changed.name, changed.description, now, changed.id);
}

void set_value_of_secret(db::Session& session, std::int64_t id, std::string_view value) {
    session.run(kSetValueOfSecret, value, id);
}

bool delete_secret(db::Session& session, std::string_view uuid) {
    return session.run(kDeleteSecret, uuid) > 0;
}

}  // namespace accord::broker::store
