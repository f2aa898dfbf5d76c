// Which pacts of a provider a broker is asked for, and how its answer becomes pacts to verify.
#include "broker_client/verification/broker_source.hpp"

#include "support/fake_broker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

constexpr auto kList = "POST http://b/pacts/provider/p/for-verification";

TEST(BrokerSource, asks_with_everything_that_chooses_pacts) {
    FakeBroker broker;
    broker.web.answer_json(kList, R"({"_embedded":{"pacts":[]}})");
    BrokerSource source(broker.connection,
                        {.provider = "p",
                         .provider_branch = "main",
                         .provider_tags = {"dev"},
                         .selectors = {json::Object{{"mainBranch", true}}},
                         .include_pending = true,
                         .wip_since = "2026-01-01"});
    EXPECT_TRUE(source.load().value().empty());
    EXPECT_EQ(broker.last_body(),
              R"({"includePendingStatus":true,"providerVersionBranch":"main",)"
              R"("providerVersionTags":["dev"],"includeWipPactsSince":"2026-01-01",)"
              R"("consumerVersionSelectors":[{"mainBranch":true}]})");
}

TEST(BrokerSource, loads_each_pact_with_its_properties) {
    FakeBroker broker;
    broker.web.answer_json(kList, R"({"_embedded":{"pacts":[{
        "verificationProperties":{"pending":true,"wip":true,
            "notices":[{"when":"before_verification","text":"Because."}]},
        "_links":{"self":{"href":"http://b/pact/1"}}}]}})");
    broker.web.answer_json(
        "GET http://b/pact/1",
        R"({"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[],)"
        R"("_links":{"pb:publish-verification-results":{"href":"http://b/r"}}})");
    const auto pacts = BrokerSource(broker.connection, {.provider = "p"}).load().value();
    ASSERT_EQ(pacts.size(), 1U);
    EXPECT_EQ(pacts[0].origin, "http://b/pact/1");
    EXPECT_EQ(pacts[0].pact->consumer, "c");
    EXPECT_TRUE(pacts[0].pending);
    EXPECT_TRUE(pacts[0].wip);
    EXPECT_EQ(pacts[0].notices,
              (std::vector<verifier::PactNotice>{{"before_verification", "Because."}}));
    EXPECT_EQ(pacts[0].results_url, "http://b/r");
    EXPECT_EQ(pacts[0].why, "it is among those of the broker's default choice");
}

TEST(BrokerSource, tells_which_pact_is_fetched_of_how_many) {
    FakeBroker broker;
    broker.web.answer_json(kList, R"({"_embedded":{"pacts":[
        {"_links":{"self":{"href":"http://b/pact/1"}}},{"_links":{}},
        {"_links":{"self":{"href":"http://b/pact/3"}}}]}})");
    std::vector<std::string> told;
    BrokerSource source(broker.connection, {.provider = "p"}, [&](auto number, auto total) {
        told.push_back(fmt::format("{} of {}", number, total));
    });
    ASSERT_TRUE(source.load());
    EXPECT_THAT(told, testing::ElementsAre("1 of 3", "2 of 3", "3 of 3"));
}

TEST(BrokerSource, keeps_the_digits_of_numbers) {
    FakeBroker broker;
    broker.web.answer_json(
        kList, R"({"_embedded":{"pacts":[{"_links":{"self":{"href":"http://b/pact/1"}}}]}})");
    broker.web.answer_json(
        "GET http://b/pact/1",
        R"({"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[{"description":"d",
            "request":{"body":[1563454500.123456789,1.10,1e5,123456789012345678901]}}]})");
    const auto pacts = BrokerSource(broker.connection, {.provider = "p"}).load().value();
    EXPECT_EQ(pacts.at(0).pact->interactions.at(0).http()->request.body.bytes,
              "[1563454500.123456789,1.10,1e5,123456789012345678901]");
}

TEST(BrokerSource, gives_a_pact_that_cannot_be_understood_as_such) {
    FakeBroker broker;
    broker.web.answer_json(
        kList, R"({"_embedded":{"pacts":[{"_links":{"self":{"href":"http://b/pact/1"}}}]}})");
    broker.web.answer_json("GET http://b/pact/1", R"({"interactions": 7})");
    const auto pacts = BrokerSource(broker.connection, {.provider = "p"}).load().value();
    ASSERT_EQ(pacts.size(), 1U);
    ASSERT_FALSE(pacts[0].pact);
    EXPECT_THAT(pacts[0].pact.error().message, testing::StartsWith("http://b/pact/1: "));
}

/// A list of pacts at http://b/1, http://b/2, ... that are all pending.
std::string list_of(std::size_t pacts) {
    std::string items;
    for (std::size_t i = 1; i <= pacts; ++i) {
        items += fmt::format(R"({}{{"verificationProperties":{{"pending":true}},)"
                             R"("_links":{{"self":{{"href":"http://b/{}"}}}}}})",
                             i == 1 ? "" : ",",
                             i);
    }
    return fmt::format(R"({{"_embedded":{{"pacts":[{},7]}}}})", items);
}

TEST(BrokerSource, gives_the_others_beside_pacts_that_cannot_be_fetched) {
    FakeBroker broker;
    broker.web.answer_json(kList, list_of(4));
    broker.web.answer("GET http://b/1", http::Response{.body = "<html>log in</html>"});
    broker.web.answer_json(
        "GET http://b/2", R"({"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[]})");
    broker.web.answer("GET http://b/3", http::Response{.status = 500});
    broker.web.answer("GET http://b/4", http::Response{.status = 404});
    const auto pacts = BrokerSource(broker.connection, {.provider = "p"}).load().value();
    ASSERT_EQ(pacts.size(), 5U);
    EXPECT_TRUE(pacts[1].pact);
    EXPECT_TRUE(pacts[1].was_fetched);
    const auto said = [&](std::size_t i) {
        EXPECT_FALSE(pacts[i].was_fetched);
        EXPECT_EQ(pacts[i].results_url, "");
        return pacts[i].pact.error().message;
    };
    EXPECT_THAT(said(0), testing::StartsWith("http://b/1: this is HTML or XML, not a pact"));
    EXPECT_EQ(said(2), "GET http://b/3: the broker answered 500 Internal Server Error");
    EXPECT_EQ(said(3), "GET http://b/4: the broker answered 404 Not Found");
    EXPECT_EQ(said(4),
              "pact 5 of the list of broker http://b for provider 'p': there is no link to it");
    EXPECT_TRUE(pacts[0].pending);
    EXPECT_EQ(pacts[2].origin, "http://b/3");
}

TEST(BrokerSource, asks_no_more_of_a_broker_that_fails_all_the_time) {
    FakeBroker broker;
    broker.web.answer_json(kList, list_of(9));
    broker.web.answer_json("GET http://b/3", "{}");
    for (const auto* i : {"1", "2", "4", "5", "6"}) {
        broker.web.answer(fmt::format("GET http://b/{}", i), fail(ErrorCode::kTimeout, "silence"));
    }
    const auto pacts = BrokerSource(broker.connection, {.provider = "p"}).load().value();
    ASSERT_EQ(pacts.size(), 10U);
    EXPECT_EQ(broker.web.lines().back(), "GET http://b/6");
    EXPECT_EQ(pacts[6].pact.error().message,
              "http://b/7: not asked for, because the broker failed for the 3 pacts before it");
    EXPECT_EQ(pacts[8].pact.error().code, ErrorCode::kUnavailable);
}

TEST(BrokerSource, passes_the_brokers_refusal_on) {
    FakeBroker broker;
    broker.web.answer_json(kList, R"({"errors":{"consumerVersionSelectors":["no"]}})", 400);
    EXPECT_EQ(
        BrokerSource(broker.connection, {.provider = "p"}).load().error().message,
        "POST http://b/pacts/provider/p/for-verification: the broker answered 400 Bad Request: "
        "consumerVersionSelectors no");
}

TEST(BrokerSource, has_no_pacts_of_a_provider_that_the_broker_does_not_know) {
    FakeBroker broker;
    BrokerSource source(broker.connection, {.provider = "p"});
    EXPECT_TRUE(source.load().value().empty());
    EXPECT_EQ(source.description(), "broker http://b for provider 'p'");
}

}  // namespace
}  // namespace accord::broker_client
