// Who a credential belongs to, as the database says.
#pragma once

#include "broker/service/actor.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::broker::service {

/// What a client sent to be known by.
struct Credential {
    enum class Kind {
        kNone,
        kToken,       ///< `secret`, as a bearer token or in place of a password
        kPassword,    ///< `secret`, of the e-mail address `name`
        kAssertion,   ///< `secret`, a token that somebody else has signed
        kSession,     ///< `secret`, of a browser that was signed in on the page
        kUnreadable,  ///< nobody's
    };
    Kind kind = Kind::kNone;
    std::string name = {};
    std::string secret = {};
};

struct Account {
    Actor actor;
    std::int64_t user_id = 0;
    std::optional<std::int64_t> token_id = {};
    std::optional<std::int64_t> session_id = {};
    std::optional<Instant> seen_at = {};            ///< of a session: lately, to some minutes
    std::optional<std::string> password_hash = {};  ///< that the secret has yet to match
};

/// The version that was read, and the account; nothing when there is none that is active.
struct FoundAccount {
    std::int64_t version = 0;
    std::optional<Account> account;
};

/// In a transaction of its own. A password is not checked yet: that takes long. Nor is it whether a
/// session was unused for too long: whoever remembers it knows better. For tokens of others see
/// workload_identities.hpp.
FoundAccount find_account(db::Session& session, const Credential& credential, Instant now);

/// Of the user, if it is active; by whichever version.
std::optional<Account> find_active_account(db::Session& session, std::int64_t user_id);

/// The version that is true now: see Actor::identities.
std::int64_t identity_version(db::Session& session);

}  // namespace accord::broker::service
