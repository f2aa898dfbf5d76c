// Who says to have lost a password, on the way to the worker that sends mail. Whether there is such
// a user is found out there, so that neither an answer nor its time tells it.
#pragma once

#include "base/clock.hpp"
#include "broker/service/events/doorbell.hpp"
#include "broker/service/identity/sign_in_limit.hpp"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// Thread-safe.
class LostPasswords {
  public:
    static constexpr std::size_t kWaitingMax = 1'000;
    /// From one address.
    static constexpr std::int64_t kAtOnce = 5;
    static constexpr std::chrono::seconds kOneEvery{60};

    explicit LostPasswords(Doorbell& doorbell) : doorbell_(doorbell) {}

    /// How long nobody may say so again from there; nothing: it was taken. More than kWaitingMax
    /// are not: they ask again when no mail comes.
    std::optional<std::chrono::seconds> add(std::string_view email,
                                            std::string_view client_address,
                                            Instant now);
    std::vector<std::string> take();

  private:
    Doorbell& doorbell_;
    std::mutex mutex_;
    std::vector<std::string> waiting_;
    Guesses by_address_{kAtOnce, kOneEvery};
};

}  // namespace accord::broker::service
