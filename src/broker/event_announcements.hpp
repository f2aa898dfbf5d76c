// Hears, on PostgreSQL, that there are new events, whichever node put them in their order.
#pragma once

#include "base/log.hpp"
#include "broker/service/events/doorbell.hpp"
#include "broker/service/workers.hpp"

#include <atomic>
#include <string>
#include <thread>

namespace accord::broker {

/// Rings a bell whenever events are announced, and when some may have been missed. One connection
/// and one thread, until it goes. What is handed in must outlive it.
class EventAnnouncements {
  public:
    struct Parts {
        std::string database_url;
        Logger& log;
        service::WorkerStatus& status;
        service::Doorbell& bell;
    };

    explicit EventAnnouncements(Parts parts);

    /// Whether new events are heard of at present.
    [[nodiscard]] bool are_heard() const { return are_heard_; }

  private:
    void listen(const std::stop_token& stop);

    Parts parts_;
    std::atomic<bool> are_heard_ = false;
    std::jthread thread_;  ///< last: it uses all the others
};

}  // namespace accord::broker
