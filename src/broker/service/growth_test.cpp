// What writing costs as a broker fills: steps of SQLite's virtual machine, which are the same on
// every machine.
#include "broker/service/pacts/contracts_publication.hpp"
#include "broker/service/verification_results/verification_results.hpp"
#include "support/broker/test_contracts.hpp"

#include <fmt/format.h>

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
