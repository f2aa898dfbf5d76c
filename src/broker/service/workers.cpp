// What keeps a worker going: see workers.hpp.
#include "broker/service/workers.hpp"

#include <fmt/format.h>

#include <condition_variable>
#include <exception>

namespace accord::broker::service {
namespace {

/// A thread, a descriptor or memory may be there again by then.
constexpr std::chrono::seconds kPauseAfterFailure{1};

void pause(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, kPauseAfterFailure, [] { return false; });
}

}  // namespace

void keep_working(const std::stop_token& stop,
                  Logger& log,
                  WorkerStatus& status,
                  const std::function<void()>& turn) {
    while (!stop.stop_requested()) {
        try {
            turn();
        } catch (const std::exception& e) {
            status.failed(e.what());
            log.error(fmt::format("the worker \"{}\" failed: {}", status.name(), e.what()));
            pause(stop);
        }
    }
}

}  // namespace accord::broker::service
