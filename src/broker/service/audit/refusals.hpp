// Requests that were refused, on their way into the audit log: no request waits for that, and
// nobody fills the disk by being refused.
#pragma once

#include "base/clock.hpp"
#include "broker/domain/audit/audit_entry.hpp"
#include "broker/service/work.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>
#include <vector>

namespace accord::broker::service {

/// Thread-safe.
class Refusals {
  public:
    /// So many at once, then one a second: some 40 MB a day at most. Others are counted.
    static constexpr std::int64_t kAtOnce = 100;
    static constexpr std::chrono::seconds kOneEvery{1};

    struct Batch {
        std::vector<domain::AuditEntry> entries;
        std::int64_t left_out = 0;  ///< since the last batch
    };

    /// Entries have the time of their requests.
    void add(domain::AuditEntry entry);
    /// What was added since; when only some were left out they are told of with the next entry.
    Batch take();
    /// Waits for something to take, or for the stop.
    void wait(const std::stop_token& stop);

  private:
    bool may_add(Instant now);

    std::mutex mutex_;
    std::condition_variable_any added_;
    std::vector<domain::AuditEntry> waiting_;
    std::int64_t left_out_ = 0;
    std::int64_t room_ = kAtOnce;
    Instant refilled_at_{};
};

/// Writes them, and how many were left out.
void keep_refusals(Work& work, const Refusals::Batch& batch);

}  // namespace accord::broker::service
