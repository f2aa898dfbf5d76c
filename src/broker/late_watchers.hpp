// Watchers who have just come, or come back: they are told first what happened since they left.
#pragma once

#include "broker/service/events/recent_events.hpp"
#include "broker/service/events/watchers.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace accord::broker {

/// Nobody waits for them: each is told some events in turn, from memory where that reaches back far
/// enough, and no more than he takes.
class LateWatchers {
  public:
    /// What the database is asked for; nothing when it does not answer.
    struct Questions {
        std::function<std::optional<store::EventPlaces>()> places;
        std::function<std::optional<std::vector<store::StoredEvent>>(std::int64_t after)> events;
    };

    LateWatchers(service::Watchers& watchers, Questions questions)
        : watchers_(watchers), questions_(std::move(questions)) {}

    enum class Left {
        kNobody,
        kSome,
        kSlow,  ///< only such as have not taken yet what they were told
    };

    /// Those who come to the watchers become late ones; those who know all that is known settle.
    /// Who is still behind.
    Left catch_up(const service::RecentEvents& recent);

    void clear();

  private:
    struct Late {
        std::shared_ptr<service::Watcher> watcher;
        std::int64_t after;  ///< the place that he knows
    };

    void receive(const service::RecentEvents& recent);
    void settle_or_keep(Late late, bool is_settled);
    /// Whether he knows all that is known now, or is gone.
    bool tell_some(Late& late, const service::RecentEvents& recent);
    bool tell_older(Late& late);

    service::Watchers& watchers_;
    const Questions questions_;
    std::deque<Late> late_;
};

}  // namespace accord::broker
