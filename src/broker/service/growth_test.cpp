// What writing costs as a broker fills: steps of SQLite's virtual machine, which are the same on
// every machine.
#include "broker/service/pacts/contracts_publication.hpp"
#include "broker/service/pacts/for_verification.hpp"
#include "broker/service/pacts/lists.hpp"
#include "broker/service/pacts/reading.hpp"
#include "broker/service/verification_results/verification_results.hpp"
#include "broker/store/versions/versions.hpp"
#include "support/broker/test_contracts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::service {
namespace {

/// The steps that `use_case(Work&)` takes.
template <class UseCase>
double steps_of(TestWork& work, UseCase use_case) {
    return work([&](Work& w) {
        const auto before = w.session.steps_taken();
        use_case(w);
        return static_cast<double>(w.session.steps_taken() - before);
    });
}

/// So many versions of Shop with one content, the first alone with another; its sha.
std::string publish_versions(TestWork& work, int count) {
    std::string first;
    for (int i = 0; i < count; ++i) {
        const auto published =
            publish(work, {"Shop", std::to_string(i), "Orders"}, i == 0 ? "first" : "others");
        if (i == 0) {
            first = published->publication.pact.sha;
        }
    }
    return first;
}

double steps_of_result(int versions) {
    TestWork work;
    const auto sha = publish_versions(work, versions);
    const auto record = [&](Work& w) {
        ASSERT_TRUE(record_verification(w, {"Shop", "Orders"}, sha, {.provider_version = "o1"}));
    };
    steps_of(work, record);
    return steps_of(work, record);
}

TEST(SqliteGrowth, of_the_consumers_versions_does_not_slow_results_down) {
    EXPECT_LT(steps_of_result(400), 1.5 * steps_of_result(20));
}

double steps_of_publication(int versions) {
    TestWork work;
    publish_versions(work, versions);
    int next = 0;
    const auto publish_tagged = [&](Work& w) {
        const ContractsInput input{
            .pacticipant = "Shop",
            .number = fmt::format("tagged {}", ++next),
            .tags = {"dev", fmt::format("only here {}", next)},
            .contracts = {{.provider = "Orders", .content = content_with("others")}}};
        ASSERT_TRUE(publish_contracts(w, input));
    };
    steps_of(work, publish_tagged);
    return steps_of(work, publish_tagged);
}

TEST(SqliteGrowth, of_the_consumers_versions_does_not_slow_publications_down) {
    EXPECT_LT(steps_of_publication(400), 1.5 * steps_of_publication(20));
}

/// Versions of Shop on a branch with a tag, each with a pact; the last three with another tag and
/// branch.
class LongPast {
  public:
    explicit LongPast(int versions) {
        for (int i = 0; i < versions; ++i) {
            const bool is_new = i + 3 >= versions;
            const ContractsInput input{
                .pacticipant = "Shop",
                .number = std::to_string(i),
                .branch = is_new ? "new" : "main",
                .tags = {is_new ? "new" : "main"},
                .contracts = {{.provider = "Orders", .content = content_with(std::to_string(i))}}};
            work_([&](Work& w) { return publish_contracts(w, input).has_value(); });
        }
    }

    template <class Read>
    double steps_of(Read read) {
        service::steps_of(work_, read);
        return service::steps_of(work_, read);
    }

  private:
    TestWork work_;
};

template <class Read>
void expect_no_growth(Read read) {
    const auto few = LongPast(20).steps_of(read);
    EXPECT_GT(few, 0);
    EXPECT_LT(LongPast(400).steps_of(read), 1.5 * few);
}

TEST(SqliteGrowth, of_the_past_does_not_slow_down_who_asks_for_the_newest_pact) {
    expect_no_growth([](Work& w) { ASSERT_TRUE(read_pact(w, {"Shop", "Orders"}, Latest{})); });
    for (const auto* name : {"main", "new"}) {
        expect_no_growth([&](Work& w) {
            ASSERT_TRUE(read_pact(w, {"Shop", "Orders"}, LatestTagged{name}));
            ASSERT_TRUE(read_pact(w, {"Shop", "Orders"}, LatestOnBranch{name}));
            ASSERT_EQ(
                list_provider_pacts(w, "Orders", {.tag = name, .latest_per_pair = true})->size(),
                1U);
            ASSERT_EQ(list_provider_pacts(w, "Orders", {.branch = name, .head_only = true})->size(),
                      1U);
        });
    }
    expect_no_growth([](Work& w) {
        ASSERT_FALSE(read_pact(w, {"Shop", "Orders"}, LatestTagged{"unknown"}));
        ASSERT_FALSE(read_pact(w, {"Shop", "Orders"}, LatestOnBranch{"unknown"}));
    });
}

TEST(SqliteGrowth, of_the_past_does_not_slow_down_who_asks_for_pacts_with_another_mark) {
    for (const auto* mark : {"new", "unknown"}) {
        const std::size_t count = std::string_view(mark) == "new" ? 3 : 0;
        for (const PactFilter& filter : {PactFilter{.tag = mark}, PactFilter{.branch = mark}}) {
            expect_no_growth([&](Work& w) {
                ASSERT_EQ(list_provider_pacts(w, "Orders", filter)->size(), count);
                ASSERT_EQ(list_pair_pacts(w, {"Shop", "Orders"}, filter)->size(), count);
            });
        }
        expect_no_growth([&](Work& w) {
            ASSERT_EQ(
                list_pair_pacts(w, {"Shop", "Orders"}, {.branch = mark, .head_only = true})->size(),
                std::min<std::size_t>(count, 1));
        });
    }
}

TEST(SqliteGrowth, of_a_branch_does_not_slow_down_who_asks_for_a_page_of_it) {
    const auto steps_of_page = [](int versions) {
        return LongPast(versions).steps_of([](Work& w) {
            const auto found = store::list_versions(w.session, 1, {.branch = "main"}, {.size = 5});
            ASSERT_EQ(found.size(), 5U);
        });
    };
    EXPECT_LT(steps_of_page(400), 1.5 * steps_of_page(20));
}

TEST(SqliteGrowth, of_the_past_does_not_slow_down_who_asks_what_to_verify) {
    expect_no_growth([](Work& w) {
        domain::PactsForVerificationQuery query{.provider_branch = "main", .include_pending = true};
        query.include_wip_since = Instant{};
        query.selectors = {
            {.main_branch = true}, {.tag = "new", .latest = true}, {.deployed = true}};
        ASSERT_TRUE(pacts_for_verification(w, "Orders", query));
    });
}

double steps_of_tags(int count) {
    TestWork work;
    ContractsInput input{.pacticipant = "Shop", .number = "1"};
    for (int i = 0; i < count; ++i) {
        input.tags.push_back(fmt::format("tag {}", i));
    }
    return steps_of(work, [&](Work& w) { ASSERT_TRUE(publish_contracts(w, input)); });
}

TEST(SqliteGrowth, of_a_list_of_tags_costs_as_much_for_each) {
    EXPECT_LT(steps_of_tags(500), 1.5 * 10 * steps_of_tags(50));
}

double steps_of_contracts(int count) {
    TestWork work;
    ContractsInput input{.pacticipant = "Shop", .number = "1", .tags = {"dev"}};
    for (int i = 0; i < count; ++i) {
        input.contracts.push_back(
            {.provider = fmt::format("P{}", i), .content = content_with("a")});
    }
    work.settings.check_for_potential_duplicate_pacticipant_names = false;
    return steps_of(work, [&](Work& w) { ASSERT_TRUE(publish_contracts(w, input)); });
}

TEST(SqliteGrowth, of_a_list_of_contracts_costs_as_much_for_each) {
    EXPECT_LT(steps_of_contracts(200), 1.5 * 10 * steps_of_contracts(20));
}

}  // namespace
}  // namespace accord::broker::service
