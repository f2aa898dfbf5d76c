// What an io thread does for its connections besides running them: time limits and stopping.
#include "http/server/connection.hpp"

#include <thread>

namespace accord::http {
namespace {

constexpr auto kTimeToCancel = std::chrono::milliseconds(100);

/// Asks again and again until the answer is yes or the time is up; other threads go first.
template <class Question>
bool look_for(SteadyClock::duration time, Question question) {
    for (const auto end = SteadyClock::now() + time;;) {
        if (question()) {
            return true;
        }
        if (SteadyClock::now() >= end) {
            return false;
        }
        std::this_thread::yield();
    }
}

}  // namespace

void Lane::run(SteadyClock::duration look_time) {
    if (look_time == look_time.zero()) {
        io.run();
    }
    while (!io.stopped()) {
        if (!look_for(look_time, [this] { return io.poll() > 0 || io.stopped(); })) {
            io.run_one();
        }
    }
    has_ended_ = true;
    has_ended_.notify_all();
}

void Lane::wait_for_end(SteadyClock::duration look_time) const {
    if (!look_for(look_time, [this] { return has_ended_.load(); })) {
        has_ended_.wait(false);
    }
}

void Lane::sweep() {
    const auto now = SteadyClock::now();
    for (auto* connection : connections) {
        if (connection->deadline > now) {
            continue;
        }
        connection->is_timed_out = true;
        connection->cancel();
    }
}

void Lane::begin_stop(SteadyClock::duration time) {
    is_stopping = true;
    if (connections.empty()) {
        return io.stop();
    }
    for (auto* connection : connections) {
        if (connection->phase == OpenConnection::Phase::kIdle) {
            connection->cancel();
        }
    }
    stop_timer.expires_after(time);
    stop_timer.async_wait([this](error_code error) {
        if (error) {
            return;
        }
        connections_cut_ = connections.size();
        cancel_all();
        stop_timer.expires_after(kTimeToCancel);
        stop_timer.async_wait([this](error_code) { io.stop(); });
    });
}

void Lane::remove(OpenConnection& connection) {
    connections.erase(&connection);
    if (is_stopping && connections.empty()) {
        io.stop();
    }
}

void Lane::cancel_all() {
    for (auto* connection : connections) {
        connection->cancel();
    }
}

bool ConnectionCount::try_add(std::size_t max) {
    if (++open_ <= max) {
        return true;
    }
    --open_;
    return false;
}

}  // namespace accord::http
