// Waiting, claiming, sending: see delivery_workers.hpp.
#include "broker/webhooks/delivery_workers.hpp"

#include "broker/service/events/events.hpp"
#include "db/database.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::webhooks {
namespace {

/// Other nodes don't ring; retries become due by themselves.
constexpr std::chrono::microseconds kLookAgainAfter = std::chrono::seconds(1);

/// After another node took what was seen.
constexpr std::chrono::microseconds kShortestPause = std::chrono::milliseconds(10);

/// When the broker stops: most targets answer in that time, and get nothing twice.
constexpr auto kSendingMayEndWithin = std::chrono::seconds(1);

const service::Actor kDeliverer{.access = service::Access::kWrite};

/// Counts itself for as long as it is there.
struct Counted {
    explicit Counted(std::atomic<unsigned>& count) : count_(count) { ++count_; }
    Counted(const Counted&) = delete;
    ~Counted() { --count_; }

  private:
    std::atomic<unsigned>& count_;
};

service::DeliveryOutcome not_sent(std::string reason,
                                  bool may_retry,
                                  std::string_view last_line,
                                  const Clock& clock) {
    const auto time = to_iso8601(clock.now()).substr(0, 19);
    auto logs = fmt::format("[{}Z] ERROR: Not sent: {}\n", time, reason);
    if (!last_line.empty()) {
        logs += fmt::format("[{}Z] INFO: {}\n", time, last_line);
    }
    return {.error = std::move(reason), .may_retry = may_retry, .logs = std::move(logs)};
}

}  // namespace

DeliveryWorkers::DeliveryWorkers(Parts parts, unsigned count) : parts_(parts) {
    for (unsigned i = 0; i < count; ++i) {
        threads_.emplace_back([this](const std::stop_token& stop) { keep_delivering(stop); });
    }
}

/// All at once: one that looks for something to do holds up those that would look next.
DeliveryWorkers::~DeliveryWorkers() {
    for (auto& thread : threads_) {
        thread.request_stop();
    }
    const auto until = std::chrono::steady_clock::now() + kSendingMayEndWithin;
    while (sending_ > 0 && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(kShortestPause);
    }
    parts_.sender.interrupt();
}

template <class UseCase>
auto DeliveryWorkers::write(UseCase use_case)
    -> std::optional<decltype(use_case(std::declval<service::Work&>()))> {
    auto done = parts_.database.write([&](db::Transaction& transaction) {
        service::Work work{
            transaction.session(), parts_.clock.now(), parts_.random, parts_.settings, kDeliverer};
        auto result = use_case(work);
        transaction.commit();
        return result;
    });
    if (!done) {
        parts_.log.warn("webhooks: " + done.error().message);
        parts_.status.failed(done.error().message);
        return std::nullopt;
    }
    return std::move(*done);
}

void DeliveryWorkers::keep_delivering(const std::stop_token& stop) {
    const auto holder = make_uuid(parts_.random);
    service::keep_working(stop, parts_.log, parts_.status, [&] {
        auto claimed = wait_for_one(holder, stop);
        if (!claimed) {
            return;
        }
        deliver(holder, std::move(*claimed));
        // The webhook's next could not be claimed meanwhile, so who waits has not seen it.
        while (!stop.stop_requested() && pause().count() <= 0 && deliver_one(holder)) {
        }
    });
}

std::optional<service::ClaimedDelivery> DeliveryWorkers::wait_for_one(const std::string& holder,
                                                                      const std::stop_token& stop) {
    const std::lock_guard lock(looking_);
    while (!stop.stop_requested()) {
        auto time = pause();
        if (time.count() <= 0) {
            auto claimed = claim(holder);
            if (claimed && *claimed) {
                return std::move(*claimed);
            }
            time = claimed ? kShortestPause : kLookAgainAfter;
        }
        heard_ = parts_.doorbell.wait(heard_, std::max(time, kShortestPause), stop);
    }
    return std::nullopt;
}

/// Until the next one is due, as far as is known; asked of the database without writing.
std::chrono::microseconds DeliveryWorkers::pause() {
    const auto next =
        parts_.database.read([](db::Session& session) { return store::next_delivery_at(session); });
    if (!next) {
        parts_.status.failed(next.error().message);
        return kLookAgainAfter;
    }
    return *next ? std::min<std::chrono::microseconds>(**next - parts_.clock.now(), kLookAgainAfter)
                 : kLookAgainAfter;
}

auto DeliveryWorkers::claim(const std::string& holder)
    -> std::optional<std::optional<service::ClaimedDelivery>> {
    return write([&](service::Work& work) {
        return service::claim_delivery(work, holder, parts_.addresses);
    });
}

bool DeliveryWorkers::deliver_one(const std::string& holder) {
    auto claimed = claim(holder);
    if (!claimed || !*claimed) {
        return false;
    }
    deliver(holder, std::move(**claimed));
    return true;
}

/// What is thrown there is about this machine, not about the target: the delivery waits for better
/// times, as after any failure.
service::DeliveryOutcome DeliveryWorkers::attempt(const service::ClaimedDelivery& claimed) {
    if (!claimed.delivery) {
        return not_sent(claimed.refusal, claimed.may_retry, claimed.failure_line, parts_.clock);
    }
    const Counted sending(sending_);
    try {
        return parts_.sender.send(*claimed.delivery);
    } catch (const std::exception& e) {
        parts_.status.failed(e.what());
        return not_sent(e.what(), true, claimed.delivery->failure_line, parts_.clock);
    }
}

void DeliveryWorkers::deliver(const std::string& holder, service::ClaimedDelivery claimed) {
    const auto outcome = attempt(claimed);
    parts_.status.done(parts_.clock.now());
    if (!outcome.success && !outcome.was_interrupted) {
        parts_.log.warn(fmt::format(
            "webhook {}: delivery {} of {} failed: {}",
            claimed.claimed.webhook_uuid,
            claimed.claimed.uuid,
            claimed.claimed.event,
            outcome.answer ? fmt::format("status {}", outcome.answer->status) : outcome.error));
    }
    write([&](service::Work& work) {
        service::finish_delivery(work, holder, claimed.claimed, outcome);
        return true;
    });
}

}  // namespace accord::broker::webhooks
