// How many, and into the log: see refusals.hpp.
#include "broker/service/audit/refusals.hpp"

#include "broker/service/audit/audit_log.hpp"

#include <algorithm>
#include <utility>

namespace accord::broker::service {

bool Refusals::may_add(Instant now) {
    const auto passed = std::max<std::int64_t>(0, (now - refilled_at_) / kOneEvery);
    if (passed > 0) {
        room_ = std::min(kAtOnce, room_ + std::min(passed, kAtOnce));
        refilled_at_ = now;
    }
    if (room_ == 0 || std::ssize(waiting_) >= kAtOnce) {
        return false;
    }
    --room_;
    return true;
}

void Refusals::add(domain::AuditEntry entry) {
    const std::lock_guard lock(mutex_);
    if (!may_add(entry.timestamp)) {
        ++left_out_;
        return;
    }
    waiting_.push_back(std::move(entry));
    added_.notify_one();
}

Refusals::Batch Refusals::take() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) {
        return {};
    }
    return {std::exchange(waiting_, {}), std::exchange(left_out_, 0)};
}

void Refusals::wait(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    added_.wait(lock, stop, [&] { return !waiting_.empty(); });
}

void keep_refusals(Work& work, const Refusals::Batch& batch) {
    for (const auto& entry : batch.entries) {
        work.now = entry.timestamp;
        keep_audit_entry(work, entry);
    }
    if (batch.left_out > 0) {
        keep_audit_entry(work,
                         {.uuid = {},
                          .timestamp = {},
                          .type = "request.refused_others",
                          .user = {},
                          .details = {{"outcome", {{"count", batch.left_out}}}}});
    }
}

}  // namespace accord::broker::service
