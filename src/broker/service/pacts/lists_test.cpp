// Lists of pacts, and the deletion of what they show.
#include "broker/service/pacts/lists.hpp"

#include "broker/service/pacts/deletion.hpp"
#include "broker/service/pacts/integrations.hpp"
#include "support/broker/test_contracts.hpp"

namespace accord::broker::service {
namespace {

constexpr Pair kPair{"Shop", "Orders"};

std::vector<std::string> numbers(const std::vector<Pact>& pacts) {
    std::vector<std::string> found;
    for (const auto& pact : pacts) {
        found.push_back(pact.version);
    }
    return found;
}

using Numbers = std::vector<std::string>;

void publish_three(TestWork& work) {
    for (const auto* number : {"1", "2", "3"}) {
        ASSERT_TRUE(publish(work, {"Shop", number, "Orders"}, number));
    }
}

TEST(ListPairPacts, shows_the_newest_first_or_says_who_is_unknown) {
    TestWork work;
    publish_three(work);
    const auto list = [&](const Pair& pair) {
        return work([&](Work& w) { return list_pair_pacts(w, pair, {}); });
    };
    EXPECT_EQ(numbers(*list(kPair)), (Numbers{"3", "2", "1"}));
    EXPECT_EQ(list({"Nobody", "None"}).error(), Role::kConsumer);
    EXPECT_EQ(list({"Shop", "None"}).error(), Role::kProvider);
}

TEST(ListProviderPacts, shows_the_oldest_first_and_the_latest_alone) {
    TestWork work;
    publish_three(work);
    const auto list = [&](std::string_view provider, const PactFilter& filter) {
        return work([&](Work& w) { return list_provider_pacts(w, provider, filter); });
    };
    EXPECT_EQ(numbers(*list("Orders", {})), (Numbers{"1", "2", "3"}));
    EXPECT_EQ(numbers(*list("Orders", {.latest_per_pair = true})), Numbers{"3"});
    EXPECT_FALSE(list("None", {}));
}

TEST(DeletePact, says_whether_the_pair_has_more) {
    TestWork work;
    ASSERT_TRUE(publish(work, {"Shop", "1", "Orders"}, "a"));
    ASSERT_TRUE(publish(work, {"Shop", "2", "Orders"}, "b"));
    const auto remove = [&](std::string_view number) {
        return work([&](Work& w) { return delete_pact(w, kPair, number); });
    };
    EXPECT_EQ(remove("1"), PactsLeft::kSome);
    EXPECT_EQ(remove("2"), PactsLeft::kNone);
    EXPECT_FALSE(remove("2"));
}

TEST(DeletePairPacts, deletes_those_that_the_filter_shows) {
    TestWork work;
    publish_three(work);
    const auto remove = [&](const Pair& pair, const PactFilter& filter) {
        return work([&](Work& w) { return delete_pair_pacts(w, pair, filter); });
    };
    EXPECT_EQ(remove(kPair, {.tag = "prod"}), PactsLeft::kSome);
    EXPECT_EQ(remove(kPair, {}), PactsLeft::kNone);
    EXPECT_EQ(remove({"Shop", "None"}, {}).error(), Role::kProvider);
}

TEST(DeleteIntegration, says_who_or_what_is_missing) {
    TestWork work;
    ASSERT_TRUE(publish(work, {"Shop", "1", "Orders"}, "a"));
    const auto remove = [&](const Pair& pair) {
        return work([&](Work& w) { return delete_integration(w, pair); });
    };
    EXPECT_EQ(remove({"Shop", "None"}), IntegrationDeletion::kNoProvider);
    EXPECT_EQ(remove({"None", "Orders"}), IntegrationDeletion::kNoConsumer);
    EXPECT_EQ(remove({"Orders", "Shop"}), IntegrationDeletion::kNoIntegration);
    EXPECT_EQ(remove(kPair), IntegrationDeletion::kDeleted);
    EXPECT_EQ(work([](Work& w) { return count_integrations(w, ""); }), 0);
}

}  // namespace
}  // namespace accord::broker::service
