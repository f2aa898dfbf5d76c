// The overview over a database.
#include "broker/store/overview/overview.hpp"

#include "support/broker/world.hpp"

#include <gtest/gtest.h>

namespace accord::broker::store {
namespace {

using domain::Agreement;
using domain::Overview;
using support::World;

Overview overview_of(const World& world) {
    return world.read([](db::Session& session) { return find_overview(session); });
}

TEST(OverviewStore, tells_how_each_pair_stands) {
    World world;
    world.publish("Shop", "1", "Orders", "a");
    world.verify("Shop", "Orders", "a", "o1", true);
    world.publish("Till", "1", "Orders", "b");
    world.publish("Kiosk", "1", "Orders", "c");
    world.verify("Kiosk", "Orders", "c", "o1", true);
    world.verify("Kiosk", "Orders", "c", "o2", false);
    world.publish("Lens", "1", "Orders", "d");
    world.verify("Lens", "Orders", "d", "o1", true);
    world.publish("Lens", "2", "Orders", "e");
    std::map<std::string, Agreement> found;
    const Overview overview = overview_of(world);
    for (const auto& one : overview.integrations) {
        found[one.consumer] = one.agreement;
    }
    EXPECT_EQ(found,
              (std::map<std::string, Agreement>{{"Shop", Agreement::kWorks},
                                                {"Till", Agreement::kNotVerified},
                                                {"Kiosk", Agreement::kFails},
                                                {"Lens", Agreement::kChanged}}));
    EXPECT_EQ(overview.integrations.front().consumer, "Kiosk") << "what fails comes first";
}

TEST(OverviewStore, looks_at_the_main_branch_before_newer_pacts) {
    World world;
    world.main_branch("Shop", "main");
    world.branch("Shop", "1", "main");
    world.publish("Shop", "1", "Orders", "a");
    world.branch("Shop", "2", "feat");
    world.publish("Shop", "2", "Orders", "b");
    const auto shop = overview_of(world).integrations.at(0);
    EXPECT_EQ(shop.consumer_version, "1");
    EXPECT_EQ(shop.branch, "main");
}

TEST(OverviewStore, tells_of_the_newest_pact_where_another_one_counts) {
    World world;
    world.main_branch("Shop", "main");
    world.branch("Shop", "1", "main");
    world.publish("Shop", "1", "Orders", "a");
    world.verify("Shop", "Orders", "a", "o1", true);
    EXPECT_FALSE(overview_of(world).integrations.at(0).newest);
    world.branch("Shop", "2", "feat");
    world.publish("Shop", "2", "Orders", "b");
    world.verify("Shop", "Orders", "b", "o2", false);
    const auto shop = overview_of(world).integrations.at(0);
    EXPECT_EQ(shop.agreement, Agreement::kWorks);
    ASSERT_TRUE(shop.newest);
    EXPECT_EQ(shop.newest->consumer_version, "2");
    EXPECT_EQ(shop.newest->branch, "feat");
    EXPECT_EQ(shop.newest->agreement, Agreement::kFails);
    EXPECT_EQ(shop.newest->provider_version, "o2");
    EXPECT_TRUE(shop.newest_fails());
    world.publish("Shop", "3", "Orders", "a");
    EXPECT_FALSE(overview_of(world).integrations.at(0).newest) << "the same content";
}

TEST(OverviewStore, tells_who_meets_in_an_environment) {
    World world;
    world.publish("Shop", "1", "Orders", "a");
    world.verify("Shop", "Orders", "a", "o1", true);
    world.verify("Shop", "Orders", "a", "o2", false);
    world.deploy("Shop", "1", "test");
    world.deploy("Orders", "o1", "test");
    world.release("Orders", "o2", "test");
    world.deploy("Orders", "o1", "live");
    const Overview overview = overview_of(world);
    EXPECT_EQ(overview.environments.size(), 2);
    const auto& meetings = overview.integrations.at(0).meetings;
    EXPECT_EQ(meetings.at("test").agreement, Agreement::kFails);
    EXPECT_EQ(meetings.at("test").provider_versions, (std::vector<std::string>{"o1", "o2"}));
    EXPECT_FALSE(meetings.at("live").is_complete());
}

}  // namespace
}  // namespace accord::broker::store
