// Named secrets: the SQL.
#include "broker/store/secrets/secrets.hpp"

#include "base/unicode/fold_case.hpp"
#include "db/sql.hpp"

#include <algorithm>

namespace accord::broker::store {
namespace {

constexpr db::Sql kSecretSelect = R"sql(
select s.id, s.uuid, s.name, s.description, s.created_at, s.updated_at,
    s.team_id, t.uuid, t.name, s.is_everybodys
from secrets s
left join teams t on t.id = s.team_id
)sql";

constexpr db::Sql kListSecrets = kSecretSelect + R"sql(
order by s.id
)sql";

constexpr db::Sql kFindSecret = kSecretSelect + R"sql(
where s.uuid = ?
)sql";

constexpr std::string_view kIsNameTaken = R"sql(
select 1
from secrets
where name = ? and uuid <> ? and is_everybodys = ? and coalesce(team_id, 0) = ?
)sql";

constexpr std::string_view kCountSecrets = R"sql(
select count(*)
from secrets
)sql";

constexpr std::string_view kValueOfSecret = R"sql(
select value
from secrets
where id = ?
)sql";

/// The team's own goes before everybody's.
constexpr std::string_view kUsableValue = R"sql(
select s.value
from secrets s
left join teams t on t.id = s.team_id
where s.name = ? and (t.uuid = ? or s.is_everybodys = 1)
order by s.is_everybodys
limit 1
)sql";

constexpr std::string_view kInsertSecret = R"sql(
insert into secrets (uuid, name, description, value, created_at, updated_at, team_id, is_everybodys)
values (?, ?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kUpdateSecret = R"sql(
update secrets
set name = ?, description = ?, updated_at = ?, team_id = ?, is_everybodys = ?
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

bool is_name_taken(db::Session& session, const NamedSecret& secret) {
    const bool is_usable = secret.is_everybodys || secret.team_id;
    return is_usable && session.one<std::int64_t>(kIsNameTaken,
                                                  secret.name,
                                                  secret.uuid,
                                                  secret.is_everybodys,
                                                  secret.team_id.value_or(0));
}

std::int64_t count_secrets(db::Session& session) {
    return session.one<std::int64_t>(kCountSecrets).value_or(0);
}

std::optional<std::string> stored_value_of(db::Session& session, std::int64_t id) {
    return session.one<std::string>(kValueOfSecret, id);
}

std::optional<std::string> usable_value_of(db::Session& session,
                                           std::string_view name,
                                           const std::optional<std::string>& team) {
    return session.one<std::string>(kUsableValue, name, team);
}

NamedSecret insert_secret(db::Session& session,
                          NamedSecret made,
                          std::string_view value,
                          Instant now) {
    made.created_at = now;
    made.updated_at = now;
    made.id = *session.insert(kInsertSecret,
                              made.uuid,
                              made.name,
                              made.description,
                              value,
                              now,
                              now,
                              made.team_id,
                              made.is_everybodys);
    return made;
}

void update_secret(db::Session& session, NamedSecret& changed, Instant now) {
    changed.updated_at = now;
    session.run(kUpdateSecret,
                changed.name,
                changed.description,
                now,
                changed.team_id,
                changed.is_everybodys,
                changed.id);
}

void set_value_of_secret(db::Session& session, std::int64_t id, std::string_view value) {
    session.run(kSetValueOfSecret, value, id);
}

bool delete_secret(db::Session& session, std::string_view uuid) {
    return session.run(kDeleteSecret, uuid) > 0;
}

}  // namespace accord::broker::store
