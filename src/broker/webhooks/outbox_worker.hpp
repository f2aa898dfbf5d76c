// Puts events into the order in which they are read, and removes those that are too old.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "broker/service/events/doorbell.hpp"
#include "broker/service/workers.hpp"

#include <chrono>
#include <thread>

namespace accord::db {
class Database;
}

namespace accord::broker::webhooks {

/// For so long an event can be read; whoever comes back later has missed some.
inline constexpr std::chrono::days kEventsKept{7};

/// Runs until it goes. What is handed in must outlive it.
class OutboxWorker {
  public:
    struct Parts {
        db::Database& database;
        const Clock& clock;
        Logger& log;
        service::Doorbell& doorbell;
        service::WorkerStatus& status;
    };

    explicit OutboxWorker(Parts parts);

    /// Gives events that have none their places. Whether there were any.
    bool order();

    /// Deletes events older than kEventsKept.
    void clean();

  private:
    void keep_running(const std::stop_token& stop);

    Parts parts_;
    std::jthread thread_;  ///< last: it uses all the others
};

}  // namespace accord::broker::webhooks
