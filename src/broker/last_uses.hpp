// Keeps when tokens were used last and when users signed in: some minutes later, so that no request
// waits for it.
#pragma once

#include "base/log.hpp"
#include "broker/service/identity/identities.hpp"
#include "broker/service/workers.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace accord::db {
class Database;
}

namespace accord::broker {

/// Runs until it goes; then what is not kept yet is. What is handed in must outlive it.
class LastUses {
  public:
    struct Parts {
        db::Database& database;
        Logger& log;
        service::Identities& identities;
        service::WorkerStatus& status;
    };

    explicit LastUses(Parts parts);
    LastUses(const LastUses&) = delete;
    ~LastUses();

  private:
    void take_turn(const std::stop_token& stop);
    void keep();

    Parts parts_;
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::jthread thread_;  ///< last: it uses all the others
};

}  // namespace accord::broker
