// Tokens: the SQL.
#include "broker/store/identity/tokens.hpp"

#include "db/sql.hpp"

namespace accord::broker::store {
namespace {

constexpr db::Sql kTokenSelect = R"sql(
select id, uuid, user_id, kind, description, hash, permissions, created_at, issued_at, expires_at,
    last_used_at
from tokens
)sql";

constexpr db::Sql kFindTokenByHash = kTokenSelect + R"sql(
where hash = ?
)sql";

constexpr db::Sql kFindToken = kTokenSelect + R"sql(
where user_id = ? and uuid = ?
)sql";

constexpr db::Sql kListTokens = kTokenSelect + R"sql(
where user_id = ?
order by id
)sql";

constexpr std::string_view kInsertToken = R"sql(
insert into tokens (uuid, user_id, kind, description, hash, permissions, created_at, issued_at,
    expires_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kIssueToken = R"sql(
update tokens
set hash = ?, issued_at = ?, expires_at = ?, last_used_at = null
where id = ?
)sql";

constexpr std::string_view kRevokeToken = R"sql(
update tokens
set hash = null, issued_at = null
where id = ?
)sql";

constexpr std::string_view kDeleteToken = R"sql(
delete from tokens
where id = ?
)sql";

constexpr std::string_view kNoteTokenUse = R"sql(
update tokens
set last_used_at = ?
where id = ?
)sql";

}  // namespace

std::optional<Token> find_token_by_hash(db::Session& session, std::string_view hash) {
    return session.one<Token>(kFindTokenByHash, hash);
}

std::optional<Token> find_token(db::Session& session, std::int64_t user_id, std::string_view uuid) {
    return session.one<Token>(kFindToken, user_id, uuid);
}

std::vector<Token> list_tokens(db::Session& session, std::int64_t user_id) {
    return session.all<Token>(kListTokens, user_id);
}

Token insert_token(db::Session& session, Token made, Instant now) {
    made.created_at = now;
    made.id = *session.insert(kInsertToken,
                              made.uuid,
                              made.user_id,
                              made.kind,
                              made.description,
                              made.hash,
                              made.permissions,
                              now,
                              made.issued_at,
                              made.expires_at);
    return made;
}

void issue_token(db::Session& session, const Token& token, std::string_view hash) {
    session.run(kIssueToken, hash, token.issued_at, token.expires_at, token.id);
}

void revoke_token(db::Session& session, std::int64_t id) { session.run(kRevokeToken, id); }

void delete_token(db::Session& session, std::int64_t id) { session.run(kDeleteToken, id); }

void note_token_use(db::Session& session, std::int64_t id, Instant at) {
    session.run(kNoteTokenUse, at, id);
}

}  // namespace accord::broker::store
