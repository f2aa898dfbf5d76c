// Tokens, as hashes.
#pragma once

#include "db/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace accord::broker::store {

/// Two that every account has, as PactFlow's, and those that somebody made.
inline constexpr std::int64_t kNamedToken = 0;
inline constexpr std::int64_t kReadOnlyToken = 1;
inline constexpr std::int64_t kReadWriteToken = 2;

struct Token {
    std::int64_t id = 0;
    std::string uuid;
    std::int64_t user_id = 0;
    std::int64_t kind = kNamedToken;
    std::string description;
    std::optional<std::string> hash;         ///< nothing: was never issued
    std::optional<std::string> permissions;  ///< that it is limited to; nothing: its owner's
    Instant created_at;
    std::optional<Instant> issued_at;
    std::optional<Instant> expires_at;
    std::optional<Instant> last_used_at;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::int64_t,
                               std::int64_t,
                               std::string,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               Instant,
                               std::optional<Instant>,
                               std::optional<Instant>,
                               std::optional<Instant>>;
};

std::optional<Token> find_token_by_hash(db::Session& session, std::string_view hash);
/// Of this user.
std::optional<Token> find_token(db::Session& session, std::int64_t user_id, std::string_view uuid);
/// In the order in which they were made.
std::vector<Token> list_tokens(db::Session& session, std::int64_t user_id);

/// Stores a new one; its id and the time of its making are set here.
Token insert_token(db::Session& session, Token made, Instant now);
/// The same token with another value, and `issued_at` and `expires_at` as they stand in it; it was
/// not used yet.
void issue_token(db::Session& session, const Token& token, std::string_view hash);
/// It has no value any more.
void revoke_token(db::Session& session, std::int64_t id);
void delete_token(db::Session& session, std::int64_t id);
void note_token_use(db::Session& session, std::int64_t id, Instant at);

}  // namespace accord::broker::store
