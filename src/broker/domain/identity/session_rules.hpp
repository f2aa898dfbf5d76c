// How long somebody stays signed in on the page.
#pragma once

#include "base/clock.hpp"

#include <chrono>
#include <cstddef>

namespace accord::broker::domain {

/// Of one user; who signs in once more loses the oldest.
inline constexpr std::size_t kSessionsOfUserMax = 100;

struct SessionRules {
    std::chrono::milliseconds length = std::chrono::days(30);     ///< from signing in
    std::chrono::milliseconds inactivity = std::chrono::days(7);  ///< from the last use

    /// Whether a session that was used then has ended by not being used.
    [[nodiscard]] bool is_over(Instant used_at, Instant now) const {
        return now - used_at >= inactivity;
    }
};

}  // namespace accord::broker::domain
