// A verification whose interactions somebody else runs, as a runner of tests does.
#include "verification/step_by_step.hpp"

#include "base/files.hpp"
#include "http/url.hpp"
#include "support/fake_broker.hpp"
#include "support/fake_sender.hpp"

#include <gtest/gtest.h>

namespace accord::verification {
namespace {

constexpr std::string_view kTwoItems = R"({
    "consumer": {"name": "shop"}, "provider": {"name": "catalogue"},
    "interactions": [
      {"description": "a", "request": {"method": "GET", "path": "/a"}, "response": {"status": 200}},
      {"description": "b", "request": {"method": "GET", "path": "/b"}, "response": {"status": 200}}],
    "_links": {"pb:publish-verification-results": {"href": "http://b/results"}}})";

struct UntoldReporter final : verifier::Reporter {
    void pact_started(const verifier::PactResult&) override {}
    void interaction_finished(const verifier::InteractionResult&) override {}
    void finished(const verifier::VerificationResult&) override {}
};

class StepByStepTest : public testing::Test {
  protected:
    StepByStepTest() {
        options.provider = "catalogue";
        options.verifier.provider.url = http::parse_url("http://p").value();
        options.urls = {http::parse_url("http://b/1").value()};
        options.broker = http::parse_url("http://b").value();
        options.takes_brokers_pacts = false;
        options.publish = true;
        options.results.provider_version = "1";
        broker.web.answer_json("GET http://b/1", std::string(kTwoItems));
        broker.web.answer_json("POST http://b/results", "{}");
        provider.answer_json("GET http://p/a", "{}");
        provider.answer_json("GET http://p/b", "{}", 500);
        provider.answer_json("GET http://p/b", "{}", 200);
    }

    std::expected<StepByStep, Hindrance> open() {
        return StepByStep::open(options, {provider, broker.web, reporter, clock, random});
    }

    Options options;
    http::FakeSender provider;
    broker_client::FakeBroker broker;
    UntoldReporter reporter;
    ManualClock clock{Instant{}};
    SeededRandom random{1};
};

TEST_F(StepByStepTest, runs_nothing_until_it_is_told_to) {
    auto steps = open().value();
    ASSERT_EQ(steps.planned().size(), 1U);
    EXPECT_EQ(steps.planned()[0].runs.size(), 2U);
    EXPECT_TRUE(provider.sent.empty());
}

TEST_F(StepByStepTest, publishes_the_last_results_when_all_was_run) {
    auto steps = open().value();
    EXPECT_TRUE(steps.run(0, 0).passed());
    EXPECT_FALSE(steps.run(0, 1).passed());
    EXPECT_TRUE(steps.run(0, 1).passed());
    const auto report = steps.conclude().value();
    EXPECT_TRUE(report.published);
    EXPECT_TRUE(report.result.passed());
    EXPECT_NE(broker.last_body().find(R"("success":true)"), std::string::npos);
}

TEST_F(StepByStepTest, publishes_nothing_when_a_part_was_run) {
    auto steps = open().value();
    (void)steps.run(0, 0);
    EXPECT_FALSE(steps.is_complete());
    const auto report = steps.conclude().value();
    EXPECT_FALSE(report.published);
    EXPECT_EQ(report.result.counts(), (verifier::Counts{.loaded = 2, .run = 1, .passed = 1}));
    EXPECT_EQ(broker.web.lines(), std::vector<std::string>{"GET http://b/1"});
}

TEST_F(StepByStepTest, has_nothing_to_run_where_there_are_no_pacts) {
    options.urls.clear();
    options.publish = false;
    auto steps = open().value();
    EXPECT_EQ(steps.report().extent, Extent::kNoPacts);
    EXPECT_TRUE(steps.planned().empty());
}

}  // namespace
}  // namespace accord::verification
