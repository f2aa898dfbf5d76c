// Remembers who was found: see identities.hpp.
#include "broker/service/identity/identities.hpp"

#include "base/encoding.hpp"
#include "base/sealing/sealing.hpp"
#include "broker/domain/identity/account_rules.hpp"
#include "broker/service/identity/password_hash.hpp"
#include "broker/service/identity/workload_identities.hpp"
#include "db/database.hpp"

#include <algorithm>
#include <cstring>
#include <sodium.h>

namespace accord::broker::service {
namespace {

constexpr std::chrono::seconds kRetryWhenBusy{1};
constexpr std::chrono::seconds kLately{1};

}  // namespace

Identities::Identities(std::shared_ptr<AssertionVerifier> verifier, domain::SessionRules rules)
    : secret_(secret_bytes(crypto_shorthash_siphashx24_KEYBYTES)),
      verifier_(std::move(verifier)),
      rules_(rules) {}

void Identities::learn(std::int64_t version) {
    version_ = version;
    seen_at_ = std::chrono::steady_clock::now();
}

bool Identities::was_seen_lately() const {
    return std::chrono::steady_clock::now() - seen_at_.load() < kLately;
}

/// SipHash of 128 bits with a key of this process, which is for short texts as these: nobody who
/// does not know it finds another credential with the same key. It takes a tenth of what BLAKE2b
/// does, and every request pays for it.
Identities::Key Identities::key_of(const Credential& credential) const {
    const auto name_size = static_cast<std::uint32_t>(credential.name.size());
    std::string text(sizeof(name_size), '\0');
    text.reserve(text.size() + 1 + credential.name.size() + credential.secret.size());
    std::memcpy(text.data(), &name_size, sizeof(name_size));
    text += static_cast<char>(credential.kind);
    text += credential.name;
    text += credential.secret;
    Key key;
    static_assert(sizeof(key) == crypto_shorthash_siphashx24_BYTES);
    crypto_shorthash_siphashx24(reinterpret_cast<unsigned char*>(&key),
                                reinterpret_cast<const unsigned char*>(text.data()),
                                text.size(),
                                reinterpret_cast<const unsigned char*>(secret_.data()));
    return key;
}

std::optional<Actor> Identities::find(const Credential& credential, Instant now) {
    if (credential.kind == Credential::Kind::kUnreadable) {
        return Actor{.identities = version()};
    }
    const auto key = key_of(credential);
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(key);
    if (found == known_.end()) {
        return std::nullopt;
    }
    auto& [account, hash, used_at, is_used] = found->second;
    const auto& actor = account.actor;
    const bool is_over = actor.until && *actor.until <= now;
    if (actor.identities != version() || is_over || is_unused(account, used_at, now)) {
        return std::nullopt;
    }
    used_at = now;
    is_used = true;
    return actor;
}

Result<Identities::Answer> Identities::ask(db::Database& database,
                                           const Credential& credential,
                                           std::string_view address,
                                           Instant now) {
    if (credential.kind == Credential::Kind::kAssertion) {
        return ask_signer(database, credential, now);
    }
    const bool is_password = credential.kind == Credential::Kind::kPassword;
    if (is_password && (credential.name.size() > domain::kEmailBytesMax ||
                        credential.secret.size() > domain::kPasswordBytesMax)) {
        return Answer{};
    }
    auto found =
        database.read([&](db::Session& session) { return find_account(session, credential, now); });
    if (!found) {
        return fail(found.error());
    }
    learn(found->version);
    const auto key = key_of(credential);
    if (const auto& account = found->account; account && account->seen_at) {
        if (is_unused(*account, last_use(key, *account->seen_at), now)) {
            return Answer{};
        }
    }
    const bool is_proven = found->account && found->account->password_hash &&
                           has_matched(key, *found->account->password_hash);
    if (is_password && !is_proven) {
        if (const auto wait = limit_.wait(credential.name, address, now)) {
            return Answer{.actor = {}, .retry_after = wait};
        }
        switch (check(key, credential, found->account ? &*found->account : nullptr)) {
            case Match::kBusy:
                return Answer{.actor = {}, .retry_after = kRetryWhenBusy};
            case Match::kWrong:
                limit_.failed(credential.name, address, now);
                return Answer{};
            case Match::kRight:
                limit_.succeeded(credential.name, address, now);
                break;
        }
    }
    return found->account ? remember(key, std::move(*found->account), now) : Answer{};
}

/// Nobody is asked for keys whom no system account trusts.
Result<Identities::Answer> Identities::ask_signer(db::Database& database,
                                                  const Credential& credential,
                                                  Instant now) {
    const auto issuer = verifier_ ? verifier_->issuer_of(credential.secret) : std::nullopt;
    if (!issuer) {
        return Answer{};
    }
    const auto is_trusted = database.read(
        [&](db::Session& session) { return is_issuer_of_workloads(session, *issuer); });
    if (!is_trusted) {
        return fail(is_trusted.error());
    }
    if (!*is_trusted) {
        return Answer{};
    }
    const auto claims = verifier_->prove(credential.secret, *issuer, now);
    if (!claims) {
        return claims.error().code == ErrorCode::kUnauthorized
                   ? Answer{}
                   : Answer{.actor = {}, .retry_after = {}, .is_signer_away = true};
    }
    auto found = database.read(
        [&](db::Session& session) { return find_workload_account(session, *issuer, *claims); });
    if (!found) {
        return fail(found.error());
    }
    learn(found->version);
    return found->account ? remember(key_of(credential), std::move(*found->account), now)
                          : Answer{};
}

/// Whoever waited may find that somebody with the same password has done the work.
Identities::Match Identities::check(const Key& key,
                                    const Credential& credential,
                                    const Account* account) {
    const auto& hash = account == nullptr ? hash_of_nobody() : account->password_hash.value();
    if (has_matched(key, hash)) {
        return Match::kRight;
    }
    if (++waiting_ > kWaitingMax) {
        --waiting_;
        return Match::kBusy;
    }
    checking_.acquire();
    --waiting_;
    bool is_right = false;
    try {
        is_right = has_matched(key, hash) || matches_password(hash, credential.secret);
    } catch (...) {
        checking_.release();
        throw;
    }
    checking_.release();
    return is_right && account != nullptr ? Match::kRight : Match::kWrong;
}

bool Identities::has_matched(const Key& key, const std::string& hash) {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(key);
    return found != known_.end() && found->second.password_hash == hash;
}

bool Identities::is_unused(const Account& account, Instant used_at, Instant now) const {
    return account.session_id && rules_.is_over(used_at, now);
}

/// The database is told some minutes later: what is remembered here may be newer.
Instant Identities::last_use(const Key& key, Instant seen_at) {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(key);
    return found == known_.end() ? seen_at : std::max(seen_at, found->second.used_at);
}

Identities::Answer Identities::remember(const Key& key, Account account, Instant now) {
    const std::lock_guard lock(mutex_);
    if (known_.size() >= kRememberedMax) {
        known_.clear();
    }
    auto& known = known_[key];
    known.password_hash = account.password_hash.value_or("");
    known.account = std::move(account);
    known.used_at = now;
    known.is_used = true;
    return {.actor = known.account.actor, .retry_after = {}};
}

std::vector<Identities::Use> Identities::take_uses() {
    std::vector<Use> uses;
    const std::lock_guard lock(mutex_);
    for (auto& [key, known] : known_) {
        if (std::exchange(known.is_used, false)) {
            const auto& account = known.account;
            uses.push_back({account.user_id, account.token_id, account.session_id, known.used_at});
        }
    }
    return uses;
}

}  // namespace accord::broker::service
