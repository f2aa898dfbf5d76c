// Looks up credentials: see sign_in.hpp.
#include "broker/service/identity/sign_in.hpp"

#include "broker/service/identity/roles.hpp"
#include "broker/service/identity/token_text.hpp"
#include "broker/service/identity/tokens.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/identity/sessions.hpp"
#include "broker/store/identity/tokens.hpp"
#include "broker/store/identity/users.hpp"
#include "broker/store/teams/teams.hpp"

namespace accord::broker::service {
namespace {

Account account_of(db::Session& session, const store::User& user) {
    return {.actor = {.kind = Actor::Kind::kUser,
                      .name = user.email.value_or(user.name),
                      .access = Access::kGranted,
                      .uuid = user.uuid,
                      .is_system_account = user.type == store::kSystemAccount,
                      .grants = grants_of(session, store::roles_of_user(session, user.id)),
                      .account = user.id,
                      .has_teams = store::has_teams(session)},
            .user_id = user.id};
}

std::optional<Account> account_of_token(db::Session& session, std::string_view text, Instant now) {
    const auto token = store::find_token_by_hash(session, hash_of_token(text));
    if (!token || (token->expires_at && *token->expires_at <= now)) {
        return std::nullopt;
    }
    auto account = find_active_account(session, token->user_id);
    if (account) {
        account->actor.grants = grants_of_token(*token, account->actor.grants);
        account->actor.token = token->uuid;
        account->token_id = token->id;
        account->actor.until = token->expires_at;
    }
    return account;
}

std::optional<Account> account_of_session(db::Session& session,
                                          std::string_view text,
                                          Instant now) {
    const auto found = store::find_session_by_hash(session, hash_of_token(text));
    if (!found || found->expires_at <= now) {
        return std::nullopt;
    }
    auto account = find_active_account(session, found->user_id);
    if (account) {
        account->actor.session = found->uuid;
        account->actor.until = found->expires_at;
        account->session_id = found->id;
        account->seen_at = found->last_seen_at;
    }
    return account;
}

std::optional<Account> account_of_name(db::Session& session, std::string_view name) {
    const auto user = store::find_user_by_email(session, name);
    if (!user || !user->active || !user->password) {
        return std::nullopt;
    }
    auto account = account_of(session, *user);
    account.password_hash = user->password;
    return account;
}

}  // namespace

std::optional<Account> find_active_account(db::Session& session, std::int64_t user_id) {
    const auto user = store::find_user_by_id(session, user_id);
    return user && user->active ? std::optional(account_of(session, *user)) : std::nullopt;
}

FoundAccount find_account(db::Session& session, const Credential& credential, Instant now) {
    FoundAccount found{.version = store::identity_version(session), .account = {}};
    switch (credential.kind) {
        case Credential::Kind::kToken:
            found.account = account_of_token(session, credential.secret, now);
            break;
        case Credential::Kind::kPassword:
            found.account = account_of_name(session, credential.name);
            break;
        case Credential::Kind::kSession:
            found.account = account_of_session(session, credential.secret, now);
            break;
        case Credential::Kind::kAssertion:
        case Credential::Kind::kNone:
        case Credential::Kind::kUnreadable:
            break;
    }
    if (found.account) {
        found.account->actor.identities = found.version;
    }
    return found;
}

std::int64_t identity_version(db::Session& session) { return store::identity_version(session); }

}  // namespace accord::broker::service
