// Ordering and removing events: see outbox_worker.hpp.
#include "broker/webhooks/outbox_worker.hpp"

#include "broker/store/events/events.hpp"
#include "db/database.hpp"

namespace accord::broker::webhooks {
namespace {

/// Events of a node that is gone are ordered by the others.
constexpr std::chrono::microseconds kOrderAgainAfter = std::chrono::seconds(1);
constexpr std::chrono::microseconds kCleanAgainAfter = std::chrono::hours(1);

}  // namespace

OutboxWorker::OutboxWorker(Parts parts)
    : parts_(parts), thread_([this](const std::stop_token& stop) { keep_running(stop); }) {}

void OutboxWorker::keep_running(const std::stop_token& stop) {
    service::Doorbell::Count heard = 0;
    auto clean_at = parts_.clock.now();
    // SQLite's events have their places from the start
    const bool is_one_node = parts_.database.tells_state_at_once();
    const auto between = is_one_node ? kCleanAgainAfter : kOrderAgainAfter;
    service::keep_working(stop, parts_.log, parts_.status, [&] {
        while (!is_one_node && !stop.stop_requested() && order()) {
        }
        if (parts_.clock.now() >= clean_at) {
            clean();
            clean_at = parts_.clock.now() + kCleanAgainAfter;
        }
        heard = parts_.doorbell.wait(heard, between, stop);
    });
}

bool OutboxWorker::order() {
    const auto waits = parts_.database.read(
        [](db::Session& session) { return store::has_events_to_order(session); });
    if (!waits || !*waits) {
        return false;
    }
    const auto ordered = parts_.database.write([](db::Transaction& transaction) {
        const auto count = store::order_events(transaction.session());
        transaction.commit();
        return count;
    });
    if (!ordered) {
        parts_.log.warn("events: " + ordered.error().message);
        parts_.status.failed(ordered.error().message);
        return false;
    }
    parts_.status.done(parts_.clock.now());
    parts_.doorbell.ring();
    return *ordered > 0;
}

void OutboxWorker::clean() {
    const auto before = parts_.clock.now() - kEventsKept;
    std::int64_t deleted = 1;
    while (deleted > 0) {
        const auto done = parts_.database.write([&](db::Transaction& transaction) {
            const auto count = store::delete_events(transaction.session(), before);
            transaction.commit();
            return count;
        });
        if (!done) {
            parts_.log.warn("events: " + done.error().message);
            parts_.status.failed(done.error().message);
        }
        deleted = done.value_or(0);
    }
}

}  // namespace accord::broker::webhooks
