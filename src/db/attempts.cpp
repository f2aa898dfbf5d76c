// Limits of attempts, and the pauses between them: see attempts.hpp.
#include "db/attempts.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

namespace accord::db {
namespace {

using Milliseconds = std::chrono::milliseconds;

/// Locks keep most transactions from colliding; what collides so often never stops.
constexpr int kCollisionsMax = 8;
/// A connection that broke may be followed by another that breaks, while a server stops.
constexpr int kReconnectionsMax = 2;
constexpr Milliseconds kFirstPause{4};
constexpr Milliseconds kPauseMax{250};

/// Up to twice as long each time, and never the same for two that collided.
Milliseconds pause_after(int collisions) {
    thread_local std::minstd_rand random{std::random_device{}()};
    const auto longest = std::min(kPauseMax, kFirstPause * (1 << collisions));
    std::uniform_int_distribution<Milliseconds::rep> pauses(1, longest.count());
    return Milliseconds(pauses(random));
}

}  // namespace

bool Attempts::may_follow(const DatabaseFailure& failure) {
    switch (failure.remedy()) {
        case Remedy::kNone:
            return false;
        case Remedy::kReconnect:
            return ++reconnections_ <= kReconnectionsMax;
        case Remedy::kRunAgain:
            if (++collisions_ > kCollisionsMax) {
                return false;
            }
            std::this_thread::sleep_for(pause_after(collisions_));
            return true;
    }
    return false;
}

}  // namespace accord::db
