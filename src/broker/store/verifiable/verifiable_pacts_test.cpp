// Pacts for verification over a database: chosen, pending, in progress.
#include "broker/store/verifiable/verifiable_pacts.hpp"

#include "broker/domain/limits.hpp"
#include "broker/domain/verifiable_pact_texts.hpp"
#include "support/broker/world.hpp"

#include <gmock/gmock.h>

namespace accord::broker::store {
namespace {

using domain::ConsumerVersionSelector;
using domain::PactsForVerificationQuery;
using support::World;
using testing::ElementsAre;

/// Shop has 1 (main, tagged prod), 2 (main, tagged dev) and 3 (feat), Till t1 (no branch).
struct VerifiablePactsStore : testing::Test {
    VerifiablePactsStore() {
        orders = world.pacticipant("Orders");
        for (const auto& [number, branch, sha] :
             {std::tuple("1", "main", "a"), {"2", "main", "b"}, {"3", "feat", "c"}}) {
            world.branch("Shop", number, branch);
            world.publish("Shop", number, "Orders", sha);
        }
        world.main_branch("Shop", "main");
        world.tag("Shop", "1", "prod");
        world.tag("Shop", "2", "dev");
        world.publish("Till", "t1", "Orders", "t");
    }

    /// The pacts as "Shop 2: latest from main branch", with "pending" or "wip" where they are.
    std::vector<std::string> found(const PactsForVerificationQuery& query) {
        std::vector<std::string> texts;
        for (const auto& pact : world.read([&](db::Session& session) {
                 return find_verifiable_pacts(session, orders, query, world.now());
             })) {
            std::string text = pact.consumer.name + " " + pact.consumer_version.number + ": " +
                               domain::short_description(pact);
            if (pact.pending.value_or(false)) {
                text += pact.wip ? ", wip" : ", pending";
            }
            texts.push_back(text);
        }
        return texts;
    }

    std::vector<std::string> chosen(ConsumerVersionSelector selector) {
        return found({.selectors = {std::move(selector)}, .include_pending = false});
    }

    World world;
    std::int64_t orders = 0;
};

TEST_F(VerifiablePactsStore, are_chosen_by_every_kind_of_selector) {
    world.deploy("Shop", "1", "live");
    world.release("Shop", "2", "live");
    EXPECT_THAT(chosen({.latest = true, .main_branch = true}),
                ElementsAre("Shop 2: latest from main branch"));
    EXPECT_THAT(chosen({.branch = "feat", .latest = true}),
                ElementsAre("Shop 3: latest from branch feat"));
    EXPECT_THAT(chosen({.latest = true, .every_branch = true}),
                ElementsAre("Shop 2: latest from branch main", "Shop 3: latest from branch feat"));
    EXPECT_THAT(chosen({.tag = "dev", .latest = true}), ElementsAre("Shop 2: latest with tag dev"));
    EXPECT_THAT(chosen({.tag = "prod"}), ElementsAre("Shop 1: one of prod"));
    EXPECT_THAT(chosen({.latest = true}), ElementsAre("Shop 3: latest", "Till t1: latest"));
    EXPECT_THAT(chosen({.consumer = "Till", .latest = true}), ElementsAre("Till t1: latest"));
    EXPECT_THAT(chosen({.deployed = true}), ElementsAre("Shop 1: deployed to live"));
    EXPECT_THAT(chosen({.released = true}), ElementsAre("Shop 2: released in live"));
    EXPECT_THAT(chosen({.environment = "live"}), ElementsAre("Shop 1: in live", "Shop 2: in live"));
    EXPECT_THAT(chosen({.environment = "test", .deployed = true}), ElementsAre());
}

TEST_F(VerifiablePactsStore, are_those_of_the_head_even_if_it_has_none) {
    world.branch("Shop", "4", "feat");
    EXPECT_THAT(chosen({.branch = "feat", .latest = true}), ElementsAre());
    world.tag("Shop", "4", "dev");
    EXPECT_THAT(chosen({.tag = "dev", .latest = true}), ElementsAre());
    EXPECT_THAT(chosen({.consumer = "Shop", .latest = true}), ElementsAre("Shop 3: latest"));
}

TEST_F(VerifiablePactsStore, are_those_of_the_newest_revision) {
    world.publish("Shop", "3", "Orders", "a");
    EXPECT_THAT(chosen({.consumer = "Shop", .latest = true}), ElementsAre("Shop 3: latest"));
    EXPECT_THAT(found({.selectors = {{.tag = "prod"}, {.branch = "feat", .latest = true}},
                       .include_pending = false}),
                ElementsAre("Shop 3: latest from branch feat, one of prod"));
}

TEST_F(VerifiablePactsStore, fall_back_where_nothing_was_found) {
    EXPECT_THAT(chosen({.tag = "none", .fallback_tag = "dev", .latest = true}),
                ElementsAre("Shop 2: latest with tag dev"));
    EXPECT_THAT(chosen({.branch = "none", .fallback_branch = "main", .latest = true}),
                ElementsAre("Shop 2: latest from branch main"));
    EXPECT_THAT(chosen({.tag = "prod", .fallback_tag = "dev", .latest = true}),
                ElementsAre("Shop 1: latest with tag prod"));
}

TEST_F(VerifiablePactsStore, are_main_branches_and_deployments_by_default) {
    world.deploy("Shop", "1", "live");
    world.main_branch("Till", "main");
    EXPECT_THAT(
        found({.include_pending = false}),
        ElementsAre(
            "Shop 1: deployed to live", "Shop 2: latest from main branch", "Till t1: latest"));
    world.tag("Till", "t1", "main");
    EXPECT_THAT(found({.include_pending = false}),
                ElementsAre("Shop 1: deployed to live",
                            "Shop 2: latest from main branch",
                            "Till t1: latest with tag main"));
}

TEST_F(VerifiablePactsStore, are_pending_until_the_branch_has_verified_them) {
    const auto asked = [&](std::string branch) {
        return found({.provider_branch = std::move(branch), .selectors = {{.tag = "prod"}}});
    };
    const auto pending = ElementsAre("Shop 1: one of prod, pending");
    const auto verified = ElementsAre("Shop 1: one of prod");
    world.branch("Orders", "o1", "main");
    EXPECT_THAT(asked("main"), pending);
    world.verify("Shop", "Orders", "a", "o1", false);
    EXPECT_THAT(asked("main"), pending);
    world.branch("Orders", "o2", "early");
    world.verify("Shop", "Orders", "a", "o1", true);
    EXPECT_THAT(asked("main"), verified);
    EXPECT_THAT(asked("early"), pending) << "the success came after the branch began";
    world.branch("Orders", "o3", "late");
    EXPECT_THAT(asked("late"), verified) << "the success came before the branch began";
    EXPECT_THAT(asked("not there yet"), verified);
}

TEST_F(VerifiablePactsStore, name_the_newest_of_very_many_versions_and_count_the_others) {
    const int versions = static_cast<int>(domain::kCriteriaToldMax) + 7;
    for (int i = 0; i < versions; ++i) {
        const auto number = "many " + std::to_string(i);
        world.publish("Shop", number, "Orders", "many");
        world.tag("Shop", number, "many");
    }
    for (const auto& consumer :
         {std::optional<std::string>(), std::optional<std::string>("Shop")}) {
        const ConsumerVersionSelector selector{.consumer = consumer, .tag = "many"};
        const auto pacts = world.read([&](db::Session& session) {
            return find_verifiable_pacts(
                session, orders, {.selectors = {selector, selector}}, world.now());
        });
        ASSERT_EQ(pacts.size(), 1U);
        EXPECT_EQ(pacts[0].consumer_version.number, "many " + std::to_string(versions - 1));
        EXPECT_EQ(pacts[0].criteria.size(), domain::kCriteriaToldMax);
        EXPECT_EQ(pacts[0].criteria.front().consumer_version.number, "many 7");
        EXPECT_EQ(pacts[0].criteria_left_out, 7U);
    }
    EXPECT_THAT(chosen({.consumer = "Till", .tag = "many"}), ElementsAre());
}

TEST_F(VerifiablePactsStore, are_pending_until_every_tag_has_verified_them) {
    world.tag("Orders", "o1", "dev");
    world.tag("Orders", "o2", "prod");
    world.verify("Shop", "Orders", "a", "o1", true);
    const auto asked = [&](std::vector<std::string> tags) {
        return found({.provider_tags = std::move(tags), .selectors = {{.tag = "prod"}}});
    };
    EXPECT_THAT(asked({"dev"}), ElementsAre("Shop 1: one of prod"));
    EXPECT_THAT(asked({"dev", "prod"}), ElementsAre("Shop 1: one of prod, pending"));
    EXPECT_THAT(asked({"new"}), ElementsAre("Shop 1: one of prod"));
    EXPECT_THAT(asked({}), ElementsAre("Shop 1: one of prod"));
}

TEST_F(VerifiablePactsStore, include_work_in_progress_of_heads) {
    world.branch("Orders", "o1", "main");
    const auto asked = [&](Instant since) {
        return found({.provider_branch = "main",
                      .selectors = {{.latest = true, .main_branch = true}},
                      .include_wip_since = since});
    };
    const Instant long_ago{};
    EXPECT_THAT(asked(long_ago),
                ElementsAre("Shop 2: latest from main branch, pending",
                            "Shop 1: latest with tag prod, wip",
                            "Shop 3: latest from branch feat, wip"));
    EXPECT_THAT(asked(world.now()), ElementsAre("Shop 2: latest from main branch, pending"));
    world.verify("Shop", "Orders", "c", "o1", true, true);
    EXPECT_EQ(asked(long_ago).size(), 3) << "it was still in progress when it was verified";
    world.verify("Shop", "Orders", "c", "o1", true);
    EXPECT_THAT(asked(long_ago),
                ElementsAre("Shop 2: latest from main branch, pending",
                            "Shop 1: latest with tag prod, wip"));
}

TEST_F(VerifiablePactsStore, include_work_in_progress_for_each_tag_of_the_provider) {
    world.tag("Orders", "o1", "dev");
    world.verify("Shop", "Orders", "a", "o1", true);
    EXPECT_THAT(found({.provider_tags = {"dev"},
                       .selectors = {{.tag = "none"}},
                       .include_wip_since = Instant{}}),
                ElementsAre("Shop 2: latest with tag dev, latest from branch main, wip",
                            "Shop 3: latest from branch feat, wip"));
}

}  // namespace
}  // namespace accord::broker::store
