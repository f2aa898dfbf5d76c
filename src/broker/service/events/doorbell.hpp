// Tells threads that wait for something to do that there may be something: at once on the node
// where it happened; elsewhere they look from time to time.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace accord::broker::service {

/// Thread-safe.
class Doorbell {
  public:
    /// How often it has been rung.
    using Count = std::uint64_t;

    void ring();

    /// How often it has been rung.
    Count count() {
        const std::lock_guard lock(mutex_);
        return count_;
    }

    /// Whenever this one is rung, so is that one, which must live as long. Before the first ring.
    void also_ring(Doorbell& other) { other_ = &other; }

    /// Waits until it has been rung more often than `heard`, for so long at most, or until stop is
    /// requested. How often it has been rung.
    Count wait(Count heard, std::chrono::microseconds time_max, const std::stop_token& stop);

  private:
    std::mutex mutex_;
    std::condition_variable_any rung_;
    Count count_ = 0;
    Doorbell* other_ = nullptr;
};

/// What requests ring. Nobody is woken for what is not his: each publication has events, few have
/// deliveries.
struct Bells {
    Doorbell events;      ///< there are new ones
    Doorbell deliveries;  ///< some are due
    Doorbell mail;        ///< there may be some to send
};

}  // namespace accord::broker::service
