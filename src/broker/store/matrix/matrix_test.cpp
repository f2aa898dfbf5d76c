// Matrices over a database: what is found for each kind of selector, and decided.

#include "support/broker/matrix_answer.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <numeric>

namespace accord::broker::store {
namespace {

using support::decided;
using support::World;
using testing::ElementsAre;
using testing::SizeIs;

/// The rows as "Shop 1 Orders o1 yes".
std::vector<std::string> rows(const World& world, std::string_view query) {
    std::vector<std::string> texts;
    for (const domain::MatrixRow& row : decided(world, query).matrix.considered) {
        std::string text =
            row.consumer.name + " " + row.consumer_version.number + " " + row.provider.name;
        if (row.verification) {
            text += " " + row.verification->provider_version.number +
                    (row.verification->success ? " yes" : " no");
        }
        texts.push_back(text);
    }
    return texts;
}

/// Shop 1 and 2 need Orders and 1 needs Stock; Orders o1 and o2 have verified, Till needs Orders.
struct MatrixStore : testing::Test {
    MatrixStore() {
        world.version("Orders", "o1");
        world.version("Orders", "o2");
        world.publish("Shop", "1", "Orders", "a");
        world.publish("Shop", "1", "Stock", "s");
        world.publish("Shop", "2", "Orders", "b");
        world.publish("Till", "t1", "Orders", "t");
        world.verify("Shop", "Orders", "a", "o1", true);
        world.verify("Shop", "Orders", "a", "o2", false);
        world.verify("Shop", "Orders", "b", "o2", false);
        world.verify("Shop", "Orders", "b", "o2", true);
    }
    World world;
};

TEST_F(MatrixStore, gives_all_rows_of_a_consumer_and_of_a_provider) {
    EXPECT_THAT(
        rows(world, "q[][pacticipant]=Shop&latestby=cvpv"),
        ElementsAre(
            "Shop 2 Orders o2 yes", "Shop 1 Orders o2 no", "Shop 1 Orders o1 yes", "Shop 1 Stock"));
    EXPECT_THAT(rows(world, "q[][pacticipant]=Orders&q[][version]=o2&latestby=cvpv"),
                ElementsAre("Shop 2 Orders o2 yes", "Shop 1 Orders o2 no"));
}

TEST_F(MatrixStore, gives_results_that_were_overtaken_without_latest_by) {
    EXPECT_THAT(rows(world, "q[][pacticipant]=Shop&q[][version]=2"),
                ElementsAre("Shop 2 Orders o2 yes", "Shop 2 Orders o2 no"));
}

TEST_F(MatrixStore, gives_revisions_that_were_replaced_without_latest_by) {
    world.publish("Shop", "2", "Orders", "c");
    EXPECT_THAT(rows(world, "q[][pacticipant]=Shop&q[][version]=2"),
                ElementsAre("Shop 2 Orders", "Shop 2 Orders o2 yes", "Shop 2 Orders o2 no"));
    EXPECT_THAT(rows(world, "q[][pacticipant]=Shop&q[][version]=2&latestby=cvpv"),
                ElementsAre("Shop 2 Orders"));
}

TEST_F(MatrixStore, gives_a_row_without_result_for_another_provider_version) {
    EXPECT_THAT(rows(world,
                     "q[][pacticipant]=Shop&q[][version]=2&q[][pacticipant]=Orders"
                     "&q[][version]=o1"),
                ElementsAre("Shop 2 Orders"));
}

TEST_F(MatrixStore, finds_versions_by_every_criterion) {
    world.branch("Shop", "1", "main");
    world.branch("Shop", "2", "main");
    world.main_branch("Shop", "main");
    world.tag("Shop", "1", "prod");
    world.deploy("Orders", "o1", "live");
    world.release("Orders", "o2", "live");
    const auto between = [&](const std::string& shop, const std::string& orders) {
        return rows(world,
                    "q[][pacticipant]=Shop&q[][" + shop + "&q[][pacticipant]=Orders&q[][" + orders +
                        "&latestby=cvpv");
    };
    const auto shop1 = ElementsAre("Shop 1 Orders o2 no");
    const auto shop2 = ElementsAre("Shop 2 Orders o2 yes");
    EXPECT_THAT(between("version]=1", "latest]=true"), shop1);
    EXPECT_THAT(between("tag]=prod", "latest]=true"), shop1);
    EXPECT_THAT(between("latest]=true", "version]=o2"), shop2);
    EXPECT_THAT(between("branch]=main&q[][latest]=true", "version]=o2"), shop2);
    EXPECT_THAT(between("mainBranch]=true&q[][latest]=true", "version]=o2"), shop2);
    EXPECT_THAT(between("branch]=main&q[][tag]=prod", "version]=o2"), shop1);
    EXPECT_THAT(between("mainBranch]=true", "version]=o2"),
                ElementsAre("Shop 2 Orders o2 yes", "Shop 1 Orders o2 no"));
    EXPECT_THAT(between("version]=1", "environment]=live"),
                ElementsAre("Shop 1 Orders o2 no", "Shop 1 Orders o1 yes"));
}

TEST_F(MatrixStore, looks_at_what_is_in_the_environment) {
    world.deploy("Orders", "o1", "live");
    world.deploy("Stock", "s1", "live");
    world.deploy("Shop", "1", "live");
    const std::string to_live = "&environment=live&latestby=cvpv";
    EXPECT_THAT(rows(world, "q[][pacticipant]=Shop&q[][version]=1" + to_live),
                ElementsAre("Shop 1 Orders o1 yes", "Shop 1 Stock"));
    EXPECT_THAT(rows(world, "q[][pacticipant]=Orders&q[][version]=o2" + to_live),
                ElementsAre("Shop 1 Orders o2 no"));
    world.deploy("Orders", "o2", "live");
    EXPECT_THAT(rows(world, "q[][pacticipant]=Shop&q[][version]=1" + to_live),
                ElementsAre("Shop 1 Orders o2 no", "Shop 1 Stock"));
}

TEST_F(MatrixStore, looks_for_more_applications_in_an_environment_than_a_statement_takes) {
    world.deploy("Shop", "1", "live");
    std::vector<std::int64_t> ids(20'000);
    std::iota(ids.begin(), ids.end(), 1);
    EXPECT_EQ(world.read([&](db::Session& session) {
        NameLookup names(session);
        return find_versions_in_environment(names, "live", ids).size();
    }),
              1U);
}

/// So many versions of Shop publish one content, which so many of Orders have verified.
void combine(World& world, int publications, int results) {
    for (int i = 0; i < publications; ++i) {
        world.publish("Shop", fmt::format("{}", i), "Orders", "a");
    }
    for (int i = 0; i < results; ++i) {
        world.verify("Shop", "Orders", "a", fmt::format("o{}", i), i % 2 == 0);
    }
}

TEST(MatrixOfPair, is_found_with_no_more_rows_than_the_limit_shows) {
    World world;
    combine(world, 6, 5);
    const std::string pair = "q[][pacticipant]=Shop&q[][pacticipant]=Orders";
    for (const std::string latest_by : {"", "&latestby=cvpv", "&latestby=cvp"}) {
        const auto parameters = domain::parse_nested_query(pair + latest_by + "&limit=7").value();
        const auto query = domain::parse_matrix_query(parameters).value();
        const auto facts =
            world.read([&](db::Session& session) { return find_matrix(session, query); });
        EXPECT_THAT(facts.rows, SizeIs(7)) << latest_by;
    }
    EXPECT_THAT(rows(world, pair + "&limit=7"),
                ElementsAre("Shop 5 Orders o4 yes",
                            "Shop 5 Orders o3 no",
                            "Shop 4 Orders o4 yes",
                            "Shop 3 Orders o4 yes",
                            "Shop 2 Orders o4 yes",
                            "Shop 1 Orders o4 yes",
                            "Shop 0 Orders o4 yes"));
    EXPECT_THAT(rows(world, pair + "&limit=30"), SizeIs(30));
}

TEST_F(MatrixStore, limits_rows_to_the_newest) {
    EXPECT_THAT(rows(world, "q[][pacticipant]=Shop&limit=1&latestby=cvpv"),
                ElementsAre("Shop 2 Orders o2 yes"));
}

}  // namespace
}  // namespace accord::broker::store
