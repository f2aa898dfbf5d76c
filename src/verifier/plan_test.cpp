// Which interactions are run.
#include "verifier/plan.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

LoadedPact pact_from(std::string consumer, std::vector<contract::Interaction> interactions) {
    return {.origin = consumer + ".json",
            .pact = contract::Pact{.consumer = std::move(consumer),
                                   .provider = "catalogue",
                                   .interactions = std::move(interactions),
                                   .version = contract::SpecVersion::kV3}};
}

TEST(Plan, has_every_interaction_of_every_pact_in_order) {
    const std::vector pacts = {pact_from("shop", {{.description = "a"}, {.description = "b"}}),
                               pact_from("app", {})};
    const auto planned = plan(pacts, {}).value();
    ASSERT_EQ(planned.size(), 2U);
    EXPECT_EQ(planned[0].pact.consumer, "shop");
    EXPECT_EQ(planned[0].pact.loaded, 2U);
    ASSERT_EQ(planned[0].runs.size(), 2U);
    EXPECT_EQ(planned[0].runs[1].interaction->description, "b");
    EXPECT_EQ(planned[0].runs[1].version, contract::SpecVersion::kV3);
    EXPECT_TRUE(planned[1].runs.empty());
}

TEST(Plan, leaves_out_what_the_filter_does_not_want_but_counts_it) {
    const std::vector pacts = {pact_from("shop", {{.description = "a"}, {.description = "b"}}),
                               pact_from("app", {{.description = "a"}})};
    const auto planned =
        plan(pacts, {.description = Regex::compile("b").value(), .consumers = {"shop"}}).value();
    ASSERT_EQ(planned.size(), 1U);
    EXPECT_EQ(planned[0].pact.loaded, 2U);
    ASSERT_EQ(planned[0].runs.size(), 1U);
    EXPECT_EQ(planned[0].runs[0].interaction->description, "b");
}

TEST(Plan, keeps_a_pact_that_cannot_be_read_whoever_its_consumer_is) {
    const std::vector<LoadedPact> pacts = {
        {.origin = "b.json", .pact = fail(ErrorCode::kInvalidInput, "no JSON")}};
    const auto planned = plan(pacts, {.consumers = {"shop"}}).value();
    ASSERT_EQ(planned.size(), 1U);
    EXPECT_EQ(planned[0].pact.unreadable->message, "no JSON");
}

TEST(Plan, has_an_interaction_pending_by_itself_or_with_its_pact) {
    std::vector pacts = {pact_from("shop", {{.pending = true}, {.pending = false}}),
                         pact_from("app", {{.pending = false}})};
    pacts[1].wip = true;
    const auto planned = plan(pacts, {}).value();
    EXPECT_TRUE(planned[0].runs[0].pending);
    EXPECT_FALSE(planned[0].runs[1].pending);
    EXPECT_TRUE(planned[1].runs[0].pending);
}

}  // namespace
}  // namespace accord::verifier
