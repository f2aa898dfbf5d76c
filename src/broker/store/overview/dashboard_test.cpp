// The dashboard and the results of badges over a database.
#include "broker/store/overview/dashboard.hpp"

#include "broker/store/overview/newest_results.hpp"
#include "support/broker/world.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace accord::broker::store {
namespace {

using support::World;

/// "Shop 2 [dev prod] Orders o1 ok", a line for each item.
std::string dashboard_of(const World& world,
                         const std::optional<DashboardPair>& pair = {},
                         const domain::Page& page = {}) {
    const auto items =
        world.read([&](db::Session& session) { return list_dashboard_items(session, pair, page); });
    std::string text;
    for (const auto& item : items) {
        text += fmt::format("{} {} [{}] {}",
                            item.consumer,
                            item.consumer_version,
                            fmt::join(item.tags, " "),
                            item.provider);
        if (item.result) {
            text += fmt::format(
                " {} {}", item.result->provider_version, item.result->success ? "ok" : "failed");
        }
        text += "\n";
    }
    return text;
}

TEST(DashboardStore, shows_the_newest_pact_and_that_of_each_tag) {
    World world;
    world.publish("Shop", "1", "Orders", "a");
    world.tag("Shop", "1", "dev");
    world.tag("Shop", "1", "prod");
    world.publish("Shop", "2", "Orders", "b");
    world.tag("Shop", "2", "dev");
    world.publish("Shop", "3", "Orders", "c");
    world.publish("Shop", "4", "Stock", "d");
    world.tag("Shop", "5", "dev");
    EXPECT_EQ(dashboard_of(world),
              "Shop 4 [] Stock\nShop 3 [] Orders\nShop 2 [dev] Orders\nShop 1 [prod] Orders\n");
}

TEST(DashboardStore, shows_what_is_deployed_or_released) {
    World world;
    for (const auto* number : {"1", "2", "3", "4"}) {
        world.publish("Shop", number, "Orders", number);
    }
    world.deploy("Shop", "1", "live");
    world.release("Shop", "2", "live");
    world.release("Shop", "4", "live");
    EXPECT_EQ(dashboard_of(world), "Shop 4 [] Orders\nShop 2 [] Orders\nShop 1 [] Orders\n");
}

TEST(DashboardStore, shows_the_newest_result_of_the_content) {
    World world;
    world.publish("Shop", "1", "Orders", "a");
    world.tag("Shop", "1", "dev");
    world.verify("Shop", "Orders", "a", "o1", true);
    world.verify("Shop", "Orders", "a", "o2", false);
    world.publish("Shop", "2", "Orders", "b");
    world.publish("Till", "1", "Orders", "c");
    EXPECT_EQ(dashboard_of(world),
              "Shop 2 [] Orders\nShop 1 [dev] Orders o2 failed\nTill 1 [] Orders\n");
}

TEST(DashboardStore, shows_a_page_or_a_pair) {
    World world;
    for (const auto* consumer : {"A", "B", "C"}) {
        world.publish(consumer, "1", "Orders", consumer);
    }
    EXPECT_EQ(dashboard_of(world, {}, {.number = 2, .size = 2}), "C 1 [] Orders\n");
    EXPECT_EQ(dashboard_of(world, {}, {.number = 9, .size = 2}), "");
    const DashboardPair pair{.consumer_id = world.pacticipant("B"),
                             .provider_id = world.pacticipant("Orders")};
    EXPECT_EQ(dashboard_of(world, pair), "B 1 [] Orders\n");
}

TEST(NewestResults, are_of_the_newest_version_that_has_any) {
    World world;
    world.publish("Shop", "1", "Orders", "a");
    world.tag("Shop", "1", "prod");
    world.publish("Shop", "2", "Orders", "b");
    world.publish("Shop", "3", "Orders", "c");
    world.tag("Shop", "3", "prod");
    world.verify("Shop", "Orders", "b", "o1", true);
    world.verify("Shop", "Orders", "a", "o1", false);
    const auto shop = world.pacticipant("Shop");
    const auto orders = world.pacticipant("Orders");
    world.read([&](db::Session& session) {
        EXPECT_EQ(newest_result(session, shop, orders)->sha, "b");
        EXPECT_EQ(newest_result_of_tagged(session, shop, orders, "prod")->sha, "a");
        EXPECT_EQ(newest_result_of_untagged(session, shop, orders)->sha, "b");
        EXPECT_FALSE(newest_result_of_tagged(session, shop, orders, "dev"));
        return 0;
    });
}

TEST(NewestResults, between_tags_are_of_the_newest_versions_that_have_them) {
    World world;
    world.publish("Shop", "1", "Orders", "a");
    world.tag("Shop", "1", "prod");
    world.verify("Shop", "Orders", "a", "o1", true);
    world.verify("Shop", "Orders", "a", "o2", false);
    world.verify("Shop", "Orders", "a", "o1", true);
    world.tag("Orders", "o1", "live");
    world.tag("Orders", "o2", "live");
    world.tag("Orders", "o1", "old");
    const auto shop = world.pacticipant("Shop");
    const auto orders = world.pacticipant("Orders");
    world.read([&](db::Session& session) {
        const auto success = [&](std::string_view tag) {
            return newest_result_between_tags(session, shop, "prod", orders, tag)->success;
        };
        EXPECT_FALSE(success("live"));
        EXPECT_TRUE(success("old"));
        EXPECT_FALSE(newest_result_between_tags(session, shop, "dev", orders, "live"));
        EXPECT_FALSE(newest_result_between_tags(session, shop, "prod", orders, "dev"));
        return 0;
    });
}

}  // namespace
}  // namespace accord::broker::store
