// The signals that end a server, and the promise that it has ended soon after.
#pragma once

#include "base/log.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <future>
#include <thread>

namespace accord::cli {

/// Keeps SIGINT and SIGTERM from every thread that is started after it, and waits for them on one
/// of its own. Once one has come, whoever made this has `time` to stop and destroy it; after that,
/// or with the next signal, the program ends there and then, whatever it does.
class EndSignals {
  public:
    /// `log` outlives this.
    EndSignals(Logger& log, std::chrono::milliseconds time);
    EndSignals(const EndSignals&) = delete;
    ~EndSignals();

    /// Waits at most `time`; whether a signal has come.
    [[nodiscard]] bool wait_for(std::chrono::milliseconds time) const {
        return come_.wait_for(time) == std::future_status::ready;
    }

  private:
    void watch();

    Logger& log_;
    const std::chrono::milliseconds time_;
    sigset_t signals_{};
    std::promise<void> has_come_;
    std::future<void> come_ = has_come_.get_future();
    std::atomic<bool> is_over_ = false;
    std::thread thread_;
};

}  // namespace accord::cli
