// Puts requests that were refused into the audit log, so that none waits for it.
#pragma once

#include "base/log.hpp"
#include "base/random.hpp"
#include "broker/service/audit/refusals.hpp"
#include "broker/service/workers.hpp"

#include <thread>

namespace accord::db {
class Database;
}

namespace accord::broker {

/// Runs until it goes; then what is not kept yet is. What is handed in must outlive it.
class RefusalLog {
  public:
    struct Parts {
        db::Database& database;
        Random& random;
        Logger& log;
        service::Refusals& refusals;
        service::WorkerStatus& status;
    };

    explicit RefusalLog(Parts parts);
    RefusalLog(const RefusalLog&) = delete;
    ~RefusalLog();

  private:
    void keep();

    Parts parts_;
    std::jthread thread_;  ///< last: it uses all the others
};

}  // namespace accord::broker
