// Whether it can be deployed, and the sentence that says so.
#include "broker/domain/matrix/deployability.hpp"

#include <gmock/gmock.h>

namespace accord::broker::domain {
namespace {

using testing::ElementsAre;
using Origin = ResolvedSelector::Origin;
using Type = DecisionNotice::Type;

const Pacticipant kShop{.id = 1, .name = "Shop"};
const Pacticipant kOrders{.id = 2, .name = "Orders"};
const Version kShop1{.id = 11, .number = "1", .ordinal = 1};
const Version kOrders1{.id = 21, .number = "o1", .ordinal = 1};
const Version kOrders2{.id = 22, .number = "o2", .ordinal = 2};

std::vector<ResolvedSelector> specified(const Pacticipant& pacticipant,
                                        const std::vector<Version>& found) {
    return resolve({.pacticipant = pacticipant.name, .version = "1"},
                   Origin::kSpecified,
                   pacticipant,
                   found,
                   {});
}

MatrixRow row(std::optional<bool> success, const Version& provider_version = kOrders1) {
    MatrixRow row{
        .consumer = kShop, .consumer_version = kShop1, .provider = kOrders, .publication_id = 1};
    if (success) {
        row.verification = {
            .id = provider_version.id, .success = *success, .provider_version = provider_version};
    }
    return row;
}

/// Shop 1 to prod, where `deployed` of Orders are.
MatrixFacts shop_to_prod(const std::vector<Version>& deployed, std::vector<MatrixRow> rows) {
    MatrixFacts facts{
        .options = {.latest_by = LatestBy::kConsumerVersionProviderVersion, .environment = "prod"},
        .selectors = specified(kShop, {kShop1}),
        .integrations = {{kShop, kOrders, true}},
        .rows = std::move(rows)};
    for (const auto& one : resolve({.pacticipant = "Orders", .environment = "prod"},
                                   Origin::kInferred,
                                   kOrders,
                                   deployed,
                                   {})) {
        facts.selectors.push_back(one);
    }
    return facts;
}

TEST(Deployability, is_given_when_all_results_are_successes) {
    const Decision decision = decide(shop_to_prod({kOrders1}, {row(true)}));
    EXPECT_EQ(decision.summary, (Summary{.deployable = true, .success = 1}));
    EXPECT_THAT(decision.notices,
                ElementsAre(DecisionNotice{Type::kSuccess,
                                           "All required verification results are published "
                                           "and successful"}));
}

TEST(Deployability, is_refused_when_a_result_is_a_failure) {
    const Decision decision =
        decide(shop_to_prod({kOrders1, kOrders2}, {row(true), row(false, kOrders2)}));
    EXPECT_EQ(decision.summary, (Summary{.deployable = false, .success = 1, .failed = 1}));
    EXPECT_EQ(decision.reason(),
              "The verification for the pact between version 1 of Shop and one of the versions of "
              "Orders currently in prod (o2) failed");
}

TEST(Deployability, is_open_when_a_result_is_missing_even_where_another_failed) {
    const Decision decision = decide(shop_to_prod({kOrders1}, {row(std::nullopt), row(false)}));
    EXPECT_EQ(decision.summary, (Summary{.deployable = std::nullopt, .failed = 1, .unknown = 1}));
    EXPECT_EQ(decision.reason(),
              "The verification for the pact between version 1 of Shop and the version of Orders "
              "currently in prod (o1) failed\n"
              "There is no verified pact between version 1 of Shop and the version of Orders "
              "currently in prod (o1)");
}

TEST(Deployability, is_open_when_one_of_several_instances_gave_no_result) {
    const Decision decision = decide(shop_to_prod({kOrders1, kOrders2}, {row(true, kOrders2)}));
    EXPECT_EQ(decision.summary, (Summary{.deployable = std::nullopt, .success = 1, .unknown = 1}));
    EXPECT_EQ(decision.reason(),
              "There is no verified pact between version 1 of Shop and one of the versions of "
              "Orders currently in prod (o1)");
    ASSERT_EQ(decision.obstacles.size(), 1);
    EXPECT_EQ(decision.obstacles[0].provider, (PactEnd{kOrders, kOrders1}));
}

TEST(Deployability, asks_for_no_result_of_an_instance_that_is_ignored_or_overtaken) {
    MatrixFacts facts = shop_to_prod({kOrders1, kOrders2}, {row(true, kOrders2)});
    MatrixFacts latest_alone = facts;
    latest_alone.options.latest_by = LatestBy::kConsumerVersionProvider;
    EXPECT_EQ(decide(std::move(latest_alone)).summary.deployable, true);
    facts.selectors.at(1).ignored = true;
    EXPECT_EQ(decide(std::move(facts)).summary.deployable, true);
}

TEST(Deployability, is_open_when_a_required_provider_has_no_row) {
    const Decision decision = decide(shop_to_prod({}, {}));
    EXPECT_EQ(decision.summary, (Summary{.deployable = std::nullopt, .unknown = 1}));
    EXPECT_EQ(decision.reason(),
              "There is no verified pact between version 1 of Shop and a version of Orders "
              "currently in prod (no version is currently recorded as deployed/released in this "
              "environment)");
}

TEST(Deployability, is_given_to_a_provider_whose_consumers_are_not_there) {
    MatrixFacts facts = shop_to_prod({}, {});
    facts.integrations = {{kShop, kOrders, false}};
    const Decision decision = decide(std::move(facts));
    EXPECT_EQ(decision.summary.deployable, true);
    EXPECT_EQ(decision.reason(), "There are no missing dependencies");
}

TEST(Deployability, is_refused_to_a_version_that_does_not_exist) {
    MatrixFacts facts = shop_to_prod({kOrders1}, {});
    facts.selectors = specified(kShop, {});
    const Decision decision = decide(std::move(facts));
    EXPECT_EQ(decision.summary.deployable, false);
    EXPECT_THAT(decision.notices,
                ElementsAre(DecisionNotice{Type::kError,
                                           "No pacts or verifications have been published for "
                                           "version 1 of Shop"}));
}

TEST(Deployability, leaves_ignored_rows_without_a_say) {
    MatrixFacts facts = shop_to_prod({kOrders1}, {row(false)});
    facts.ignore = resolve({.pacticipant = "Orders"}, Origin::kSpecified, kOrders, {}, {});
    const Decision decision = decide(std::move(facts));
    EXPECT_EQ(decision.summary, (Summary{.deployable = true, .ignored = 1}));
    EXPECT_EQ(decision.matrix.ignored.size(), 1);
    EXPECT_EQ(decision.reason(), "There are no missing dependencies");
}

TEST(Deployability, warns_of_what_can_not_be_ignored) {
    MatrixFacts facts = shop_to_prod({kOrders1}, {row(true)});
    facts.ignore =
        resolve({.pacticipant = "Nobody"}, Origin::kSpecified, {.name = "Nobody"}, {}, {});
    const Decision decision = decide(std::move(facts));
    EXPECT_EQ(decision.summary.ignored, 0);
    EXPECT_EQ(
        decision.notices.front(),
        (DecisionNotice{Type::kWarning,
                        "WARN: Cannot ignore any version of Nobody (no such pacticipant exists)"}));
}

TEST(Deployability, warns_of_questions_without_destination_or_version) {
    MatrixFacts facts{
        .selectors = resolve(
            {.pacticipant = "Shop", .latest = true}, Origin::kSpecified, kShop, {kShop1}, {}),
        .rows = {row(true)}};
    EXPECT_THAT(
        decide(facts).notices,
        ElementsAre(testing::Field(&DecisionNotice::text, testing::HasSubstr("the environment")),
                    testing::Field(&DecisionNotice::text, testing::HasSubstr("version number")),
                    testing::Field(&DecisionNotice::type, Type::kSuccess)));
}

TEST(Deployability, describes_ends_that_no_single_selector_brought_in_by_the_first_row) {
    MatrixFacts facts{
        .selectors = resolve({.pacticipant = "Shop"}, Origin::kSpecified, kShop, {}, {}),
        .rows = {row(false), row(true, kOrders2)}};
    EXPECT_EQ(decide(facts).notices.back().text,
              "The verification for the pact between any version of Shop and version o2 of Orders "
              "failed");
}

}  // namespace
}  // namespace accord::broker::domain
