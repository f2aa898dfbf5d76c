// Reads events and tells them to those who watch: one thread on each node, however many they are.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "broker/event_announcements.hpp"
#include "broker/late_watchers.hpp"
#include "broker/service/events/recent_events.hpp"
#include "broker/service/events/watchers.hpp"
#include "broker/service/identity/identities.hpp"
#include "broker/service/workers.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

namespace accord::db {
class Database;
class Session;
}  // namespace accord::db

namespace accord::broker {

/// Runs until it goes. It reads when something has happened: here, or, as PostgreSQL announces it,
/// on another node; who comes, comes back or waits costs no statement. Where nobody watches, it
/// asks nothing. What is handed in must outlive it.
class EventFeed {
  public:
    struct Parts {
        db::Database& database;
        std::string database_url;
        const Clock& clock;
        Logger& log;
        service::Watchers& watchers;
        service::Identities& identities;
        service::WorkerStatus& status;
    };

    explicit EventFeed(Parts parts);

  private:
    using SteadyClock = std::chrono::steady_clock;

    void take_turn(const std::stop_token& stop);
    void rest(const std::stop_token& stop);

    /// Reads what is new, if there may be anything. Whether all that had happened has been told.
    bool look(const std::stop_token& stop);
    void note_announcement(bool is_told);
    bool note_identities(std::int64_t version);
    void end_all();
    bool has_changed_elsewhere();
    bool wake_up();
    bool tell_new_events(const std::stop_token& stop);
    [[nodiscard]] std::chrono::microseconds look_again_after() const;

    std::optional<std::vector<store::StoredEvent>> read_after(std::int64_t place);
    template <class Work>
    auto read(Work work) -> std::optional<std::invoke_result_t<Work, db::Session&>>;

    Parts parts_;
    std::unique_ptr<EventAnnouncements> announcements_;  ///< on PostgreSQL, while somebody watches
    int unannounced_ = 0;               ///< how often events were found that nothing had announced
    std::optional<std::string> state_;  ///< of the database of the only node

    /// The version by which watchers were let in.
    std::int64_t identities_ = parts_.identities.version();
    bool has_to_end_all_ = false;  ///< since it is another one

    service::Doorbell::Count heard_ = 0;     ///< of the bell
    service::Doorbell::Count arrived_ = 0;   ///< when nobody was there
    service::Doorbell::Count happened_ = 0;  ///< that has been read
    SteadyClock::time_point look_again_at_;  ///< though nothing was heard
    SteadyClock::time_point watched_at_;     ///< last
    bool is_behind_ = false;                 ///< there is something to read
    bool is_awake_ = false;                  ///< somebody watches, and events are read for him
    std::optional<service::RecentEvents> recent_;  ///< there while awake
    LateWatchers late_;

    std::jthread thread_;  ///< last: it uses all the others
};

}  // namespace accord::broker
