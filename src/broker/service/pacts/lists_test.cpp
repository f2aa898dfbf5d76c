// Lists of pacts, and the deletion of what they show.
#include "broker/service/pacts/lists.hpp"

#include "broker/service/pacticipants/pacticipants.hpp"
#include "broker/service/pacts/deletion.hpp"
#include "broker/service/pacts/integrations.hpp"
#include "broker/service/versions/branches.hpp"
#include "broker/service/versions/tags.hpp"
#include "support/broker/test_contracts.hpp"

namespace accord::broker::service {
namespace {

constexpr Pair kShopAndOrders{"Shop", "Orders"};

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
    EXPECT_EQ(numbers(*list(kShopAndOrders)), (Numbers{"3", "2", "1"}));
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

/// Twelve versions of each consumer: the even ones have a tag and are on a branch, each third has a
/// pact, and there are such with another provider, too.
struct Marked : testing::Test {
    Marked() {
        for (const std::string consumer : {"Shop", "Till"}) {
            for (int i = 1; i <= 12; ++i) {
                add(consumer, i);
            }
        }
    }
    void add(const std::string& consumer, int i) {
        const auto number = std::to_string(i);
        if (i % 2 == 0) {
            work([&](Work& w) { return tag_version(w, {consumer, number}, "even"); });
            work([&](Work& w) { return put_on_branch(w, {consumer, number}, "even"); });
        }
        if (i % 3 == 0) {
            publish(work, {consumer, number, "Orders"}, number).value();
        }
        if (i % 4 == 0) {
            publish(work, {consumer, number, "Stock"}, number).value();
        }
    }
    Numbers of_provider(std::string_view provider, const PactFilter& filter) {
        return numbers(
            work([&](Work& w) { return list_provider_pacts(w, provider, filter); }).value());
    }
    Numbers of_pair(const Pair& pair, const PactFilter& filter) {
        return numbers(work([&](Work& w) { return list_pair_pacts(w, pair, filter); }).value());
    }
    TestWork work;
};

TEST_F(Marked, pacts_are_listed_by_tag_and_by_branch) {
    EXPECT_EQ(of_provider("Orders", {.tag = "even"}), (Numbers{"6", "12", "6", "12"}));
    EXPECT_EQ(of_provider("Orders", {.branch = "even"}), (Numbers{"6", "12", "6", "12"}));
    EXPECT_EQ(of_provider("Stock", {.tag = "even"}), (Numbers{"4", "8", "12", "4", "8", "12"}));
    EXPECT_EQ(of_provider("Orders", {.tag = "odd"}), Numbers());
    EXPECT_EQ(of_provider("Orders", {.branch = "odd"}), Numbers());
    EXPECT_EQ(of_pair(kShopAndOrders, {.tag = "even"}), (Numbers{"12", "6"}));
    EXPECT_EQ(of_pair(kShopAndOrders, {.branch = "even"}), (Numbers{"6", "12"}));
    EXPECT_EQ(of_pair({"Till", "Stock"}, {.tag = "even"}), (Numbers{"12", "8", "4"}));
}

TEST_F(Marked, pacts_are_listed_by_each_consumers_main_branch) {
    EXPECT_EQ(of_provider("Orders", {.main_branch = true}), Numbers());
    work([](Work& w) {
        return change_pacticipant(w, "Shop", {.main_branch = std::optional<std::string>("even")});
    });
    EXPECT_EQ(of_provider("Orders", {.main_branch = true}), (Numbers{"6", "12"}));
    EXPECT_EQ(of_provider("Orders", {.main_branch = true, .head_only = true}), Numbers{"12"});
    EXPECT_EQ(of_pair(kShopAndOrders, {.main_branch = true}), (Numbers{"6", "12"}));
    EXPECT_EQ(of_pair(kShopAndOrders, {.main_branch = true, .head_only = true}), Numbers{"12"});
    EXPECT_EQ(of_pair({"Till", "Orders"}, {.main_branch = true, .head_only = true}), Numbers());
}

TEST(DeletePact, says_whether_the_pair_has_more) {
    TestWork work;
    ASSERT_TRUE(publish(work, {"Shop", "1", "Orders"}, "a"));
    ASSERT_TRUE(publish(work, {"Shop", "2", "Orders"}, "b"));
    const auto remove = [&](std::string_view number) {
        return work([&](Work& w) { return delete_pact(w, kShopAndOrders, number); });
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
    EXPECT_EQ(remove(kShopAndOrders, {.tag = "prod"}), PactsLeft::kSome);
    EXPECT_EQ(remove(kShopAndOrders, {}), PactsLeft::kNone);
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
    EXPECT_EQ(remove(kShopAndOrders), IntegrationDeletion::kDeleted);
    EXPECT_EQ(work([](Work& w) { return count_integrations(w, {}); }), 0);
}

}  // namespace
}  // namespace accord::broker::service
