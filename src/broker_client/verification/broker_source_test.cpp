// Which pacts of a provider a broker is asked for, and how its answer becomes pacts to verify.
#include "broker_client/verification/broker_source.hpp"

#include "support/fake_broker.hpp"

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
