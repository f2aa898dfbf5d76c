// The use cases of tokens.
#include "broker/service/identity/tokens.hpp"

#include "broker/domain/identity/account_rules.hpp"
#include "broker/service/identity/roles.hpp"
#include "broker/service/identity/token_text.hpp"
#include "broker/service/preferences/preferences.hpp"
#include "broker/service/teams/reach.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/identity/users.hpp"

namespace accord::broker::service {
namespace {

const domain::Grants& to_manage_own_tokens() {
    static const auto kGrants = domain::Grants::parse("token:manage:own");
    return kGrants;
}

IdentityResult<store::User> find_owner(Work& work, TokenOwner owner) {
    auto user = store::find_user(work.session, owner.uuid);
    if (!user || (owner.type && user->type != *owner.type)) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    return std::move(*user);
}

/// No token may do more than whoever makes it or gets its value: one that is limited makes no other
/// that is less so. Of one's own read-only token some may know the value and of no other.
bool may_have(Work& work, const store::User& owner, const store::Token& token) {
    const bool is_own = owner.uuid == work.actor.uuid;
    if (is_own && token.kind != store::kReadOnlyToken &&
        !work.actor.grants.has_any_of(to_manage_own_tokens())) {
        return false;
    }
    const auto grants = grants_of_token(
        token, grants_of(work.session, store::roles_of_user(work.session, owner.id)));
    return is_own ? work.actor.grants.has_all_of(grants)
                  : may_give(work.actor, grants) && may_act_as(work, owner.id);
}

/// When a token ends that is issued now and would end at `wanted`. Nothing: never.
IdentityResult<std::optional<Instant>> end_of_token(Work& work, std::optional<Instant> wanted) {
    const auto lifetime = token_lifetime(work);
    if (!lifetime) {
        return wanted;
    }
    const auto latest = work.now + *lifetime;
    if (wanted && *wanted > latest) {
        return std::unexpected(IdentityRefusal::kLivesTooLong);
    }
    return wanted.value_or(latest);
}

struct OwnedToken {
    store::User owner;
    store::Token token;
};

IdentityResult<OwnedToken> token_to_change(Work& work, TokenOwner whose, std::string_view uuid) {
    store::raise_identity_version(work.session);
    auto owner = find_owner(work, whose);
    if (!owner) {
        return std::unexpected(owner.error());
    }
    auto token = store::find_token(work.session, owner->id, uuid);
    if (!token) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    if (!may_have(work, *owner, *token)) {
        return std::unexpected(IdentityRefusal::kBeyondOwn);
    }
    return OwnedToken{std::move(*owner), std::move(*token)};
}

}  // namespace

domain::Grants grants_of_token(const store::Token& token, domain::Grants owner) {
    if (token.kind == store::kReadOnlyToken) {
        return owner & domain::reading_grants();
    }
    return token.permissions ? owner & domain::Grants::parse(*token.permissions).with_implied()
                             : owner;
}

void make_fixed_tokens(Work& work, std::int64_t user_id) {
    for (const auto& [kind, description] :
         {std::pair{store::kReadOnlyToken, "Read only token (developer)"},
          std::pair{store::kReadWriteToken, "Read/write token (CI)"}}) {
        store::insert_token(work.session,
                            {.uuid = make_uuid(work.random),
                             .user_id = user_id,
                             .kind = kind,
                             .description = description},
                            work.now);
    }
}

IdentityResult<std::vector<store::Token>> list_tokens(Work& work, TokenOwner owner) {
    const auto user = find_owner(work, owner);
    if (!user) {
        return std::unexpected(user.error());
    }
    return store::list_tokens(work.session, user->id);
}

std::optional<Instant> token_end_to_tell(Work& work) {
    std::optional<Instant> first;
    if (!wants_token_expiry_alert(work)) {
        return first;
    }
    for (const auto& token : store::list_tokens(work.session, work.actor.account)) {
        const bool is_soon = token.hash && token.expires_at && *token.expires_at > work.now &&
                             *token.expires_at <= work.now + kTokenExpiryAlertTime;
        if (is_soon && (!first || *token.expires_at < *first)) {
            first = token.expires_at;
        }
    }
    return first;
}

IdentityResult<IssuedToken> create_token(Work& work, TokenOwner whose, const NewToken& made) {
    store::raise_identity_version(work.session);
    const auto owner = find_owner(work, whose);
    if (!owner) {
        return std::unexpected(owner.error());
    }
    if (store::list_tokens(work.session, owner->id).size() >= domain::kTokensOfUserMax) {
        return std::unexpected(IdentityRefusal::kTooMany);
    }
    const auto end = end_of_token(work, made.expires_at);
    if (!end) {
        return std::unexpected(end.error());
    }
    IssuedToken issued{.token = {.uuid = make_uuid(work.random),
                                 .user_id = owner->id,
                                 .description = made.description,
                                 .issued_at = work.now,
                                 .expires_at = *end},
                       .value = make_token()};
    if (made.limited_to) {
        issued.token.permissions = made.limited_to->text();
    }
    if (!may_have(work, *owner, issued.token)) {
        return std::unexpected(IdentityRefusal::kBeyondOwn);
    }
    issued.token.hash = hash_of_token(issued.value);
    issued.token = store::insert_token(work.session, std::move(issued.token), work.now);
    return issued;
}

IdentityResult<IssuedToken> issue_token(Work& work, TokenOwner owner, std::string_view uuid) {
    auto found = token_to_change(work, owner, uuid);
    if (!found) {
        return std::unexpected(found.error());
    }
    IssuedToken issued{.token = std::move(found->token), .value = make_token()};
    issued.token.issued_at = work.now;
    if (const auto lifetime = token_lifetime(work)) {
        issued.token.expires_at = work.now + *lifetime;
    }
    store::issue_token(work.session, issued.token, hash_of_token(issued.value));
    issued.token.last_used_at = std::nullopt;
    return issued;
}

IdentityResult<void> revoke_token(Work& work, TokenOwner owner, std::string_view uuid) {
    const auto found = token_to_change(work, owner, uuid);
    if (!found) {
        return std::unexpected(found.error());
    }
    if (found->token.kind == store::kNamedToken) {
        store::delete_token(work.session, found->token.id);
    } else {
        store::revoke_token(work.session, found->token.id);
    }
    return {};
}

}  // namespace accord::broker::service
