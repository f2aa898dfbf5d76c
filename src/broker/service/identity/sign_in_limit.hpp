// How often somebody may guess a password: ten times at once for each name, then once every six
// seconds. Of one node.
#pragma once

#include "base/clock.hpp"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace accord::broker::service {

/// Names of users who exist and of others count alike. Thread-safe.
class SignInLimit {
  public:
    static constexpr int kGuessesAtOnce = 10;
    static constexpr std::chrono::seconds kGuessEvery{6};
    static constexpr std::size_t kNamesMax = 10'000;

    /// How long nobody may try this name; nothing when somebody may.
    std::optional<std::chrono::seconds> wait(std::string_view name, Instant now);
    /// A password for it was wrong.
    void failed(std::string_view name, Instant now);
    /// It was right: whoever knows it starts anew.
    void succeeded(std::string_view name);

  private:
    /// When all guesses would be there again.
    std::unordered_map<std::string, Instant> full_at_;
    std::mutex mutex_;
};

}  // namespace accord::broker::service
