// Puts events into the order in which they are read, and removes those that are too old.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "broker/service/events/doorbell.hpp"
#include "broker/service/events/watchers.hpp"
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
        service::Doorbell& unordered;  ///< rung when there are events without a place
        service::Watchers& watchers;   ///< told when they have one
        service::WorkerStatus& status;
    };

    explicit OutboxWorker(Parts parts);

    /// SQLite's events have their places from the start.
    static bool orders(const db::Database& database);

    /// Gives events that have none their places. Whether there may be more.
    bool order();

    /// Deletes events older than kEventsKept.
    void clean();

  private:
    void keep_running(const std::stop_token& stop);
    bool is_watched();
    void wait_for_events(const std::stop_token& stop);

    Parts parts_;
    service::Doorbell::Count heard_ = 0;
    service::Doorbell::Count arrived_ = 0;
    std::jthread thread_;  ///< last: it uses all the others
};

}  // namespace accord::broker::webhooks
