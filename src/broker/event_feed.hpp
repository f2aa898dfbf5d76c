// Reads events and tells them to those who watch: one thread on each node, however many they are.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "broker/service/events/watchers.hpp"
#include "broker/service/workers.hpp"

#include <cstdint>
#include <optional>
#include <thread>
#include <vector>

namespace accord::db {
class Database;
}

namespace accord::broker {

/// Runs until it goes. Where nobody watches, it asks nothing; where somebody does, it looks when
/// something has happened here, and from time to time for what other nodes did. What is handed in
/// must outlive it.
class EventFeed {
  public:
    struct Parts {
        db::Database& database;
        const Clock& clock;
        Logger& log;
        service::Watchers& watchers;
        service::WorkerStatus& status;
    };

    explicit EventFeed(Parts parts);

  private:
    void keep_running(const std::stop_token& stop);
    /// Whether there may be more.
    bool look();
    bool tell_new_events();
    void begin(std::vector<service::Watchers::Newcomer>& newcomers);
    void catch_up(service::Watcher& watcher, std::int64_t after, const store::EventPlaces& places);

    Parts parts_;
    std::optional<std::int64_t> place_;  ///< of the last event that was read; nobody watches
    std::jthread thread_;                ///< last: it uses all the others
};

}  // namespace accord::broker
