// Networks and the groups in them.
#include "broker/domain/overview/network.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

const Pacticipant kShop{1, "Shop"};
const Pacticipant kOrders{2, "Orders"};
const Pacticipant kStock{3, "Stock"};
const Pacticipant kLedger{4, "Ledger"};
const Pacticipant kPost{5, "Post"};

/// A chain of four, and a pair apart.
const std::vector<Integration> kAll{
    {kShop, kOrders}, {kPost, kPost}, {kStock, kLedger}, {kOrders, kStock}};

using Names = std::vector<std::string>;

Names consumers(const std::vector<Integration>& integrations) {
    Names names;
    for (const auto& one : integrations) {
        names.push_back(one.consumer.name);
    }
    return names;
}

TEST(Network, names_everybody_once_with_all_providers) {
    EXPECT_EQ(network_of({{kShop, kOrders}, {kStock, kOrders}, {kShop, kStock}}),
              (std::vector<NetworkNode>{{kShop, {2, 3}}, {kOrders, {}}, {kStock, {2}}}));
    EXPECT_TRUE(network_of({}).empty());
}

TEST(Network, has_groups_in_which_each_leads_to_each) {
    const Names chain{"Shop", "Stock", "Orders"};
    for (const auto id : {1, 2, 3, 4}) {
        EXPECT_EQ(consumers(group_around(id, kAll, std::nullopt)), chain);
    }
    EXPECT_EQ(consumers(group_around(5, kAll, std::nullopt)), Names{"Post"});
    EXPECT_TRUE(group_around(6, kAll, std::nullopt).empty());
}

TEST(Network, stops_a_group_after_the_step_that_reaches_the_number) {
    EXPECT_EQ(consumers(group_around(1, kAll, 0)), Names{"Shop"});
    EXPECT_EQ(consumers(group_around(1, kAll, 2)), Names{"Shop"});
    EXPECT_EQ(consumers(group_around(1, kAll, 3)), (Names{"Shop", "Orders"}));
    EXPECT_EQ(consumers(group_around(1, kAll, 9)), (Names{"Shop", "Stock", "Orders"}));
}

}  // namespace
}  // namespace accord::broker::domain
