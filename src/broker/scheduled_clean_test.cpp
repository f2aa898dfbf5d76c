// Cleaning by the clock.
#include "broker/scheduled_clean.hpp"

#include "broker/broker.hpp"
#include "support/broker/world.hpp"

#include <gmock/gmock.h>

namespace accord::broker {
namespace {

using testing::HasSubstr;

struct Cleaned {
    support::World world;
    SeededRandom random{1};
    service::WorkerStatus status{"clean"};
    std::string told;
    Logger log{LogLevel::kDebug, [this](LogLevel, std::string_view line) { told += line; }};

    /// What is told when its time comes.
    std::string at(Instant due, CleanSettings settings) {
        const ManualClock clock(world.now());
        told.clear();
        ScheduledClean clean({world.database(), clock, random, log, status},
                             domain::Cron::parse("0 0 1 1 *").value(),
                             std::move(settings));
        clean.run(due, std::stop_token());
        return told;
    }
};

TEST(ScheduledClean, deletes_no_version_unless_it_is_told) {
    Cleaned cleaned;
    cleaned.world.publish("Shop", "1", "Orders", "a");
    cleaned.world.publish("Shop", "1", "Orders", "b");
    cleaned.world.publish("Shop", "2", "Orders", "b");
    cleaned.world.wait(std::chrono::hours(24 * 365));
    const auto due = cleaned.world.now();
    EXPECT_THAT(cleaned.at(due, {}),
                HasSubstr("deleted 0 versions, 0 branches, 1 pact publications, 0 results, 0 "
                          "deliveries of webhooks, 1 contents; database "));
    EXPECT_THAT(cleaned.at(due, {}), HasSubstr("another node does it, or has done it"));
    EXPECT_EQ(cleaned.status.seen().runs, 1U);
    CleanSettings latest{.options = {.keep = {{.latest = true}}}};
    EXPECT_THAT(cleaned.at(due + std::chrono::minutes(1), latest), HasSubstr("deleted 1 versions"));
}

TEST(ScheduledClean, only_says_what_it_would_do) {
    Cleaned cleaned;
    cleaned.world.version("Shop", "1");
    cleaned.world.version("Shop", "2");
    const CleanSettings settings{.dry_run = true, .options = {.keep = {{.latest = true}}}};
    EXPECT_THAT(cleaned.at(cleaned.world.now(), settings),
                HasSubstr("dry run: would delete 1 of 2 versions"));
    EXPECT_THAT(cleaned.at(cleaned.world.now(), settings),
                HasSubstr("dry run: would delete 1 of 2 versions"));
}

TEST(ScheduledClean, runs_when_its_time_comes_and_ends_at_once) {
    Cleaned cleaned;
    struct Hasty final : Clock {
        Instant start = parse_iso8601("2026-01-01T00:00:59.9Z").value();
        std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
        [[nodiscard]] Instant now() const override {
            return start + std::chrono::duration_cast<std::chrono::microseconds>(
                               std::chrono::steady_clock::now() - begun);
        }
    } clock;
    {
        ScheduledClean clean(
            {cleaned.world.database(), clock, cleaned.random, cleaned.log, cleaned.status},
            domain::Cron::parse("* * * * *").value(),
            {});
        std::this_thread::sleep_for(std::chrono::milliseconds(600));
    }
    EXPECT_THAT(cleaned.told, HasSubstr("clean: deleted 0 versions"));
}

TEST(Broker, does_not_open_with_a_schedule_that_can_not_be_read) {
    const auto broker = Broker::open({.settings = {.clean = {.schedule = "daily"}}});
    EXPECT_THAT(broker.error().message, HasSubstr("a cron schedule has five fields"));
}

}  // namespace
}  // namespace accord::broker
