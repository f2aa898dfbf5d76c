// What an io thread does for its connections besides running them: time limits and stopping.
#include "http/connection.hpp"

namespace accord::http {
namespace {

constexpr auto kTimeToCancel = std::chrono::milliseconds(100);

}  // namespace

void Lane::sweep() {
    const auto now = SteadyClock::now();
    for (auto* connection : connections) {
        if (connection->deadline > now) continue;
        connection->is_timed_out = true;
        connection->cancel();
    }
}

void Lane::begin_stop(SteadyClock::duration time) {
    is_stopping = true;
    if (connections.empty()) return io.stop();
    for (auto* connection : connections) {
        if (connection->phase == OpenConnection::Phase::kIdle) connection->cancel();
    }
    stop_timer.expires_after(time);
    stop_timer.async_wait([this](error_code error) {
        if (error) return;
        cancel_all();
        stop_timer.expires_after(kTimeToCancel);
        stop_timer.async_wait([this](error_code) { io.stop(); });
    });
}

void Lane::remove(OpenConnection& connection) {
    connections.erase(&connection);
    if (is_stopping && connections.empty()) io.stop();
}

void Lane::cancel_all() {
    for (auto* connection : connections) connection->cancel();
}

bool ConnectionCount::try_add(std::size_t max) {
    if (++open_ <= max) return true;
    --open_;
    return false;
}

}  // namespace accord::http
