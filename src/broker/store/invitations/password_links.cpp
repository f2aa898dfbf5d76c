// Links to set a password: the SQL.
#include "broker/store/invitations/password_links.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kFindPasswordLink = R"sql(
select id, user_id, hash, created_at, expires_at
from password_links
where hash = ?
)sql";

constexpr std::string_view kNewestPasswordLink = R"sql(
select created_at
from password_links
where user_id = ?
order by created_at desc
limit 1
)sql";

constexpr std::string_view kInsertPasswordLink = R"sql(
insert into password_links (user_id, hash, created_at, expires_at)
values (?, ?, ?, ?)
)sql";

constexpr std::string_view kDeletePasswordLinks = R"sql(
delete from password_links
where user_id = ?
)sql";

}  // namespace

std::optional<PasswordLink> find_password_link(db::Session& session, std::string_view hash) {
    return session.one<PasswordLink>(kFindPasswordLink, hash);
}

std::optional<Instant> newest_password_link(db::Session& session, std::int64_t user_id) {
    return session.one<Instant>(kNewestPasswordLink, user_id);
}

void insert_password_link(db::Session& session, const PasswordLink& made) {
    session.run(kInsertPasswordLink, made.user_id, made.hash, made.created_at, made.expires_at);
}

void delete_password_links(db::Session& session, std::int64_t user_id) {
    session.run(kDeletePasswordLinks, user_id);
}

}  // namespace accord::broker::store
