// Publishing several contracts of one version.
#include "broker/service/pacts/contracts_publication.hpp"

#include "broker/service/pacts/lists.hpp"
#include "broker/service/pacts/reading.hpp"
#include "broker/service/verification_results/verification_results.hpp"
#include "support/broker/test_contracts.hpp"

namespace accord::broker::service {
namespace {

using domain::ContentComparison;

ContractInput contract_with(std::string provider, std::string_view description) {
    return {.provider = std::move(provider), .content = content_with(description)};
}

ContractsInput shop(std::string number, std::vector<ContractInput> contracts) {
    return {.pacticipant = "Shop", .number = std::move(number), .contracts = std::move(contracts)};
}

auto publish_all(TestWork& work, const ContractsInput& input) {
    return work([&](Work& w) { return publish_contracts(w, input); });
}

TEST(PublishContracts, publishes_all_in_order) {
    TestWork work;
    const auto published =
        publish_all(work, shop("1", {contract_with("Orders", "a"), contract_with("Billing", "b")}));
    ASSERT_TRUE(published);
    EXPECT_TRUE(published->version_created);
    ASSERT_EQ(published->contracts.size(), 2U);
    EXPECT_EQ(published->contracts[0].publication.pact.provider, "Orders");
    EXPECT_EQ(published->contracts[1].publication.pact.provider, "Billing");
    EXPECT_EQ(work([](Work& w) { return list_latest_pacts(w); }).size(), 2U);
}

TEST(PublishContracts, knows_the_pacts_that_the_version_has) {
    TestWork work;
    const auto input = shop("1", {contract_with("Orders", "a"), contract_with("Orders", "a")});
    const auto first = publish_all(work, input);
    EXPECT_EQ(first->contracts[0].publication.outcome, PublicationOutcome::kFirst);
    EXPECT_EQ(first->contracts[1].publication.outcome, PublicationOutcome::kUnchanged);
    const auto again = publish_all(work, input);
    EXPECT_FALSE(again->version_created);
    EXPECT_EQ(again->contracts[0].publication.outcome, PublicationOutcome::kUnchanged);
}

TEST(PublishContracts, compares_with_the_versions_that_have_its_tags) {
    TestWork work;
    auto input = shop("1", {contract_with("Orders", "a")});
    input.tags = {"dev"};
    ASSERT_TRUE(publish_all(work, input));
    input.number = "2";
    input.tags = {"dev", "prod"};
    const auto published = publish_all(work, input);
    EXPECT_EQ(
        published->contracts[0].publication.events[0].comparisons,
        (std::vector<ContentComparison>{
            {ContentComparison::With::kLastTagged, ContentComparison::Finding::kUnchanged, "dev"},
            {ContentComparison::With::kLastTagged, ContentComparison::Finding::kFirst, "prod"}}));
}

TEST(PublishContracts, merges_with_leave_only) {
    TestWork work;
    ASSERT_TRUE(publish_all(work, shop("1", {contract_with("Orders", "a")})));
    auto input = shop("1", {contract_with("Orders", "b")});
    input.contracts[0].to_merge = document_with("b");
    EXPECT_TRUE(std::holds_alternative<ContentMustStay>(publish_all(work, input).error()));
    work.settings.allow_dangerous_contract_modification = true;
    EXPECT_EQ(publish_all(work, input)->contracts[0].publication.outcome,
              PublicationOutcome::kModified);
    const auto pact =
        work([](Work& w) { return read_pact(w, {"Shop", "Orders"}, OfVersion{"1"}); });
    EXPECT_NE(pact->content.find("\"a\""), std::string::npos);
    EXPECT_NE(pact->content.find("\"b\""), std::string::npos);
}

TEST(PublishContracts, refuses_names_much_like_others) {
    TestWork work;
    ASSERT_TRUE(publish_all(work, shop("1", {contract_with("Orders", "a")})));
    const auto refused = publish_all(
        work, shop("2", {contract_with("Orders", "a"), contract_with("order service", "a")}));
    EXPECT_EQ(refused.error(), Refusal(SimilarName{"order service", {"Orders"}}));
}

TEST(PublishContracts, knows_whether_the_pair_was_ever_verified) {
    TestWork work;
    const auto first = publish_all(work, shop("1", {contract_with("Orders", "a")}));
    EXPECT_FALSE(first->contracts[0].ever_verified);
    const auto sha = first->contracts[0].publication.pact.sha;
    work([&](Work& w) {
        return record_verification(w, {"Shop", "Orders"}, sha, {.provider_version = "o1"});
    });
    EXPECT_TRUE(
        publish_all(work, shop("2", {contract_with("Orders", "b")}))->contracts[0].ever_verified);
}

}  // namespace
}  // namespace accord::broker::service
