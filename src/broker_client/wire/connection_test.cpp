// Who we say we are, which addresses we follow, and how long we insist.
#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

using std::chrono::milliseconds;

TEST(BrokerConnection, fills_the_relations_of_the_index_which_is_fetched_once) {
    FakeBroker broker;
    const Parameters version{{"pacticipant", "My App"}, {"version", "1/2"}};
    EXPECT_EQ(broker.connection.address_of("pb:pacticipant-version", version).value(),
              "http://b/pacticipants/My%20App/versions/1%2F2");
    EXPECT_TRUE(broker.connection.has("pb:environments").value());
    EXPECT_FALSE(broker.connection.has("pb:other").value());
    EXPECT_EQ(broker.web.lines(), std::vector<std::string>{"GET http://b/"});
}

TEST(BrokerConnection, says_which_relation_an_old_broker_lacks) {
    FakeBroker broker;
    EXPECT_EQ(broker.connection.address_of("pb:other").error().message,
              "the broker at http://b has no pb:other: it may be too old");
}

TEST(BrokerConnection, keeps_the_path_of_the_base_url) {
    FakeBroker broker({}, "http://b/pact/");
    broker.web.answer_json("GET http://b/pact/matrix", "{}");
    EXPECT_EQ(broker.connection.base_url(), "http://b/pact");
    EXPECT_TRUE(broker.connection.get("matrix"));
}

TEST(BrokerConnection, follows_a_link_that_is_only_a_path_of_its_host) {
    FakeBroker broker({}, "http://b/pact/");
    broker.web.answer_json("GET http://b/pact/pacts/1", "{}");
    EXPECT_TRUE(broker.connection.get("/pact/pacts/1"));
}

TEST(BrokerConnection, sends_a_user_as_basic_and_a_token_as_bearer) {
    FakeBroker with_user({.user = "u", .password = "p"});
    (void)with_user.connection.index();
    EXPECT_EQ(with_user.web.sent.at(0).request.headers.find("Authorization"), "Basic dTpw");
    FakeBroker with_token({.token = "t"});
    (void)with_token.connection.index();
    EXPECT_EQ(with_token.web.sent.at(0).request.headers.find("Authorization"), "Bearer t");
    FakeBroker from_url({}, "http://u:p@b");
    (void)from_url.connection.index();
    EXPECT_EQ(from_url.web.sent.at(0).request.headers.find("Authorization"), "Basic dTpw");
}

TEST(BrokerConnection, asks_a_busy_broker_again_after_growing_pauses) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/x", "", 503);
    broker.web.answer_json("GET http://b/x", "", 429);
    broker.web.answer_json("GET http://b/x", R"({"ok": true})");
    EXPECT_TRUE(broker.connection.get("/x"));
    EXPECT_EQ(broker.pauses, (std::vector{milliseconds(500), milliseconds(1000)}));
}

TEST(BrokerConnection, waits_as_long_as_the_broker_asks_for) {
    FakeBroker broker;
    broker.web.answer("GET http://b/x",
                      http::Response{.status = 429, .headers = {{"Retry-After", "3"}}});
    broker.web.answer_json("GET http://b/x", "{}");
    EXPECT_TRUE(broker.connection.get("/x"));
    EXPECT_EQ(broker.pauses, std::vector{milliseconds(3000)});
}

TEST(BrokerConnection, sends_a_repeated_post_with_the_key_of_the_first) {
    FakeBroker broker;
    broker.web.answer("POST http://b/x", fail(ErrorCode::kUnavailable, "cut off"));
    broker.web.answer_json("POST http://b/x", "", 502);
    broker.web.answer_json("POST http://b/x", "{}");
    EXPECT_TRUE(broker.connection.post("/x", json::Object{}));
    EXPECT_TRUE(broker.connection.post("/x", json::Object{}));
    ASSERT_EQ(broker.web.sent.size(), 4U);
    const auto key = [&](std::size_t i) {
        return broker.web.sent[i].request.headers.value_or("Idempotency-Key", "");
    };
    EXPECT_EQ(key(0).size(), 36U);
    EXPECT_EQ(key(1), key(0));
    EXPECT_EQ(key(2), key(0));
    EXPECT_NE(key(3), key(0));
}

/// A POST that is cut off, then answered; what it makes is at http://b/made.
Result<json::Value> post_cut_off(FakeBroker& broker, Error how) {
    broker.web.answer("POST http://b/x", fail(std::move(how)));
    broker.web.answer_json("POST http://b/x", R"({"number": 2})", 201);
    return broker.connection.post(
        "/x", json::Object{}, {.address = "/made", .is_it = [](const json::Value& found) {
                                   return json::text_of(found.at("by")) == "me";
                               }});
}

TEST(BrokerConnection, does_not_repeat_a_post_that_was_carried_out) {
    for (const auto how : {ErrorCode::kUnavailable, ErrorCode::kUnreadable, ErrorCode::kTimeout}) {
        FakeBroker broker;
        broker.web.answer_json("GET http://b/made", R"({"by": "me", "number": 1})");
        const auto made = post_cut_off(broker, {how, "cut off"});
        ASSERT_TRUE(made) << made.error().message;
        EXPECT_EQ(made->at("number"), 1);
        EXPECT_EQ(broker.web.lines(),
                  (std::vector<std::string>{"POST http://b/x", "GET http://b/made"}));
    }
}

TEST(BrokerConnection, repeats_a_post_when_another_one_was_carried_out_last) {
    for (const auto* last : {R"({"by": "others"})", "no JSON", ""}) {
        FakeBroker broker;
        broker.web.answer_json("GET http://b/made", last, *last == 0 ? 404 : 200);
        const auto made = post_cut_off(broker, {ErrorCode::kUnreadable, "cut off"});
        ASSERT_TRUE(made) << made.error().message;
        EXPECT_EQ(made->at("number"), 2);
        EXPECT_EQ(
            broker.web.lines(),
            (std::vector<std::string>{"POST http://b/x", "GET http://b/made", "POST http://b/x"}));
    }
}

TEST(BrokerConnection, asks_once_whether_a_post_was_carried_out) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/made", "", 503);
    const auto slow = post_cut_off(broker, {ErrorCode::kTimeout, "no answer within 5 s"});
    EXPECT_EQ(slow.error().message, "the broker does not answer: no answer within 5 s");
    EXPECT_EQ(broker.web.lines(),
              (std::vector<std::string>{"POST http://b/x", "GET http://b/made"}));
    EXPECT_TRUE(broker.pauses.empty());
}

TEST(BrokerConnection, takes_a_refused_post_for_refused) {
    for (const int status : {400, 429, 501}) {
        FakeBroker broker;
        broker.web.answer_json("POST http://b/x", "", status);
        broker.web.answer_json("POST http://b/x", "", 400);
        (void)broker.connection.post(
            "/x", json::Object{}, {.address = "/made", .is_it = [](const auto&) { return true; }});
        EXPECT_EQ(std::ranges::count(broker.web.lines(), "GET http://b/made"), 0) << status;
    }
}

TEST(BrokerConnection, gives_up_when_the_broker_stays_busy) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/x", "", 503);
    const auto answer = broker.connection.get("/x");
    EXPECT_EQ(answer.error().code, ErrorCode::kUnavailable);
    EXPECT_EQ(answer.error().message,
              "GET http://b/x: the broker answered 503 Service Unavailable");
    EXPECT_EQ(broker.web.sent.size(), 1U + RetryPolicy{}.busy_max);
}

TEST(BrokerConnection, does_not_insist_on_what_the_broker_cannot_do) {
    FakeBroker broker;
    broker.web.answer_json("POST http://b/x", R"({"error":"not yet"})", 501);
    const auto answer = broker.connection.post("/x", json::Object{});
    EXPECT_EQ(answer.error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(answer.error().message,
              "POST http://b/x: the broker answered 501 Not Implemented: not yet");
    EXPECT_TRUE(broker.pauses.empty());
}

TEST(BrokerConnection, gives_up_soon_when_nobody_answers) {
    FakeBroker broker;
    broker.web.answer("GET http://b/x", fail(ErrorCode::kUnavailable, "b:80: connection refused"));
    const auto answer = broker.connection.get("/x");
    EXPECT_EQ(answer.error().message, "the broker does not answer: b:80: connection refused");
    EXPECT_EQ(broker.pauses, (std::vector{milliseconds(150), milliseconds(150)}));
}

TEST(BrokerConnection, tells_by_the_error_what_the_broker_has_against_it) {
    FakeBroker broker;
    broker.web.answer_json("PUT http://b/x", R"({"errors":{"name":["is missing"]}})", 400);
    const auto answer = broker.connection.put("/x", json::Object{});
    EXPECT_EQ(answer.error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(answer.error().message,
              "PUT http://b/x: the broker answered 400 Bad Request: name is missing");
}

TEST(BrokerConnection, knows_what_is_no_broker) {
    FakeBroker broker({}, "http://b/site");
    broker.web.answer_json("GET http://b/site/", "[]");
    EXPECT_EQ(broker.connection.index().error().message,
              "http://b/site responds, but is not a Pact Broker: its index has no links");
    broker.web.answer_json("GET http://b/site/page", "<html>");
    EXPECT_EQ(
        broker.connection.get("page").error().message,
        "response to GET http://b/site/page: not valid JSON at line 1, column 1: a value, a string "
        "in quotes, a comma or a bracket is expected here");
}

}  // namespace
}  // namespace accord::broker_client
