// The example of a new broker: once, and into nothing else.
#include "broker/service/fresh/example_data.hpp"

#include "broker/service/environments/environments.hpp"
#include "broker/service/verification_results/verification_results.hpp"
#include "support/broker/test_work.hpp"

namespace accord::broker::service {
namespace {

std::vector<std::string> environments(TestWork& work) {
    std::vector<std::string> names;
    for (const auto& one : work([](Work& w) { return list_environments(w, std::nullopt); })) {
        names.push_back(one.name + (one.production ? " (production)" : ""));
    }
    return names;
}

TEST(ExampleData, is_a_verified_pact_and_two_environments) {
    TestWork work;
    EXPECT_TRUE(work(seed_example_data));
    const auto result = work(
        [](Work& w) { return find_latest_result(w, {"Example App", "Example API"}, Latest{}); });
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->result.success);
    EXPECT_EQ(environments(work), (std::vector<std::string>{"production (production)", "test"}));
}

TEST(ExampleData, comes_once_in_the_life_of_a_database) {
    TestWork work;
    EXPECT_TRUE(work(seed_example_data));
    for (const auto& one : work([](Work& w) { return list_environments(w, std::nullopt); })) {
        work([&](Work& w) { return delete_environment(w, one.uuid); });
    }
    EXPECT_FALSE(work(seed_example_data));
    EXPECT_TRUE(environments(work).empty());
}

TEST(ExampleData, is_not_put_beside_what_is_there) {
    TestWork work;
    work([](Work& w) { return create_environment(w, {.name = "staging"}); });
    EXPECT_FALSE(work(seed_example_data));
    EXPECT_EQ(environments(work), std::vector<std::string>{"staging"});
}

}  // namespace
}  // namespace accord::broker::service
