// When to read, and who is told what: see event_feed.hpp.
#include "broker/event_feed.hpp"

#include "broker/store/events/events.hpp"
#include "db/database.hpp"

#include <algorithm>

namespace accord::broker {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::int64_t kEventsAtOnce = 200;
constexpr microseconds kCatchUpAgainAfter = milliseconds(10);

/// Whether another program has written to SQLite's file, which it tells without a question.
constexpr microseconds kLookAgainOnOneNode = seconds(1);
/// On PostgreSQL events are announced: this is for announcements that were lost.
constexpr microseconds kLookAgain = seconds(10);
/// Where none come, as through a pooler that lends connections by the transaction.
constexpr microseconds kLookAgainUntold = milliseconds(50);
constexpr int kUnannouncedMax = 2;

constexpr microseconds kLookAgainAfterFailure = milliseconds(500);

constexpr microseconds kWithoutWatchers = std::chrono::hours(1);
/// So long after the last watcher left, announcements are still listened to.
constexpr microseconds kListenOn = seconds(60);

}  // namespace

EventFeed::EventFeed(Parts parts)
    : parts_(std::move(parts)),
      late_(parts_.watchers,
            {.places = [this] { return read(store::event_places); },
             .events = [this](std::int64_t after) { return read_after(after); }}),
      thread_([this](const std::stop_token& stop) {
          service::keep_working(stop, parts_.log, parts_.status, [&] { take_turn(stop); });
      }) {}

void EventFeed::take_turn(const std::stop_token& stop) {
    if (std::exchange(has_to_end_all_, false)) {
        end_all();
    }
    if (!parts_.watchers.is_anybody_there()) {
        return rest(stop);
    }
    watched_at_ = SteadyClock::now();
    if (!parts_.database.tells_state_at_once() && !announcements_) {
        announcements_ = std::make_unique<EventAnnouncements>(
            EventAnnouncements::Parts{.database_url = parts_.database_url,
                                      .log = parts_.log,
                                      .status = parts_.status,
                                      .bell = parts_.watchers.happenings()});
    }
    auto pause = kLookAgainAfterFailure;
    if (look(stop)) {
        const auto left = late_.catch_up(*recent_);
        pause = left == LateWatchers::Left::kNobody ? look_again_after()
                : left == LateWatchers::Left::kSlow ? kCatchUpAgainAfter
                                                    : microseconds(0);
    }
    heard_ = parts_.watchers.bell().wait(heard_, has_to_end_all_ ? microseconds(0) : pause, stop);
}

void EventFeed::rest(const std::stop_token& stop) {
    is_awake_ = false;
    late_.clear();
    if (announcements_ && SteadyClock::now() - watched_at_ > kListenOn) {
        announcements_.reset();
        unannounced_ = 0;
    }
    const auto pause = announcements_ ? kListenOn : kWithoutWatchers;
    arrived_ = parts_.watchers.arrivals().wait(arrived_, pause, stop);
}

bool EventFeed::look(const std::stop_token& stop) {
    const auto happened = parts_.watchers.happenings().count();
    const bool is_told = happened != happened_;
    const bool is_time = SteadyClock::now() >= look_again_at_;
    is_behind_ = is_behind_ || is_told || (is_time && has_changed_elsewhere());
    const bool was_awake = is_awake_;
    if (was_awake && !is_behind_) {
        return true;
    }
    if (!was_awake && !wake_up()) {
        return false;
    }
    const auto last = recent_->last();
    if (!tell_new_events(stop)) {
        return false;
    }
    if (was_awake && recent_->last() != last) {
        note_announcement(is_told);
    }
    is_behind_ = false;
    happened_ = happened;
    look_again_at_ = SteadyClock::now() + look_again_after();
    return true;
}

/// Events of this node are told by itself: they say nothing about the others'.
void EventFeed::note_announcement(bool is_told) {
    const bool was_expected = announcements_ && announcements_->are_heard();
    if (unannounced_ == kUnannouncedMax || !was_expected) {
        return;
    }
    unannounced_ = is_told ? 0 : unannounced_ + 1;
    if (unannounced_ == kUnannouncedMax) {
        parts_.log.warn(
            "events of other nodes are not announced, as behind a pooler that lends connections "
            "by the transaction: the database is asked 20 times a second while somebody watches");
    }
}

bool EventFeed::has_changed_elsewhere() {
    if (!parts_.database.tells_state_at_once()) {
        return true;
    }
    look_again_at_ = SteadyClock::now() + look_again_after();
    auto state = parts_.database.state_at_once();
    return !state || std::exchange(state_, state) != state;
}

microseconds EventFeed::look_again_after() const {
    if (parts_.database.tells_state_at_once()) {
        return kLookAgainOnOneNode;
    }
    const bool is_told =
        announcements_ && announcements_->are_heard() && unannounced_ < kUnannouncedMax;
    return is_told ? kLookAgain : kLookAgainUntold;
}

template <class Work>
auto EventFeed::read(Work work) -> std::optional<std::invoke_result_t<Work, db::Session&>> {
    std::int64_t version = 0;
    auto result = parts_.database.read([&](db::Session& session) {
        version = service::identity_version(session);
        return work(session);
    });
    if (result && !note_identities(version)) {
        return std::nullopt;
    }
    if (!result) {
        parts_.log.warn("events: " + result.error().message);
        parts_.status.failed(result.error().message);
        return std::nullopt;
    }
    return std::move(*result);
}

/// Whether those who watch may still do so, as far as is known.
bool EventFeed::note_identities(std::int64_t version) {
    const bool are_same = identities_ == version && parts_.identities.version() == version;
    if (!are_same) {
        if (version > parts_.identities.version()) {
            parts_.identities.learn(version);
        }
        has_to_end_all_ = true;
    }
    identities_ = version;
    return are_same;
}

/// Who may watch has changed: all come back where they were, and are looked at anew.
void EventFeed::end_all() {
    late_.clear();
    parts_.watchers.end_all();
}

std::optional<std::vector<store::StoredEvent>> EventFeed::read_after(std::int64_t place) {
    return read([place](db::Session& session) {
        return store::events_after(session, place, kEventsAtOnce);
    });
}

/// What is remembered is gone on with, unless too much has happened since: then with the newest,
/// so that those who come back after a restart find it remembered.
bool EventFeed::wake_up() {
    const auto places = read(store::event_places);
    if (!places) {
        return false;
    }
    const auto oldest = places->newest - service::RecentEvents::kEventsMax;
    if (!recent_ || recent_->last() < oldest || recent_->last() > places->newest) {
        recent_.emplace(std::max<std::int64_t>(oldest, 0));
    }
    is_awake_ = true;
    return true;
}

bool EventFeed::tell_new_events(const std::stop_token& stop) {
    bool may_be_more = true;
    while (may_be_more && !stop.stop_requested()) {
        auto events = read_after(recent_->last());
        if (!events) {
            return false;
        }
        may_be_more = std::ssize(*events) == kEventsAtOnce;
        if (!events->empty()) {
            parts_.watchers.tell(*events);
            parts_.status.done(parts_.clock.now());
            recent_->add(std::move(*events));
        }
    }
    return true;
}

}  // namespace accord::broker
