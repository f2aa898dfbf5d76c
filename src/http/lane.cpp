// What an io thread does for its connections besides running them: time limits and stopping.
#include "http/connection.hpp"

namespace accord::http {

void Lane::sweep() {
    const auto now = SteadyClock::now();
    for (auto* connection : connections) {
        if (connection->deadline > now) continue;
        connection->is_timed_out = true;
        connection->cancel();
    }
}

void Lane::begin_stop() {
    is_stopping = true;
    for (auto* connection : connections) {
        if (connection->phase == OpenConnection::Phase::kIdle) connection->cancel();
    }
}

void Lane::cancel_all() {
    for (auto* connection : connections) connection->cancel();
}

bool ConnectionCount::try_add(std::size_t max) {
    const std::lock_guard lock(mutex_);
    if (open_ >= max) return false;
    ++open_;
    return true;
}

void ConnectionCount::remove() {
    const std::lock_guard lock(mutex_);
    if (--open_ == 0) none_.notify_all();
}

bool ConnectionCount::wait_for_none(Deadline deadline) {
    std::unique_lock lock(mutex_);
    return none_.wait_until(lock, deadline, [this] { return open_ == 0; });
}

}  // namespace accord::http
