// For tests: use cases on an empty database, at a fixed time.
#pragma once

#include "broker/service/events/events.hpp"
#include "broker/service/work.hpp"
#include "support/broker/temporary_store.hpp"

#include <chrono>

namespace accord::broker::service {

class TestWork {
  public:
    Settings settings;
    Instant now = parse_iso8601("2026-01-02T03:04:05Z").value();

    /// Runs `use_case(Work&)` in a transaction that commits, and gives its result.
    template <class UseCase>
    auto operator()(UseCase use_case) {
        return store_.write([&](db::Session& session) {
            Work work{session, now, random_, settings, actor_};
            auto result = use_case(work);
            keep_events(work);
            return result;
        });
    }

    void wait(std::chrono::seconds time) { now += time; }

  private:
    support::TemporaryStore store_;
    SeededRandom random_{1};
    Actor actor_;
};

}  // namespace accord::broker::service
