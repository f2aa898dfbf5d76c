// Waiting for events, as a broker sends them.
#include "broker_client/events.hpp"

#include "support/fake_broker.hpp"

#include <gmock/gmock.h>

namespace accord::broker_client {
namespace {

using testing::ElementsAre;

constexpr auto kNow = "GET http://b/events?limit=0&seconds=20";
constexpr auto kWait = "GET http://b/events?event=a&pacticipant=My%20App&limit=1&seconds=20";
constexpr auto kNothing = "retry: 2000\nid: 7\nevent: connected\ndata: {}\n\n: alive\n\n";

TEST(Events, are_told_from_the_place_that_the_broker_says) {
    FakeBroker broker;
    broker.web.answer(kNow, http::Response{.body = kNothing});
    EXPECT_EQ(events_now(broker.connection).value(), 7);
    EXPECT_EQ(broker.web.sent.back().request.headers.find("accept"), "text/event-stream");
}

TEST(Events, are_not_told_by_other_brokers) {
    FakeBroker broker;
    EXPECT_EQ(events_now(broker.connection).value(), std::nullopt);
    broker.web.answer(kNow, http::Response{.body = R"({"no":"stream"})"});
    EXPECT_EQ(events_now(broker.connection).value(), std::nullopt);
}

TEST(Events, fail_as_other_questions_do) {
    FakeBroker broker;
    broker.web.answer(kNow, http::Response{.status = 401});
    EXPECT_EQ(events_now(broker.connection).error().code, ErrorCode::kUnauthorized);
}

TEST(Events, are_waited_for_behind_the_place_again_and_again) {
    FakeBroker broker;
    broker.web.answer(kWait, http::Response{.body = kNothing});
    broker.web.answer(
        kWait, http::Response{.body = std::string(kNothing) + "id: 12\nevent: a\ndata: {}\n\n"});
    EXPECT_EQ(wait_for_event(broker.connection,
                             {.names = {"a"}, .pacticipants = {"My App"}},
                             7,
                             std::chrono::seconds(600))
                  .value(),
              12);
    EXPECT_THAT(broker.web.lines(), ElementsAre(kWait, kWait));
    EXPECT_EQ(broker.web.sent.back().request.headers.find("last-event-id"), "7");
}

TEST(Events, of_no_interest_move_the_place_on) {
    FakeBroker broker;
    broker.web.answer(kWait, http::Response{.body = std::string(kNothing) + "id: 9\n: alive\n\n"});
    broker.web.answer(kWait, http::Response{.body = "id: 10\nevent: a\ndata: {}\n\n"});
    const EventsWanted wanted{.names = {"a"}, .pacticipants = {"My App"}};
    EXPECT_EQ(wait_for_event(broker.connection, wanted, 7, std::chrono::seconds(600)).value(), 10);
    EXPECT_EQ(broker.web.sent.back().request.headers.find("last-event-id"), "9");
}

TEST(Events, that_were_missed_may_have_been_wanted) {
    FakeBroker broker;
    broker.web.answer(
        kWait, http::Response{.body = "id: 40\nevent: connected\ndata: {\"missed\":true}\n\n"});
    const EventsWanted wanted{.names = {"a"}, .pacticipants = {"My App"}};
    EXPECT_EQ(wait_for_event(broker.connection, wanted, 7, std::chrono::seconds(600)).value(), 40);
}

TEST(Events, are_not_waited_for_when_the_time_is_up) {
    FakeBroker broker;
    EXPECT_EQ(wait_for_event(broker.connection, {}, 7, std::chrono::seconds(0)).value(), 7);
    EXPECT_TRUE(broker.web.sent.empty());
}

}  // namespace
}  // namespace accord::broker_client
