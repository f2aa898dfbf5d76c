// Requests that can be answered together, once something has been asked for all of them.
#pragma once

#include "base/log.hpp"
#include "http/server.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace accord::http {

/// Has what waits answered, on a thread of its own; what comes meanwhile is answered next.
/// Thread-safe.
class Together {
  public:
    /// Told the answer, or that there is none.
    using Done = std::move_only_function<void(std::optional<Response>)>;

    Together(TogetherHandler handler, Logger& log);
    ~Together();  ///< whoever still waits is told that there is no answer

    /// `request` has to stay until `done` has been called.
    void push(const Request& request, Done done);

  private:
    struct Place {
        Waiting waiting;
        Done done;
    };

    void run(const std::stop_token& stop);
    void answer(std::vector<Place>& places);

    const TogetherHandler handler_;
    Logger& log_;
    std::mutex mutex_;
    std::condition_variable_any came_;
    std::vector<Place> places_;
    std::jthread thread_;
};

}  // namespace accord::http
