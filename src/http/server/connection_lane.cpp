// What an io thread does for its connections besides running them: time limits and stopping.
#include "http/server/connection.hpp"

#include <cstdio>
#include <fcntl.h>
#include <limits>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace accord::http {
namespace {

constexpr auto kTimeToCancel = std::chrono::milliseconds(100);
constexpr auto kLookTime = std::chrono::microseconds(100);

void wait_a_moment() {
    for (int i = 0; i < 16; ++i) {
#if defined(__x86_64__) || defined(__i386__)
        __builtin_ia32_pause();
#elif defined(__aarch64__)
        asm volatile("yield");
#endif
    }
}

/// Whether a processor is left for everybody who can run. Beside other work a thread that looks
/// keeps the client it has just woken from running; and one that lets others go first comes back a
/// time slice later.
class FreeProcessor {
  public:
    bool is_there(SteadyClock::time_point now) {
        if (now >= looks_again_at_) {
            const long before = std::exchange(times_sent_away_, times_sent_away());
            is_there_ = times_sent_away_ == before && can_run() <= processors_;
            looks_again_at_ = now + (is_there_ ? kGoodFor : kBadFor);
        }
        return is_there_;
    }

  private:
    static constexpr auto kGoodFor = std::chrono::milliseconds(2);
    static constexpr auto kBadFor = std::chrono::milliseconds(100);

    /// How often this thread had to leave its processor to another.
    static long times_sent_away() {
        rusage used{};
        ::getrusage(RUSAGE_THREAD, &used);
        return used.ru_nivcsw;
    }

    /// "0.20 0.18 0.12 1/80 11206": the fourth; many when it is not known.
    static long can_run() {
        char text[64] = {};
        const int file = ::open("/proc/loadavg", O_RDONLY | O_CLOEXEC);
        const auto bytes = ::read(file, text, sizeof text - 1);
        ::close(file);
        long running = std::numeric_limits<long>::max();
        if (bytes > 0) {
            std::sscanf(text, "%*s %*s %*s %ld/", &running);
        }
        return running;
    }

    const long processors_ = ::sysconf(_SC_NPROCESSORS_ONLN);
    SteadyClock::time_point looks_again_at_;
    long times_sent_away_ = 0;
    bool is_there_ = false;
};

/// While it lives, threads that are made get no signals: these are for the host's own.
class SignalsHeldBack {
  public:
    SignalsHeldBack() {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    SignalsHeldBack(const SignalsHeldBack&) = delete;
    ~SignalsHeldBack() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

  private:
    sigset_t before_{};
};

}  // namespace

Lane::~Lane() {
    io.stop();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void Lane::start() {
    process_ = ::getpid();
    work_.emplace(io.get_executor());
    thread_ = std::thread([this] { run(); });
}

void Lane::start_to_stay() {
    stays_ = true;
    const SignalsHeldBack held_back;
    start();
}

bool Lane::is_of_this_process() const { return process_ == ::getpid(); }

bool Lane::may_stay() const {
    const std::lock_guard lock(mutex_);
    return stays_ && !is_spent_ && is_of_this_process();
}

void Lane::run() {
    if (stays_) {
        run_looking();
    }
    io.run();
    {
        const std::lock_guard lock(mutex_);
        is_spent_ = true;
    }
    tell_end();
}

/// Waking a thread takes longer than a small answer, and the next request, stop or start of a test
/// often follows at once; so the thread looks for it a little before it sleeps. Not when that was
/// in vain several times, until something comes that it would have found.
void Lane::run_looking() {
    constexpr int kVainLooksMax = 4;
    FreeProcessor free_processor;
    for (int vain_looks = 0; !io.stopped();) {
        const auto asleep_at = SteadyClock::now();
        io.run_one();
        auto came_at = SteadyClock::now();
        if (came_at - asleep_at < kLookTime) {
            vain_looks = 0;
        }
        if (vain_looks >= kVainLooksMax || !free_processor.is_there(came_at)) {
            continue;
        }
        ++vain_looks;
        for (auto now = came_at; now - came_at < kLookTime; now = SteadyClock::now()) {
            if (io.poll() > 0) {
                came_at = SteadyClock::now();
                vain_looks = 0;
            } else {
                wait_a_moment();
            }
        }
    }
}

void Lane::wait_for_end() {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return has_ended_; });
    has_ended_ = is_spent_;
}

void Lane::tell_end() {
    // Under the lock: who waits may destroy the lane as soon as it knows.
    const std::lock_guard lock(mutex_);
    has_ended_ = true;
    ended_.notify_all();
}

void Lane::add(OpenConnection& connection, SteadyClock::duration sweep_interval) {
    connections.insert(&connection);
    // One that is to come soon enough serves this connection, too.
    if (!is_sweeping_ || sweep_timer.expiry() > SteadyClock::now() + sweep_interval) {
        sweep_in(sweep_interval);
    }
}

void Lane::note_ended() {
    --running_;
    if (is_stopping && running_ == 0) {
        end();
    }
}

void Lane::sweep_in(SteadyClock::duration interval) {
    is_sweeping_ = true;
    sweep_timer.expires_after(interval);
    sweep_timer.async_wait([this, interval](error_code error) {
        if (error) {
            return;
        }
        is_sweeping_ = false;
        if (!connections.empty()) {
            sweep();
            sweep_in(interval);
        }
    });
}

/// Cancels every connection whose deadline has passed.
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
    connections_cut_ = 0;
    if (running_ == 0) {
        return end();
    }
    for (auto* connection : connections) {
        if (connection->phase == OpenConnection::Phase::kIdle) {
            connection->cancel();
        }
    }
    const auto is_over = [this, stop = stops_](error_code error) {
        return error || stop != stops_;
    };
    stop_timer.expires_after(time);
    stop_timer.async_wait([this, is_over](error_code error) {
        if (is_over(error)) {
            return;
        }
        connections_cut_ = connections.size();
        cancel_all();
        stop_timer.expires_after(kTimeToCancel);
        stop_timer.async_wait([this, is_over](error_code cut_short) {
            if (!is_over(cut_short)) {
                io.stop();
            }
        });
    });
}

/// A thread that stays must find nothing of the server that it could run.
void Lane::end() {
    if (!stays_) {
        return io.stop();
    }
    is_stopping = false;
    ++stops_;
    stop_timer.cancel();
    tell_end();
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

std::string address_of_peer(const Socket& socket) {
    error_code error;
    auto address = socket.remote_endpoint(error).address();
    if (error) {
        return {};
    }
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    }
    return address.to_string();
}

}  // namespace accord::http
