// What decisions cost as the past grows: what either database counts by itself. Who asks whether he
// can deploy, or what to verify, is not to pay for results and versions that are long overtaken.
#include "broker/domain/nested_query.hpp"
#include "broker/service/matrix/explanation.hpp"
#include "broker/service/matrix/matrix.hpp"
#include "broker/service/pacts/for_verification.hpp"
#include "support/broker/world.hpp"
#include "support/database/work_done.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

constexpr int kShortPast = 210;
constexpr int kLongPast = 1050;

/// Orders verifies the pacts of Shop: of the past on branches and with tags that nobody looks at
/// any more, and by versions without any; of the present on main. The same few versions of Orders
/// have verified everything again and again, Till's pact in vain.
class LongStory {
  public:
    explicit LongStory(int past) {
        world_.main_branch("Shop", "main");
        world_.main_branch("Orders", "main");
        for (int i = 0; i < kVerifiers; ++i) {
            world_.version("Orders", verifier(i));
        }
        world_.branch("Orders", verifier(0), "past");
        world_.tag("Orders", verifier(0), "past");
        world_.publish("Shop", "new", "Orders", "present");
        world_.publish("Shop", "feature", "Orders", "in progress");
        world_.publish("Till", "1", "Orders", "failing");
        for (int i = 0; i < past; ++i) {
            add_to_past(i);
        }
        world_.wait(std::chrono::days(40));
        world_.verify("Shop", "Orders", "present", "live", true);
        world_.verify("Till", "Orders", "failing", "live", false);
        for (const auto& [name, version, branch] : {std::tuple("Shop", "new", "main"),
                                                    {"Shop", "feature", "feature"},
                                                    {"Orders", "live", "main"}}) {
            world_.branch(name, version, branch);
            world_.tag(name, version, branch);
            world_.deploy(name, version, branch == std::string_view("main") ? "test" : "next");
        }
        support::tidy_up(world_.url());
    }

    template <class Question>
    double work_for(Question question) {
        return world_.read([&](db::Session& session) {
            support::plan_for_large_tables(session);
            Work work{session, world_.now(), random_, settings_, actor_};
            for (int i = 0; i < kAskedBefore; ++i) {
                question(work);  // statements are prepared, tables known
            }
            const double before = support::work_done(session);
            question(work);
            const double done = support::work_done(session) - before;
            EXPECT_THAT(support::planned_each_time(session), testing::IsEmpty());
            return done;
        });
    }

  private:
    /// So often that PostgreSQL keeps plans.
    static constexpr int kAskedBefore = 7;

    static constexpr int kVerifiers = 5;

    static std::string verifier(int i) { return fmt::format("past {}", i % kVerifiers); }

    void add_to_past(int i) {
        const auto number = fmt::format("past {}", i);
        world_.publish("Shop", number, "Orders", "past");
        world_.branch("Shop", number, "past");
        world_.tag("Shop", number, "past");
        world_.verify("Shop", "Orders", "past", verifier(i), i % 2 == 0);
        world_.verify("Shop", "Orders", "present", verifier(i), i % 20 != 0);
        world_.verify(
            "Shop", "Orders", "in progress", verifier(i + 1), i % kVerifiers != kVerifiers - 1);
        world_.verify("Till", "Orders", "failing", "live", false);
    }

    support::World world_;
    SeededRandom random_{1};
    Settings settings_;
    Actor actor_;
};

/// Both are filled once for all tests.
LongStory& story(int past) {
    static std::map<int, std::unique_ptr<LongStory>> stories;
    auto& found = stories[past];
    if (!found) {
        found = std::make_unique<LongStory>(past);
    }
    return *found;
}

/// A little is allowed for, since a list may begin a page further on.
template <class Question>
void expect_past_to_cost_nothing(std::string_view what, Question question) {
    constexpr double kLittle = 40;
    const double after_short = story(kShortPast).work_for(question);
    EXPECT_GT(after_short, 0) << what;
    EXPECT_LT(story(kLongPast).work_for(question), 1.2 * after_short + kLittle) << what;
}

json::Object parameters(std::string_view query) {
    return domain::parse_nested_query(std::string(query)).value();
}

TEST(GrowthOfDecisions, of_the_matrix_as_the_command_line_asks_for_it) {
    constexpr std::string_view kNew = "q[][pacticipant]=Shop&q[][version]=new";
    constexpr std::string_view kNewestOnMain =
        "q[][pacticipant]=Orders&q[][branch]=main&q[][latest]=true";
    for (const auto& query : {fmt::format("{}&latestby=cvpv&environment=test", kNew),
                              fmt::format("{}&latestby=cvp&latest=true", kNew),
                              fmt::format("{}&latestby=cvp&latest=true&tag=main", kNew),
                              fmt::format("{}&latestby=cvp&latest=true&mainBranch=true", kNew),
                              fmt::format("{}&latestby=cvp&environment=test", kNewestOnMain),
                              fmt::format("{}&latestby=cvp&latest=true", kNewestOnMain),
                              fmt::format("{}&{}&latestby=cvp", kNew, kNewestOnMain),
                              fmt::format("{}&q[][pacticipant]=Orders&latestby=cvpv", kNew)}) {
        const auto asked = domain::parse_matrix_query(parameters(query)).value();
        expect_past_to_cost_nothing(
            query, [&](Work& work) { EXPECT_TRUE(ask_matrix(work, asked)) << query; });
    }
}

TEST(GrowthOfDecisions, of_can_i_deploy_explained) {
    for (const auto* query : {"pacticipant=Shop&version=new&environment=test",
                              "pacticipant=Orders&version=live&environment=test",
                              "pacticipant=Till&version=1&environment=test",
                              "pacticipant=Shop&version=new&to=main"}) {
        expect_past_to_cost_nothing(query, [&](Work& work) {
            const auto decision = can_i_deploy(work, parameters(query));
            ASSERT_TRUE(decision) << query;
            explain(work, *decision);
        });
    }
}

TEST(GrowthOfDecisions, of_what_is_to_be_verified) {
    using Query = domain::PactsForVerificationQuery;
    const std::vector<domain::ConsumerVersionSelector> usual = {
        {.latest = true, .main_branch = true}, {.deployed = true}, {.released = true}};
    const auto is_asked = [](std::string_view what, const Query& query) {
        expect_past_to_cost_nothing(what, [&](Work& work) {
            const auto found = pacts_for_verification(work, "Orders", query);
            ASSERT_TRUE(found) << what;
            EXPECT_FALSE(found->empty()) << what;
        });
    };
    is_asked("by default", {.provider_branch = "main"});
    is_asked("heads of branches", {.selectors = {{.latest = true, .every_branch = true}}});
    is_asked("newest with a tag", {.selectors = {{.tag = "past", .latest = true}}});
    for (const auto* branch : {"main", "past", "new"}) {
        is_asked(branch, {.provider_branch = branch, .selectors = usual});
        is_asked(fmt::format("tag {}", branch),
                 {.provider_tags = {branch}, .selectors = usual, .include_pending = true});
    }
    for (const auto* branch : {"main", "past", "new"}) {
        is_asked(fmt::format("{}, in progress", branch),
                 {.provider_branch = branch, .selectors = usual, .include_wip_since = Instant{}});
        is_asked(fmt::format("tag {}, in progress", branch),
                 {.provider_tags = {branch}, .selectors = usual, .include_wip_since = Instant{}});
    }
}

/// How much it costs to ask whether a pact is pending for a branch of so many versions that has not
/// verified it, or in progress there, when so many versions of the provider's other branch have.
double work_beside(int versions, int own_versions, const domain::PactsForVerificationQuery& query) {
    support::World world;
    world.publish("Shop", "1", "Orders", "a content");
    world.branch("Shop", "1", "main");
    for (int i = 0; i < own_versions; ++i) {
        const auto number = fmt::format("own {}", i);
        world.branch("Orders", number, "feature");
        world.tag("Orders", number, "feature");
    }
    world.wait(std::chrono::hours(1));
    for (int i = 0; i < versions; ++i) {
        const auto number = fmt::format("{}", i);
        world.branch("Orders", number, "main");
        world.tag("Orders", number, "main");
        world.verify("Shop", "Orders", "a content", number, true);
    }
    support::tidy_up(world.url());
    SeededRandom random{1};
    const Settings settings;
    const Actor actor;
    return world.read([&](db::Session& session) {
        support::plan_for_large_tables(session);
        Work work{session, world.now(), random, settings, actor};
        const auto ask = [&] {
            const auto found = pacts_for_verification(work, "Orders", query);
            EXPECT_TRUE(found && found->size() == 1 && found->front().pending);
        };
        ask();  // statements are prepared, tables known
        const double before = support::work_done(session);
        ask();
        return support::work_done(session) - before;
    });
}

TEST(GrowthOfDecisions, of_pacts_that_many_versions_of_other_branches_verify) {
    using Query = domain::PactsForVerificationQuery;
    const std::vector<domain::ConsumerVersionSelector> nothing = {
        {.tag = "nothing", .latest = true}};
    const std::vector<domain::ConsumerVersionSelector> heads = {
        {.latest = true, .every_branch = true}};
    for (const auto& [what, query] :
         {std::pair<std::string_view, Query>{"pending",
                                             {.provider_branch = "feature", .selectors = heads}},
          {"pending by tag",
           {.provider_tags = {"feature"}, .selectors = heads, .include_pending = true}},
          {"in progress",
           {.provider_branch = "feature", .selectors = nothing, .include_wip_since = Instant{}}}}) {
        for (const int own : {1, 100}) {
            const double beside_few = work_beside(50, own, query);
            EXPECT_GT(beside_few, 0) << what;
            EXPECT_LT(work_beside(250, own, query), 1.2 * beside_few + 40)
                << what << " of " << own << " versions";
        }
    }
}

}  // namespace
}  // namespace accord::broker::service
