// Tokens of users and system accounts: made, issued anew, revoked. Their value is told once.
#pragma once

#include "broker/domain/identity/permissions.hpp"
#include "broker/service/identity/identity_refusal.hpp"
#include "broker/service/work.hpp"
#include "broker/store/identity/tokens.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct NewToken {
    std::string description;
    std::optional<domain::Grants> limited_to = {};  ///< nothing: its owner's
    std::optional<Instant> expires_at = {};
};

struct IssuedToken {
    store::Token token;
    std::string value;
};

/// Whose tokens they are; `type`, if given, is what the account has to be.
struct TokenOwner {
    std::string_view uuid;
    std::optional<std::int64_t> type = {};
};

/// What a token may do whose owner may do that.
domain::Grants grants_of_token(const store::Token& token, domain::Grants owner);

/// "Read only token (developer)" and "Read/write token (CI)", without values.
void make_fixed_tokens(Work& work, std::int64_t user_id);

/// So long before the end of a token its owner is told.
inline constexpr std::chrono::days kTokenExpiryAlertTime{7};

/// When the first of the actor's own tokens ends, if that is soon and they want to be told.
std::optional<Instant> token_end_to_tell(Work& work);

IdentityResult<std::vector<store::Token>> list_tokens(Work& work, TokenOwner owner);
IdentityResult<IssuedToken> create_token(Work& work, TokenOwner owner, const NewToken& made);
/// The value that it had is worth nothing from then on. Where the system's preferences have a
/// longest life, it begins again; otherwise the token ends when it would have.
IdentityResult<IssuedToken> issue_token(Work& work, TokenOwner owner, std::string_view uuid);
/// One of the two stays, without a value.
IdentityResult<void> revoke_token(Work& work, TokenOwner owner, std::string_view uuid);

}  // namespace accord::broker::service
