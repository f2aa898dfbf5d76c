// Ringing and waiting: see doorbell.hpp.
#include "broker/service/events/doorbell.hpp"

namespace accord::broker::service {

void Doorbell::ring() {
    {
        const std::lock_guard lock(mutex_);
        ++count_;
    }
    rung_.notify_all();
    if (other_ != nullptr) {
        other_->ring();
    }
}

Doorbell::Count Doorbell::wait(Count heard,
                               std::chrono::microseconds time_max,
                               const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    rung_.wait_for(lock, stop, time_max, [&] { return count_ > heard; });
    return count_;
}

}  // namespace accord::broker::service
