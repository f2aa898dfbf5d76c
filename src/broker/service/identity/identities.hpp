// Who is behind which credential, as far as this node knows: from memory, for as long as nothing
// changes about users, roles and tokens.
//
// What is remembered has the number of the version by which it was found out. Each transaction that
// a request is answered in reads the number that is true now (api/machinery/call.hpp): so nobody is
// answered by what was true before, on whichever node it was changed.
#pragma once

#include "base/result.hpp"
#include "broker/domain/identity/session_rules.hpp"
#include "broker/service/federation/assertion_verifier.hpp"
#include "broker/service/identity/sign_in.hpp"
#include "broker/service/identity/sign_in_limit.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace accord::db {
class Database;
}

namespace accord::broker::service {

/// Thread-safe.
class Identities {
  public:
    static constexpr std::size_t kRememberedMax = 100'000;
    /// Passwords that are checked at once, each with 64 MiB; and that wait for it.
    static constexpr int kCheckedAtOnce = 2;
    static constexpr int kWaitingMax = 8;

    /// Without a verifier nobody is known by what others have signed.
    explicit Identities(std::shared_ptr<AssertionVerifier> verifier = nullptr,
                        domain::SessionRules rules = {});

    /// The newest version that this node has seen; 0 without users.
    [[nodiscard]] std::int64_t version() const { return version_; }
    /// A transaction has read it.
    void learn(std::int64_t version);
    /// Whether one did in the second before now.
    [[nodiscard]] bool was_seen_lately() const;

    /// From memory; nothing when the database has to be asked. Never blocks.
    std::optional<Actor> find(const Credential& credential, Instant now);

    struct Answer {
        std::optional<Actor> actor;                       ///< nothing: nobody
        std::optional<std::chrono::seconds> retry_after;  ///< too many guesses: try again then
        bool is_signer_away = false;                      ///< and its keys are not known
    };
    /// Asks the database, and who has signed, and remembers. Blocks. `address` is the client's.
    /// Errors: those of both.
    Result<Answer> ask(db::Database& database,
                       const Credential& credential,
                       std::string_view address,
                       Instant now);

    /// When a token or a session was used last, or somebody signed in.
    struct Use {
        std::int64_t user_id = 0;
        std::optional<std::int64_t> token_id;
        std::optional<std::int64_t> session_id;
        Instant at;
    };
    /// Those since the last call.
    std::vector<Use> take_uses();

  private:
    struct Known {
        Account account;
        std::string password_hash;  ///< that the secret has matched; empty for tokens
        Instant used_at;
        bool is_used = false;  ///< since take_uses()
    };
    enum class Match { kRight, kWrong, kBusy };
    /// Stands for a credential.
    struct Key {
        std::uint64_t first = 0;
        std::uint64_t second = 0;

        bool operator==(const Key&) const = default;
    };
    struct HashOfKey {
        std::size_t operator()(const Key& key) const { return key.first; }
    };

    [[nodiscard]] Key key_of(const Credential& credential) const;
    Result<Answer> ask_signer(db::Database& database, const Credential& credential, Instant now);
    Match check(const Key& key, const Credential& credential, const Account* account);
    bool has_matched(const Key& key, const std::string& hash);
    [[nodiscard]] bool is_unused(const Account& account, Instant used_at, Instant now) const;
    Instant last_use(const Key& key, Instant seen_at);
    Answer remember(const Key& key, Account account, Instant now);

    const std::string
        secret_;  ///< so that no password stands in memory, or as a hash that others know
    const std::shared_ptr<AssertionVerifier> verifier_;
    const domain::SessionRules rules_;
    std::atomic<std::int64_t> version_{0};
    std::atomic<std::chrono::steady_clock::time_point> seen_at_{};
    SignInLimit limit_;
    std::counting_semaphore<kCheckedAtOnce> checking_{kCheckedAtOnce};
    std::atomic<int> waiting_{0};
    std::mutex mutex_;
    std::unordered_map<Key, Known, HashOfKey> known_;
};

}  // namespace accord::broker::service
