// Users at providers: the SQL.
#include "broker/store/identity/external_users.hpp"

#include "db/sql.hpp"

namespace accord::broker::store {
namespace {

constexpr db::Sql kAtProviderSelect = R"sql(
select id, user_id, provider, subject, username, created_at
from external_users
)sql";

constexpr db::Sql kFindAtProvider = kAtProviderSelect + R"sql(
where provider = ? and subject = ?
)sql";

constexpr db::Sql kListAtProviders = kAtProviderSelect + R"sql(
where user_id = ?
order by provider
)sql";

constexpr std::string_view kInsertAtProvider = R"sql(
insert into external_users (user_id, provider, subject, username, created_at)
values (?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kRenameAtProvider = R"sql(
update external_users
set username = ?
where id = ?
)sql";

}  // namespace

std::optional<UserAtProvider> find_at_provider(db::Session& session,
                                               std::string_view provider,
                                               std::string_view subject) {
    return session.one<UserAtProvider>(kFindAtProvider, provider, subject);
}

std::vector<UserAtProvider> list_at_providers(db::Session& session, std::int64_t user_id) {
    return session.all<UserAtProvider>(kListAtProviders, user_id);
}

UserAtProvider insert_at_provider(db::Session& session, UserAtProvider made, Instant now) {
    made.created_at = now;
    made.id = *session.insert(
        kInsertAtProvider, made.user_id, made.provider, made.subject, made.username, now);
    return made;
}

void rename_at_provider(db::Session& session, std::int64_t id, std::string_view username) {
    session.run(kRenameAtProvider, username, id);
}

}  // namespace accord::broker::store
