// Cleans the database at set times, on one of all the nodes that serve from it.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "broker/domain/retention/cron.hpp"
#include "broker/service/workers.hpp"
#include "broker/settings.hpp"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace accord::db {
class Database;
}

namespace accord::broker {

/// Runs until it goes, which ends a clean between two of its batches. What is handed in must
/// outlive it.
class ScheduledClean {
  public:
    struct Parts {
        db::Database& database;
        const Clock& clock;
        Random& random;
        Logger& log;
        service::WorkerStatus& status;
    };

    ScheduledClean(Parts parts, domain::Cron schedule, CleanSettings settings);

    /// Cleans for a time that has come, unless it has been done; says in the log what it did.
    void run(Instant due, const std::stop_token& stop);

  private:
    void keep_running(const std::stop_token& stop);
    bool wait_until(Instant due, const std::stop_token& stop);
    void show_plan();
    void failed(const Error& error);

    Parts parts_;
    domain::Cron schedule_;
    CleanSettings settings_;
    std::string holder_;
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::jthread thread_;  ///< last: it uses all the others
};

}  // namespace accord::broker
