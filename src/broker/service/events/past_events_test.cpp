// Looking back at events, a part at a time.
#include "broker/service/events/past_events.hpp"

#include "broker/service/events/events.hpp"
#include "support/broker/test_work.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Versions of Shop came into being, one a second, from 1 on.
void create_versions(TestWork& work, int count) {
    for (int i = 1; i <= count; ++i) {
        work.wait(std::chrono::seconds(1));
        work([&](Work& w) {
            const auto number = std::to_string(i);
            tell(w,
                 {.kind = domain::VersionEventKind::kVersionCreated,
                  .pacticipant = i == 1 ? "Till" : "Shop",
                  .number = number});
            return 0;
        });
    }
    work([](Work& w) { return store::order_events(w.session); });
}

PastEvents ask(TestWork& work,
               const domain::EventFilter& filter,
               std::int64_t size,
               std::optional<std::int64_t> before = std::nullopt) {
    return work([&](Work& w) { return list_past_events(w, filter, size, before); });
}

std::vector<std::string> numbers_of(const PastEvents& past) {
    std::vector<std::string> numbers;
    for (const auto& event : past.events) {
        numbers.push_back(event.record.version->number);
    }
    return numbers;
}

TEST(PastEvents, come_in_parts_from_the_newest_on) {
    TestWork work;
    create_versions(work, 5);
    const auto first = ask(work, {}, 2);
    EXPECT_THAT(numbers_of(first), ElementsAre("5", "4"));
    const auto second = ask(work, {}, 2, first.next);
    EXPECT_THAT(numbers_of(second), ElementsAre("3", "2"));
    const auto last = ask(work, {}, 2, second.next);
    EXPECT_THAT(numbers_of(last), ElementsAre("1"));
    EXPECT_FALSE(last.next);
    EXPECT_FALSE(ask(work, {}, 5).next) << "what fits ends the list";
}

TEST(PastEvents, are_chosen_as_those_of_the_stream) {
    TestWork work;
    create_versions(work, 5);
    const domain::EventFilter of_till{.pacticipants = {"Till"}};
    EXPECT_THAT(numbers_of(ask(work, of_till, 1)), ElementsAre("1"));
    EXPECT_FALSE(ask(work, of_till, 1).next);
    EXPECT_THAT(numbers_of(ask(work, {.names = {"deployment_recorded"}}, 3)), IsEmpty());
}

TEST(PastEvents, are_looked_at_up_to_a_number_for_one_answer) {
    TestWork work;
    create_versions(work, 1);
    work([](Work& w) {
        for (std::int64_t i = 0; i < kEventsLookedAt; ++i) {
            tell(w,
                 {.kind = domain::VersionEventKind::kVersionCreated,
                  .pacticipant = "Shop",
                  .number = std::to_string(i)});
        }
        return 0;
    });
    for (int i = 0; i < 5; ++i) {
        work([](Work& w) { return store::order_events(w.session); });
    }
    const domain::EventFilter of_till{.pacticipants = {"Till"}};
    const auto nothing_yet = ask(work, of_till, 100);
    EXPECT_THAT(numbers_of(nothing_yet), IsEmpty());
    ASSERT_TRUE(nothing_yet.next);
    EXPECT_THAT(numbers_of(ask(work, of_till, 100, nothing_yet.next)), ElementsAre("1"));
}

}  // namespace
}  // namespace accord::broker::service
