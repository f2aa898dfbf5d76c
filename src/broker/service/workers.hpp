// What is known of the workers that run beside the requests: shown by /diagnostic and /metrics.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace accord::broker::service {

/// Of one kind of worker. Thread-safe.
class WorkerStatus {
  public:
    explicit WorkerStatus(std::string name) : name_(std::move(name)) {}

    [[nodiscard]] const std::string& name() const { return name_; }

    /// A piece of work was done.
    void done(Instant now) {
        const std::lock_guard lock(mutex_);
        ++runs_;
        last_run_ = now;
        last_failure_.clear();
    }
    /// It could not be done, because of the database or a defect.
    void failed(std::string reason) {
        const std::lock_guard lock(mutex_);
        ++failures_;
        last_failure_ = std::move(reason);
    }

    struct Seen {
        std::string name;
        std::uint64_t runs = 0;
        std::uint64_t failures = 0;
        std::optional<Instant> last_run;
        std::string last_failure;  ///< empty when the last piece of work was done
    };
    [[nodiscard]] Seen seen() const {
        const std::lock_guard lock(mutex_);
        return {name_, runs_, failures_, last_run_, last_failure_};
    }

  private:
    mutable std::mutex mutex_;
    const std::string name_;
    std::uint64_t runs_ = 0;
    std::uint64_t failures_ = 0;
    std::optional<Instant> last_run_;
    std::string last_failure_;
};

/// Has turns taken until stop is requested. One that throws, as when the machine has no threads or
/// descriptors left, is a failure that the log says; a second later the next one is taken.
void keep_working(const std::stop_token& stop,
                  Logger& log,
                  WorkerStatus& status,
                  const std::function<void()>& turn);

/// All workers of a node. They are added before the first request comes.
class Workers {
  public:
    WorkerStatus& add(std::string name) { return workers_.emplace_back(std::move(name)); }

    [[nodiscard]] std::vector<WorkerStatus::Seen> seen() const {
        std::vector<WorkerStatus::Seen> all;
        for (const auto& worker : workers_) {
            all.push_back(worker.seen());
        }
        return all;
    }

  private:
    std::deque<WorkerStatus> workers_;
};

}  // namespace accord::broker::service
