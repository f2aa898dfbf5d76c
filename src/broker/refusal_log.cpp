// Waits, and keeps: see refusal_log.hpp.
#include "broker/refusal_log.hpp"

#include "base/clock.hpp"
#include "db/database.hpp"

#include <fmt/format.h>

namespace accord::broker {

RefusalLog::RefusalLog(Parts parts)
    : parts_(parts), thread_([this](const std::stop_token& stop) {
          service::keep_working(stop, parts_.log, parts_.status, [&] {
              parts_.refusals.wait(stop);
              keep();
          });
      }) {}

RefusalLog::~RefusalLog() {
    thread_.request_stop();
    thread_.join();
    keep();
}

void RefusalLog::keep() {
    const auto batch = parts_.refusals.take();
    if (batch.entries.empty()) {
        return;
    }
    const service::Settings use_cases;
    const service::Actor nobody;
    const auto kept = parts_.database.write([&](db::Transaction& transaction) {
        service::Work work{
            transaction.session(), SystemClock().now(), parts_.random, use_cases, nobody};
        service::keep_refusals(work, batch);
        transaction.commit();
        return true;
    });
    if (kept) {
        parts_.status.done(SystemClock().now());
    } else {
        parts_.status.failed(kept.error().message);
        parts_.log.error(fmt::format("audit log: {} refused requests are not in it: {}",
                                     batch.entries.size(),
                                     kept.error().message));
    }
}

}  // namespace accord::broker
