// A thread that waits for signals: see end_signals.hpp.
#include "cli/servers/end_signals.hpp"

#include "cli/exit_code.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>

namespace accord::cli {
namespace {

/// The next signal within the time, -1 without.
int next_signal(const sigset_t& signals, std::chrono::milliseconds time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const timespec left{.tv_sec = static_cast<std::time_t>(seconds.count()),
                        .tv_nsec = std::chrono::nanoseconds(time - seconds).count()};
    int signal = 0;
    do {
        signal = sigtimedwait(&signals, nullptr, &left);
    } while (signal == -1 && errno == EINTR);
    return signal;
}

}  // namespace

EndSignals::EndSignals(Logger& log, std::chrono::milliseconds time) : log_(log), time_(time) {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    thread_ = std::thread([this] { watch(); });
}

EndSignals::~EndSignals() {
    is_over_ = true;
    pthread_kill(thread_.native_handle(), SIGTERM);  // which it waits for
    thread_.join();
}

void EndSignals::watch() {
    int signal = 0;
    sigwait(&signals_, &signal);
    if (is_over_) {
        return;
    }
    has_come_.set_value();
    const bool is_repeated = next_signal(signals_, time_) != -1;
    if (is_over_) {
        return;
    }
    log_.error(is_repeated
                   ? "ended by a second signal, before everything had stopped"
                   : fmt::format("ended {} ms after the signal, before everything had stopped",
                                 time_.count()));
    std::_Exit(static_cast<int>(ExitCode::kCut));
}

}  // namespace accord::cli
