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

bool OutboxWorker::orders(const db::Database& database) { return !database.tells_state_at_once(); }

void OutboxWorker::keep_running(const std::stop_token& stop) {
    auto clean_at = parts_.clock.now();
    const bool has_to_order = orders(parts_.database);
    service::keep_working(stop, parts_.log, parts_.status, [&] {
        while (has_to_order && !stop.stop_requested() && order()) {
        }
        if (parts_.clock.now() >= clean_at) {
            clean();
            clean_at = parts_.clock.now() + kCleanAgainAfter;
        }
        if (has_to_order) {
            wait_for_events(stop);
        } else {
            service::Doorbell never;
            never.wait(0, kCleanAgainAfter, stop);
        }
    });
}

/// On this node, or on another.
bool OutboxWorker::is_watched() {
    return parts_.watchers.is_anybody_there() ||
           parts_.database
               .read([](db::Session& session) { return store::are_events_heard(session); })
               .value_or(true);
}

/// To order costs a commit. Those who watch are told at once; where nobody does, all events of some
/// time share one.
void OutboxWorker::wait_for_events(const std::stop_token& stop) {
    if (is_watched()) {
        heard_ = parts_.unordered.wait(heard_, kOrderAgainAfter, stop);
    } else {
        arrived_ = parts_.watchers.arrivals().wait(arrived_, kOrderAgainAfter, stop);
    }
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
    parts_.watchers.happenings().ring();
    return *ordered == store::kEventsInBatch;
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
