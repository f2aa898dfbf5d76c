// Cleaning a database: what goes, what stays, and that nobody can tell from answers about what
// stays.
#include "broker/service/retention/cleaning.hpp"

#include "base/random.hpp"
#include "broker/domain/pacts_for_verification_query.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/pacts/pacts.hpp"
#include "broker/store/retention/leases.hpp"
#include "broker/store/retention/version_facts.hpp"
#include "broker/store/verifiable/verifiable_pacts.hpp"
#include "broker/store/versions/versions.hpp"
#include "support/broker/matrix_answer.hpp"
#include "support/broker/world.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using support::World;
using testing::ElementsAre;
using namespace std::chrono_literals;

constexpr auto kDay = std::chrono::seconds(86'400);

CleanReport cleaned(const World& world, const CleanOptions& options, CleanRun run = {"me"}) {
    const ManualClock clock(world.now());
    return clean(world.database(), clock, options, run).value();
}

CleanOptions keeping(std::string_view selectors) {
    return {.keep = domain::with_whereabouts(domain::parse_keep_selectors(selectors).value())};
}

/// Of its versions, oldest first.
std::vector<std::string> numbers(const World& world, std::string_view pacticipant) {
    std::vector<std::string> numbers;
    for (const auto& listed : world.read(store::list_cleaned_pacticipants)) {
        if (listed.name != pacticipant) {
            continue;
        }
        for (const auto& version : world.read([&](db::Session& session) {
                 return store::find_version_facts(session, listed.id);
             })) {
            numbers.push_back(version.number);
        }
    }
    return numbers;
}

TEST(Clean, deletes_versions_that_no_selector_keeps_with_all_that_is_theirs) {
    World world;
    world.publish("Shop", "1", "Orders", "a");
    world.verify("Shop", "Orders", "a", "o1", true);
    world.publish("Shop", "2", "Orders", "b");
    world.deploy("Shop", "1", "live");
    world.publish("Shop", "3", "Orders", "c");
    world.verify("Shop", "Orders", "b", "o1", true);
    world.verify("Shop", "Orders", "c", "o2", true);
    const auto report = cleaned(world, keeping(R"([{"latest": true}])"));
    EXPECT_THAT(numbers(world, "Shop"), ElementsAre("1", "3"));
    EXPECT_THAT(numbers(world, "Orders"), ElementsAre("o2"));
    EXPECT_EQ(report.deleted,
              (store::RowCounts{.versions = 2, .publications = 1, .contents = 1, .results = 2}));
    EXPECT_EQ(report.kept,
              (store::RowCounts{.versions = 3, .publications = 2, .contents = 2, .results = 1}));
    EXPECT_GT(report.before.bytes, 0);
    EXPECT_GT(report.after.bytes, 0);
}

TEST(Clean, deletes_the_oldest_first_up_to_its_limit) {
    World world;
    for (const auto* number : {"1", "2", "3", "4", "5"}) {
        world.version("Shop", number);
    }
    auto options = keeping(R"([{"latest": true}])");
    options.deletions_max = 3;
    EXPECT_EQ(cleaned(world, options).deleted.versions, 3);
    EXPECT_THAT(numbers(world, "Shop"), ElementsAre("4", "5"));
}

TEST(Clean, keeps_every_version_unless_it_is_told) {
    World world;
    world.version("Shop", "1");
    world.branch("Shop", "2", "old");
    world.wait(1000 * kDay);
    EXPECT_EQ(cleaned(world, {}).deleted, store::RowCounts());
    EXPECT_THAT(numbers(world, "Shop"), ElementsAre("1", "2"));
}

TEST(Clean, leaves_the_head_of_a_branch_where_it_is) {
    World world;
    world.branch("Shop", "1", "main");
    world.branch("Shop", "2", "main");
    world.branch("Shop", "3", "main");
    world.tag("Shop", "2", "keep");
    const auto head = [&] {
        return world.read([](db::Session& session) {
            const auto shop = store::find_pacticipant(session, "Shop");
            return store::find_latest_version(session, shop->id, {.branch = "main"})->number;
        });
    };
    world.branch("Shop", "4", "main");
    cleaned(world, keeping(R"([{"tag": "keep"}])"));
    EXPECT_EQ(head(), "2") << "the newest that is left";
}

TEST(Clean, deletes_branches_and_not_their_versions) {
    World world;
    world.branch("Shop", "1", "old");
    world.branch("Shop", "2", "main");
    world.main_branch("Shop", "main");
    world.wait(100 * kDay);
    world.branch("Shop", "3", "new");
    CleanOptions options{.keep_branches =
                             domain::parse_keep_branch_selectors(R"([{"max_age": 90}])").value()};
    EXPECT_EQ(cleaned(world, options).deleted, (store::RowCounts{.branches = 1}));
    EXPECT_EQ(world.read(store::count_rows).branches, 2);
    EXPECT_THAT(numbers(world, "Shop"), ElementsAre("1", "2", "3"));
}

TEST(Clean, deletes_what_was_overtaken_long_enough_ago) {
    World world;
    world.publish("Shop", "1", "Orders", "a");
    world.publish("Shop", "1", "Orders", "b");
    world.verify("Shop", "Orders", "b", "o1", false);
    world.verify("Shop", "Orders", "b", "o1", true);
    EXPECT_EQ(cleaned(world, {}).deleted, store::RowCounts()) << "not yet";
    world.wait(8 * kDay);
    EXPECT_EQ(cleaned(world, {.overtaken_max_age_days = {}}).deleted, store::RowCounts());
    EXPECT_EQ(cleaned(world, {}).deleted,
              (store::RowCounts{.publications = 1, .contents = 1, .results = 1}));
    EXPECT_EQ(cleaned(world, {}).deleted, store::RowCounts()) << "nothing is left to do";
}

TEST(Clean, is_planned_as_it_is_done) {
    World world;
    world.branch("Shop", "1", "old");
    world.version("Shop", "2");
    world.publish("Shop", "2", "Orders", "a");
    world.publish("Shop", "2", "Orders", "b");
    world.wait(100 * kDay);
    world.version("Shop", "3");
    auto options = keeping(R"([{"latest": true}, {"branch": true, "latest": true}])");
    options.keep_branches = domain::parse_keep_branch_selectors(R"([{"max_age": 90}])").value();
    const auto plan = plan_clean(world.database(), options, world.now(), true).value();
    EXPECT_EQ(plan.versions.versions, 3);
    EXPECT_EQ(plan.versions.deleted.size(), 2U);
    EXPECT_EQ(plan.deleted_branches.size(), 1U);
    EXPECT_EQ(plan.replaced_revisions, 1);
    EXPECT_EQ(plan.kept.size(), 1U);
    EXPECT_THAT(plan.kept[0].kept_by, ElementsAre(0U));
    EXPECT_EQ(world.read(store::count_rows).versions, 3) << "looking changes nothing";
    const auto report = cleaned(world, options);
    EXPECT_EQ(report.deleted.versions, 2);
    EXPECT_EQ(report.deleted.branches, 1);
}

TEST(Clean, is_done_by_one_process_at_a_time) {
    World world;
    world.version("Shop", "1");
    world.version("Shop", "2");
    const auto lease = [&](std::string_view holder, std::chrono::seconds time) {
        return world.database()
            .write([&](db::Transaction& transaction) {
                const bool taken = store::take_lease(transaction.session(),
                                                     {.name = "clean",
                                                      .holder = holder,
                                                      .now = world.now(),
                                                      .until = world.now() + time});
                transaction.commit();
                return taken;
            })
            .value();
    };
    EXPECT_TRUE(lease("other", 60s));
    const auto options = keeping(R"([{"latest": true}])");
    EXPECT_EQ(cleaned(world, options).end, CleanEnd::kInProgress);
    EXPECT_EQ(world.read(store::count_rows).versions, 2);
    world.wait(61s);
    EXPECT_EQ(cleaned(world, options).end, CleanEnd::kDone) << "the other one is gone";
    EXPECT_TRUE(lease("other", 60s)) << "it was given back";
}

TEST(Clean, is_done_once_for_a_time) {
    World world;
    const auto due = world.now();
    const auto run = [&](std::string holder, Instant time) {
        return cleaned(world, {}, {.holder = std::move(holder), .due = time}).end;
    };
    EXPECT_EQ(run("one", due), CleanEnd::kDone);
    EXPECT_EQ(run("two", due), CleanEnd::kInProgress);
    EXPECT_EQ(run("two", due + 60s), CleanEnd::kDone);
    EXPECT_EQ(run("one", due), CleanEnd::kInProgress);
}

TEST(Clean, ends_between_two_batches_when_it_is_told) {
    World world;
    world.version("Shop", "1");
    world.version("Shop", "2");
    const auto report = cleaned(world,
                                keeping(R"([{"latest": true}])"),
                                {.holder = "me", .is_cancelled = [] { return true; }});
    EXPECT_EQ(report.end, CleanEnd::kCancelled);
    EXPECT_EQ(world.read(store::count_rows).versions, 2);
}

/// Random happenings among three pacticipants.
void let_happen(World& world, SeededRandom& random) {
    const auto pick = [&](std::string_view letters) {
        return std::string(1,
                           letters[static_cast<std::size_t>(
                               random.between(0, static_cast<std::int64_t>(letters.size()) - 1))]);
    };
    const auto one = pick("ABC");
    const auto other = pick("ABC");
    const auto number = pick("123456789");
    switch (one == other ? 9 : random.between(0, 8)) {
        case 0:
        case 1:
        case 2:
            world.publish(one, number, other, one + other + pick("xyz"));
            break;
        case 3:
        case 4:
        case 5: {
            const auto sha = one + other + pick("xyz");
            const bool known = world.read([&](db::Session& session) {
                return store::find_pact_by_sha(session, {one, other}, sha).has_value();
            });
            if (known) {
                world.verify(
                    one, other, sha, number, random.between(0, 2) > 0, random.between(0, 5) == 0);
            }
            break;
        }
        case 6:
            world.deploy(one, number, pick("tl"));
            break;
        case 7:
            world.branch(one, std::to_string(random.between(10, 1'000'000'000)), pick("mf"));
            break;
        default:
            world.wait(random.between(0, 3) * kDay);
    }
}

struct KeptVersion {
    std::string pacticipant;
    std::string number;
};

std::vector<KeptVersion> versions_left(const World& world) {
    std::vector<KeptVersion> left;
    for (const auto& pacticipant : world.read(store::list_cleaned_pacticipants)) {
        for (auto& number : numbers(world, pacticipant.name)) {
            left.push_back({pacticipant.name, std::move(number)});
        }
    }
    return left;
}

std::string verdict(const domain::Decision& decision) {
    const auto& deployable = decision.summary.deployable;
    return fmt::format("{} of {} rows: {}",
                       deployable ? (*deployable ? "yes" : "no") : "unknown",
                       decision.matrix.considered.size(),
                       decision.reason());
}

std::string asked(const World& world, const std::string& query) {
    return query + " -> " + verdict(support::decided(world, query));
}

/// What the matrix says of each two of these versions, can-i-deploy of each, and what each
/// pacticipant is to verify on its main branch.
std::vector<std::string> answers(const World& world, const std::vector<KeptVersion>& kept) {
    std::vector<std::string> told;
    for (const auto& one : kept) {
        const auto selector =
            fmt::format("q[][pacticipant]={}&q[][version]={}", one.pacticipant, one.number);
        for (const auto* environment : {"t", "l"}) {
            told.push_back(asked(
                world, fmt::format("{}&latestby=cvpv&environment={}", selector, environment)));
        }
        for (const auto& other : kept) {
            if (one.pacticipant < other.pacticipant) {
                told.push_back(asked(world,
                                     fmt::format("{}&q[][pacticipant]={}&q[][version]={}"
                                                 "&latestby=cvpv",
                                                 selector,
                                                 other.pacticipant,
                                                 other.number)));
            }
        }
    }
    return told;
}

/// The pacts that a provider is to verify on its main branch, and which of them are pending.
std::vector<std::string> to_verify(const World& world, std::string_view provider) {
    const domain::PactsForVerificationQuery query{
        .provider_branch = "m",
        .selectors = {{.latest = true}, {.deployed = true}},
        .include_pending = true};
    std::vector<std::string> told;
    for (const auto& pact : world.read([&](db::Session& session) {
             const auto found = store::find_pacticipant(session, provider);
             return found ? store::find_verifiable_pacts(session, found->id, query, world.now())
                          : std::vector<domain::VerifiablePact>();
         })) {
        told.push_back(fmt::format("{} {} pending {}",
                                   pact.consumer.name,
                                   pact.consumer_version.number,
                                   pact.pending.value_or(false)));
    }
    return told;
}

class CleanOfAnything : public testing::TestWithParam<std::uint64_t> {};

TEST_P(CleanOfAnything, changes_no_answer_about_what_is_left) {
    World before;
    World after;
    for (World* world : {&before, &after}) {
        SeededRandom random(GetParam());
        for (const auto* environment : {"t", "l"}) {
            world->deploy("Z", "1", environment);
        }
        for (const auto* name : {"A", "B", "C"}) {
            world->main_branch(name, "m");
        }
        for (int i = 0; i < 200; ++i) {
            let_happen(*world, random);
        }
    }
    auto options = keeping(R"([{"latest": true}, {"main_branch": true}, {"max_age": 20}])");
    options.overtaken_max_age_days = 2;
    const auto report = cleaned(after, options);
    EXPECT_GT(report.deleted.versions + report.deleted.results, 0) << "the test is worth something";
    const auto left = versions_left(after);
    EXPECT_EQ(answers(after, left), answers(before, left));
}

TEST_P(CleanOfAnything, overtaken_changes_no_answer_at_all) {
    World world;
    SeededRandom random(GetParam() + 100);
    for (const auto* environment : {"t", "l"}) {
        world.deploy("Z", "1", environment);
    }
    for (int i = 0; i < 200; ++i) {
        let_happen(world, random);
    }
    world.publish("A", "1", "B", "again");
    for (const bool success : {false, true, false, true}) {
        world.verify("A", "B", "again", "1", success);
    }
    const auto tell = [&] {
        auto told = answers(world, versions_left(world));
        for (const auto* provider : {"A", "B", "C"}) {
            for (auto& line : to_verify(world, provider)) {
                told.push_back(std::move(line));
            }
        }
        return told;
    };
    const auto before = tell();
    EXPECT_GT(cleaned(world, {.overtaken_max_age_days = 0}).deleted.results, 0);
    EXPECT_EQ(tell(), before);
}

INSTANTIATE_TEST_SUITE_P(Seeds, CleanOfAnything, testing::Range<std::uint64_t>(1, 6));

}  // namespace
}  // namespace accord::broker::service
