// How often somebody may guess a password: ten times at once for each name and address, then once
// every six seconds; and a hundred times for each name from addresses that it never came from, then
// once a second. So nobody keeps somebody else from signing in where that person does. Of one node.
#pragma once

#include "base/clock.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace accord::broker::service {

/// Guesses that come back with time: so many at once for each key, then one every so often.
class Guesses {
  public:
    Guesses(std::int64_t at_once, std::chrono::seconds every)
        : spent_(every * (at_once - 1)), every_(every) {}

    /// How long there is none for this key; nothing when there is one.
    [[nodiscard]] std::optional<std::chrono::seconds> wait(const std::string& key,
                                                           Instant now) const;
    void spend(const std::string& key, Instant now);
    void forget(const std::string& key) { full_at_.erase(key); }

  private:
    std::chrono::seconds spent_;  ///< as long as all take to come back, less one that is there now
    std::chrono::seconds every_;
    std::unordered_map<std::string, Instant> full_at_;  ///< when all would be there again
};

/// Names of users who exist and of others count alike; of IPv6 addresses the first 64 bits.
/// Thread-safe.
class SignInLimit {
  public:
    static constexpr std::int64_t kGuessesAtOnce = 10;
    static constexpr std::chrono::seconds kGuessEvery{6};
    static constexpr std::int64_t kOfNameAtOnce = 100;
    static constexpr std::chrono::seconds kOfNameEvery{1};
    /// What is remembered of each: guesses by name and address, by name, and where it was right.
    static constexpr std::size_t kRememberedMax = 10'000;

    /// How long nobody may try this name from there; nothing when somebody may.
    std::optional<std::chrono::seconds> wait(std::string_view name,
                                             std::string_view address,
                                             Instant now);
    /// A password for it was wrong.
    void failed(std::string_view name, std::string_view address, Instant now);
    /// It was right: whoever knows it starts anew, there.
    void succeeded(std::string_view name, std::string_view address, Instant now);

  private:
    std::mutex mutex_;
    Guesses by_both_{kGuessesAtOnce, kGuessEvery};
    Guesses by_name_{kOfNameAtOnce, kOfNameEvery};
    std::unordered_map<std::string, Instant> right_at_;  ///< by name and address
};

}  // namespace accord::broker::service
