// Waits, and keeps: see last_uses.hpp.
#include "broker/last_uses.hpp"

#include "base/clock.hpp"
#include "broker/service/identity/last_uses.hpp"
#include "db/database.hpp"

#include <chrono>

namespace accord::broker {
namespace {

/// What is written makes all kept answers new; so not too often.
constexpr std::chrono::minutes kKeptEvery{5};

}  // namespace

LastUses::LastUses(Parts parts)
    : parts_(parts), thread_([this](const std::stop_token& stop) {
          service::keep_working(stop, parts_.log, parts_.status, [&] { take_turn(stop); });
      }) {}

LastUses::~LastUses() {
    thread_.request_stop();
    thread_.join();
    keep();
}

void LastUses::take_turn(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    ended_.wait_for(lock, stop, kKeptEvery, [] { return false; });
    lock.unlock();
    keep();
}

void LastUses::keep() {
    const auto uses = parts_.identities.take_uses();
    if (uses.empty()) {
        return;
    }
    const auto kept = parts_.database.write([&](db::Transaction& transaction) {
        service::keep_uses(transaction.session(), uses);
        transaction.commit();
        return true;
    });
    if (kept) {
        parts_.status.done(SystemClock().now());
    } else {
        parts_.status.failed(kept.error().message);
        parts_.log.warn("last uses of tokens: " + kept.error().message);
    }
}

}  // namespace accord::broker
