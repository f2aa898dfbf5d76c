// Those who watch the broker on this node. Requests bring them; the feed (broker/event_feed.hpp)
// tells them what happens. Neither holds a connection to the database, nor a thread, for one of
// them.
#pragma once

#include "broker/service/events/doorbell.hpp"
#include "broker/store/events/events.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace accord::broker::service {

/// Somebody who watches. Called by one thread at a time.
class Watcher {
  public:
    virtual ~Watcher() = default;

    /// From now on all events after this place are told. `has_missed`: some that came after the
    /// place he asked for are kept no more.
    virtual void begin(std::int64_t place, bool has_missed) = 0;
    /// One that he has been told already, or is not after his place, is no news to him.
    virtual void tell(const store::StoredEvent& event) = 0;
    /// Whether he has taken what he was told, or most of it.
    [[nodiscard]] virtual bool has_room() const = 0;
    /// Nothing more can be told without a gap: he may come back and go on where he was.
    virtual void end() = 0;
    /// Whether he still listens. From any thread.
    [[nodiscard]] virtual bool is_there() const = 0;
};

/// Thread-safe.
class Watchers {
  public:
    Watchers() {
        happenings_.also_ring(bell_);
        arrivals_.also_ring(bell_);
    }

    /// So many at once on one node.
    static constexpr std::size_t kWatchersMax = 2000;

    /// Events that came after this place are told first, otherwise what happens from now on. False
    /// when there are too many.
    bool add(std::shared_ptr<Watcher> watcher, std::optional<std::int64_t> after);

    /// Forgets those who are gone.
    bool is_anybody_there();

    struct Newcomer {
        std::shared_ptr<Watcher> watcher;
        std::optional<std::int64_t> after;
    };

    // The feed's part.

    /// Those who have come since it asked last. They are told nothing before `settle`.
    std::vector<Newcomer> newcomers();
    /// One of them, who may be gone, belongs to the others from now on.
    void settle(std::shared_ptr<Watcher> newcomer);
    /// Tells all who have settled; who is gone is forgotten.
    void tell(const std::vector<store::StoredEvent>& events);

    /// Ends all of them.
    void end_all();

    /// Rung when something happens.
    Doorbell& happenings() { return happenings_; }
    /// Rung when somebody comes.
    Doorbell& arrivals() { return arrivals_; }
    /// Rung by both.
    Doorbell& bell() { return bell_; }

  private:
    void forget_gone();
    /// With those between newcomers() and settle().
    [[nodiscard]] std::size_t count() const { return new_.size() + settling_ + settled_.size(); }

    Doorbell bell_;
    Doorbell arrivals_;
    Doorbell happenings_;
    std::mutex mutex_;
    std::vector<Newcomer> new_;
    std::vector<std::shared_ptr<Watcher>> settled_;
    std::size_t settling_ = 0;
};

}  // namespace accord::broker::service
