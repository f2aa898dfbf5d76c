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
const std::vector<Integration> kAllPairs{
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
        EXPECT_EQ(consumers(group_around(id, kAllPairs, std::nullopt)), chain);
    }
    EXPECT_EQ(consumers(group_around(5, kAllPairs, std::nullopt)), Names{"Post"});
    EXPECT_TRUE(group_around(6, kAllPairs, std::nullopt).empty());
}

TEST(Network, stops_a_group_after_the_step_that_reaches_the_number) {
    EXPECT_EQ(consumers(group_around(1, kAllPairs, 0)), Names{"Shop"});
    EXPECT_EQ(consumers(group_around(1, kAllPairs, 2)), Names{"Shop"});
    EXPECT_EQ(consumers(group_around(1, kAllPairs, 3)), (Names{"Shop", "Orders"}));
    EXPECT_EQ(consumers(group_around(1, kAllPairs, 9)), (Names{"Shop", "Stock", "Orders"}));
}

using Members = std::vector<Neighbourhood::Member>;

/// 1 needs 2, which needs 3, which needs 4; 2 needs 5, too.
const std::vector<Connection> kConnections{{1, 2}, {2, 3}, {3, 4}, {2, 5}};

TEST(Neighbourhood, reaches_as_many_steps_as_it_is_told) {
    EXPECT_EQ(neighbourhood_of(1, kConnections, 1, 9), (Neighbourhood{Members{{1, 0}, {2, 1}}}));
    EXPECT_EQ(neighbourhood_of(1, kConnections, 3, 9),
              (Neighbourhood{Members{{1, 0}, {2, 1}, {3, 2}, {5, 2}, {4, 3}}}));
    EXPECT_EQ(neighbourhood_of(4, kConnections, 1, 9), (Neighbourhood{Members{{4, 0}, {3, 1}}}));
    EXPECT_EQ(neighbourhood_of(9, kConnections, 5, 9), (Neighbourhood{Members{{9, 0}}}));
}

TEST(Neighbourhood, says_when_it_was_cut) {
    EXPECT_EQ(neighbourhood_of(2, kConnections, 1, 3),
              (Neighbourhood{Members{{2, 0}, {3, 1}, {1, 1}}, true}));
    EXPECT_FALSE(neighbourhood_of(2, kConnections, 1, 4).truncated);
}

TEST(Neighbourhood, knows_who_calls_itself) {
    EXPECT_EQ(neighbourhood_of(1, {{1, 1}}, 5, 9), (Neighbourhood{Members{{1, 0}}}));
}

TEST(Network, has_some_who_are_connected_most) {
    EXPECT_EQ(most_connected(kConnections, 2), (MostConnected{{2, 3}, 5}));
    EXPECT_EQ(most_connected(kConnections, 9), (MostConnected{{2, 3, 1, 4, 5}, 5}));
    EXPECT_EQ(most_connected({}, 9), MostConnected());
}

}  // namespace
}  // namespace accord::broker::domain
