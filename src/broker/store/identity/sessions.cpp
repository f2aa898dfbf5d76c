// Sessions of the page: the SQL.
#include "broker/store/identity/sessions.hpp"

#include "db/sql.hpp"

namespace accord::broker::store {
namespace {

constexpr db::Sql kSessionSelect = R"sql(
select id, uuid, user_id, hash, origin, client, created_at, last_seen_at, expires_at
from sessions
)sql";

constexpr db::Sql kFindSessionByHash = kSessionSelect + R"sql(
where hash = ?
)sql";

constexpr db::Sql kListSessions = kSessionSelect + R"sql(
where user_id = ?
order by id desc
)sql";

constexpr std::string_view kInsertSession = R"sql(
insert into sessions (uuid, user_id, hash, origin, client, created_at, last_seen_at, expires_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kNoteSessionUse = R"sql(
update sessions
set last_seen_at = ?
where id = ? and last_seen_at < ?
)sql";

constexpr std::string_view kDeleteSession = R"sql(
delete from sessions
where id = ?
)sql";

constexpr std::string_view kDeleteSessionByHash = R"sql(
delete from sessions
where hash = ?
)sql";

constexpr std::string_view kDeleteSessionsOfUser = R"sql(
delete from sessions
where user_id = ?
)sql";

constexpr std::string_view kDeleteExpiredSessions = R"sql(
delete from sessions
where id in (
    select id
    from sessions
    where expires_at <= ?
    order by expires_at
    limit ?
)
)sql";

}  // namespace

std::optional<PageSession> find_session_by_hash(db::Session& session, std::string_view hash) {
    return session.one<PageSession>(kFindSessionByHash, hash);
}

std::vector<PageSession> list_sessions(db::Session& session, std::int64_t user_id) {
    return session.all<PageSession>(kListSessions, user_id);
}

PageSession insert_session(db::Session& session, PageSession made) {
    made.id = *session.insert(kInsertSession,
                              made.uuid,
                              made.user_id,
                              made.hash,
                              made.origin,
                              made.client,
                              made.created_at,
                              made.last_seen_at,
                              made.expires_at);
    return made;
}

void note_session_use(db::Session& session, std::int64_t id, Instant at) {
    session.run(kNoteSessionUse, at, id, at);
}

bool delete_session(db::Session& session, std::int64_t id) {
    return session.run(kDeleteSession, id) > 0;
}

bool delete_session_by_hash(db::Session& session, std::string_view hash) {
    return session.run(kDeleteSessionByHash, hash) > 0;
}

void delete_sessions_of_user(db::Session& session, std::int64_t user_id) {
    session.run(kDeleteSessionsOfUser, user_id);
}

void delete_expired_sessions(db::Session& session, Instant now, std::int64_t count_max) {
    session.run(kDeleteExpiredSessions, now, count_max);
}

}  // namespace accord::broker::store
