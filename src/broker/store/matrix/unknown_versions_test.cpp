// Versions that nobody has verified: whatever selector means them, they can't be deployed.
#include "support/broker/matrix_answer.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::store {
namespace {

using support::decided;
using support::World;
using testing::HasSubstr;

std::string told(const World& world, std::string_view query) {
    const auto summary = decided(world, query).summary;
    const std::string answer =
        !summary.deployable ? "unknown" : (*summary.deployable ? "yes" : "no");
    return fmt::format("{} {}/{}/{}", answer, summary.success, summary.failed, summary.unknown);
}

/// Shop 1 and 2 need Orders; Orders has two versions, too. All are tagged, on a branch that is the
/// main branch, and in an environment.
struct UnknownVersions : testing::Test {
    UnknownVersions() {
        for (const std::string_view number : {"1", "2"}) {
            prepare("Shop", number);
            world.publish("Shop", number, "Orders", std::string("content ") + number.data());
        }
        for (const std::string_view number : {"o1", "o2"}) {
            prepare("Orders", number);
        }
    }

    void prepare(std::string_view pacticipant, std::string_view number) {
        world.branch(pacticipant, number, "main");
        world.main_branch(pacticipant, "main");
        world.tag(pacticipant, number, "prod");
        world.deploy(pacticipant, number, "live", number);
    }

    void verify_all(std::string_view by) {
        world.verify("Shop", "Orders", "content 1", by, true);
        world.verify("Shop", "Orders", "content 2", by, true);
    }

    World world;
};

/// What means one version or several, without a destination.
const std::string_view kSelectors[] = {"q[][tag]=prod",
                                       "q[][tag]=prod&q[][latest]=true",
                                       "q[][branch]=main",
                                       "q[][branch]=main&q[][latest]=true",
                                       "q[][mainBranch]=true",
                                       "q[][mainBranch]=true&q[][latest]=true",
                                       "q[][environment]=live",
                                       "q[][branch]=main&q[][tag]=prod",
                                       "q[][latest]=true"};

std::string question(std::string_view pacticipant, std::string_view selector) {
    return fmt::format("q[][pacticipant]={}&{}", pacticipant, selector);
}

TEST_F(UnknownVersions, of_a_consumer_are_unknown_by_every_selector) {
    for (const std::string_view selector : kSelectors) {
        for (const std::string latest_by : {"", "&latestby=cvp", "&latestby=cvpv"}) {
            const auto decision = decided(world, question("Shop", selector) + latest_by);
            EXPECT_EQ(decision.summary.deployable, std::nullopt) << selector << latest_by;
            EXPECT_GT(decision.summary.unknown, 0) << selector << latest_by;
            EXPECT_THAT(decision.reason(), HasSubstr("There is no verified pact between"))
                << selector << latest_by;
        }
    }
}

TEST_F(UnknownVersions, of_a_provider_are_unknown_by_every_selector) {
    for (const std::string_view selector : kSelectors) {
        const auto decision = decided(world, question("Orders", selector));
        EXPECT_EQ(decision.summary.deployable, std::nullopt) << selector;
        EXPECT_THAT(decision.reason(),
                    HasSubstr("There is no verified pact between any version of Shop"))
            << selector;
    }
    EXPECT_EQ(told(world, "q[][pacticipant]=Orders"), "unknown 0/0/1") << "by its name alone";
    EXPECT_EQ(told(world, "q[][pacticipant]=Orders&q[][version]=o1"), "unknown 0/0/1");
}

TEST_F(UnknownVersions, are_known_once_verified) {
    verify_all("o1");
    verify_all("o2");
    for (const std::string_view selector : kSelectors) {
        for (const std::string_view pacticipant : {"Shop", "Orders"}) {
            EXPECT_EQ(decided(world, question(pacticipant, selector)).summary.deployable, true)
                << pacticipant << " " << selector;
        }
    }
}

TEST_F(UnknownVersions, leave_the_answer_open_where_others_are_known) {
    world.verify("Shop", "Orders", "content 1", "o1", true);
    EXPECT_EQ(told(world, question("Shop", "q[][tag]=prod")), "unknown 1/0/1");
    verify_all("o1");
    EXPECT_EQ(told(world, question("Orders", "q[][tag]=prod")), "unknown 3/0/1");
    EXPECT_THAT(decided(world, question("Orders", "q[][tag]=prod")).reason(),
                HasSubstr("There is no verified pact between version 2 of Shop and a version of "
                          "Orders with tag prod (o2)"));
}

TEST_F(UnknownVersions, are_unknown_beside_other_pacticipants_and_to_a_destination) {
    EXPECT_EQ(
        told(world, question("Shop", "q[][tag]=prod") + "&" + question("Orders", "q[][tag]=prod")),
        "unknown 0/0/2");
    verify_all("o1");
    EXPECT_EQ(told(world, question("Orders", "q[][tag]=prod") + "&environment=live"),
              "unknown 2/0/1");
}

TEST_F(UnknownVersions, have_no_say_when_ignored) {
    verify_all("o1");
    EXPECT_EQ(told(world,
                   question("Orders", "q[][tag]=prod") +
                       "&ignore[][pacticipant]=Orders&ignore[][version]=o2"),
              "yes 2/0/0");
    EXPECT_EQ(told(world, question("Orders", "q[][tag]=prod") + "&ignore[][pacticipant]=Shop"),
              "yes 0/0/0");
    EXPECT_EQ(told(world, question("Shop", "q[][tag]=prod") + "&ignore[][pacticipant]=Nobody"),
              "yes 2/0/0");
}

TEST_F(UnknownVersions, are_those_that_the_limit_leaves_out) {
    verify_all("o1");
    const auto decision = decided(world, question("Shop", "q[][tag]=prod") + "&limit=1");
    EXPECT_EQ(decision.summary.deployable, std::nullopt);
    EXPECT_THAT(decision.reason(), HasSubstr("The limit of 1 leaves out 1 more"));
}

TEST_F(UnknownVersions, are_none_of_a_pacticipant_that_nobody_needs_and_that_needs_nobody) {
    world.tag("Lens", "1", "prod");
    world.tag("Lens", "2", "prod");
    EXPECT_EQ(told(world, question("Lens", "q[][tag]=prod")), "yes 0/0/0");
}

}  // namespace
}  // namespace accord::broker::store
