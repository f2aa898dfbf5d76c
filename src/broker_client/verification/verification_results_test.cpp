// Results as the broker gets them, after the branch and the tags of the version.
#include "broker_client/verification/verification_results.hpp"

#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

using matching::Mismatch;

verifier::PactResult failed_pact() {
    verifier::PactResult pact{.consumer = "c", .provider = "p", .results_url = "http://b/r"};
    pact.interactions = {
        {.description = "a", .id = "1"},
        {.description = "b",
         .id = "2",
         .mismatches = {{.kind = Mismatch::Kind::kBody, .place = "$.id", .sentence = "is wrong"},
                        {.kind = Mismatch::Kind::kBodyType, .place = "$", .sentence = "is text"}}},
        {.description = "d", .id = "3", .error = Error{ErrorCode::kTimeout, "no answer"}}};
    return pact;
}

TEST(ResultsBody, tells_how_every_interaction_went) {
    const auto body = to_results_body(
        failed_pact(),
        {.provider_version = "7", .build_url = "http://ci/1", .tool_version = "0.1"});
    EXPECT_EQ(json::Value(body), *json::parse(R"({
        "success": false, "providerApplicationVersion": "7", "buildUrl": "http://ci/1",
        "verifiedBy": {"implementation": "Accord", "version": "0.1"},
        "testResults": [
          {"interactionId": "1", "interactionDescription": "a", "success": true},
          {"interactionId": "2", "interactionDescription": "b", "success": false,
           "mismatches": [{"attribute": "body", "identifier": "$.id", "description": "is wrong"},
                          {"attribute": "body", "identifier": "$", "description": "is text"}]},
          {"interactionId": "3", "interactionDescription": "d", "success": false,
           "exceptions": [{"message": "no answer"}]}]})"));
}

TEST(ResultsBody, of_a_pact_that_could_not_be_read_is_a_failure) {
    const auto body =
        to_results_body({.unreadable = Error{ErrorCode::kInvalidInput, "no pact"}}, {});
    EXPECT_EQ(body.at("success"), false);
    EXPECT_EQ(json::write_compact(body.at("testResults")),
              R"([{"success":false,"exceptions":[{"message":"no pact"}]}])");
}

TEST(PublishResults, names_the_version_before_the_result_is_sent) {
    FakeBroker broker;
    broker.web.answer_json("PUT http://b/pacticipants/p/branches/main/versions/7", "{}", 201);
    broker.web.answer_json("PUT http://b/pacticipants/p/versions/7/tags/dev", "{}", 201);
    broker.web.answer_json("POST http://b/r", "{}", 201);
    ASSERT_TRUE(
        publish_results(broker.connection,
                        {.pacts = {failed_pact()}},
                        {.provider = "p", .provider_version = "7", .labels = {"main", {"dev"}}}));
    EXPECT_EQ(broker.web.lines(),
              (std::vector<std::string>{"GET http://b/",
                                        "PUT http://b/pacticipants/p/branches/main/versions/7",
                                        "PUT http://b/pacticipants/p/versions/7/tags/dev",
                                        "POST http://b/r"}));
}

TEST(PublishResults, tells_of_answers_that_are_no_text) {
    FakeBroker broker;
    broker.web.answer_json("POST http://b/r", "{}", 201);
    auto pact = failed_pact();
    pact.interactions[1].mismatches[0].sentence = "Expected '\xFF\x01' to be 'a'";
    ASSERT_TRUE(publish_results(broker.connection, {.pacts = {pact}}, {.provider_version = "7"}));
    EXPECT_EQ(*json::at_pointer(json::parse(broker.last_body()).value(),
                                "/testResults/1/mismatches/0/description"),
              "Expected '\xEF\xBF\xBD\x01' to be 'a'");
}

TEST(PublishResults, names_the_pact_that_was_refused) {
    FakeBroker broker;
    const auto refused =
        publish_results(broker.connection, {.pacts = {failed_pact()}}, {.provider_version = "7"});
    EXPECT_EQ(refused.error().message,
              "publishing the result for c: POST http://b/r: the broker answered 404 Not Found");
}

TEST(PublishResults, says_nothing_of_a_provider_that_was_away) {
    FakeBroker broker;
    broker.web.answer_json("POST http://b/r", "{}", 201);
    auto away = failed_pact();
    away.interactions[2].error = Error{ErrorCode::kUnavailable, "refused"};
    const ResultsOptions options{.provider = "p", .provider_version = "7", .labels = {"main", {}}};
    EXPECT_EQ(publish_results(broker.connection, {.pacts = {away}}, options), 0U);
    EXPECT_TRUE(broker.web.sent.empty());
    EXPECT_EQ(publish_results(
                  broker.connection, {.pacts = {away, failed_pact()}}, {.provider_version = "7"}),
              1U);
}

/// How often the result is sent to a broker whose answer is lost, and which then has `last`.
std::ptrdiff_t sent_to_broker_with(json::Object last) {
    FakeBroker broker;
    broker.web.answer("POST http://b/r", fail(ErrorCode::kUnreadable, "cut off"));
    broker.web.answer_json("POST http://b/r", "{}", 201);
    broker.web.answer_json("GET http://b/last", json::write_compact(last));
    auto pact = failed_pact();
    pact.latest_result_url = "http://b/last";
    pact.interactions[2].error->message = "broken \xFF";
    EXPECT_EQ(publish_results(broker.connection,
                              {.pacts = {pact}},
                              {.provider_version = "7", .build_url = "http://ci/1"}),
              1U);
    return std::ranges::count(broker.web.lines(), "POST http://b/r");
}

TEST(PublishResults, are_not_sent_again_to_a_broker_that_has_them) {
    auto pact = failed_pact();
    pact.interactions[2].error->message = "broken \xEF\xBF\xBD";
    auto last = to_results_body(pact, {.provider_version = "7", .build_url = "http://ci/1"});
    last["verificationDate"] = "2026-01-02T03:04:05+00:00";
    EXPECT_EQ(sent_to_broker_with(last), 1);
    const auto with = [&](std::string_view name, json::Value value) {
        auto other = last;
        other[name] = std::move(value);
        return sent_to_broker_with(other);
    };
    EXPECT_EQ(with("providerApplicationVersion", "6"), 2);
    EXPECT_EQ(with("success", true), 2);
    EXPECT_EQ(with("buildUrl", nullptr), 2);
    EXPECT_EQ(with("testResults", json::Array{}), 2);
}

TEST(PublishResults, are_sent_again_to_a_broker_that_is_busy) {
    for (const int busy : {408, 429, 500, 503}) {
        FakeBroker broker;
        broker.web.answer_json("POST http://b/r", "{}", busy);
        broker.web.answer_json("POST http://b/r", "{}", busy);
        broker.web.answer_json("POST http://b/r", "{}", 201);
        EXPECT_TRUE(publish_results(
            broker.connection, {.pacts = {failed_pact()}}, {.provider_version = "7"}))
            << busy;
        EXPECT_EQ(broker.pauses,
                  (std::vector{std::chrono::milliseconds(500), std::chrono::milliseconds(1000)}));
    }
}

}  // namespace
}  // namespace accord::broker_client
