// What each condition of a filter wants.
#include "verifier/filter.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

contract::Interaction interaction(std::string description, std::vector<std::string> states = {}) {
    contract::Interaction made{.description = std::move(description)};
    for (auto& state : states) {
        made.states.push_back({.name = std::move(state)});
    }
    return made;
}

Regex regex(std::string_view pattern) { return Regex::compile(pattern).value(); }

TEST(Filter, wants_everything_when_nothing_is_set) {
    EXPECT_TRUE(wants_interaction({}, interaction("a")).value());
    EXPECT_TRUE(wants_consumer({}, "anyone"));
}

TEST(Filter, chooses_by_a_part_of_the_description) {
    const FilterOptions filter{.description = regex("product$")};
    EXPECT_TRUE(wants_interaction(filter, interaction("get a product")).value());
    EXPECT_FALSE(wants_interaction(filter, interaction("get products")).value());
}

TEST(Filter, chooses_by_any_of_the_states) {
    const FilterOptions filter{.state = regex("product \\d")};
    EXPECT_TRUE(
        wants_interaction(filter, interaction("a", {"a user", "product 7 exists"})).value());
    EXPECT_FALSE(wants_interaction(filter, interaction("a", {"a user"})).value());
    EXPECT_FALSE(wants_interaction(filter, interaction("a")).value());
}

TEST(Filter, chooses_interactions_without_state) {
    const FilterOptions filter{.no_state = true};
    EXPECT_TRUE(wants_interaction(filter, interaction("a")).value());
    EXPECT_FALSE(wants_interaction(filter, interaction("a", {"a user"})).value());
}

TEST(Filter, chooses_by_consumer) {
    const FilterOptions filter{.consumers = {"shop", "app"}};
    EXPECT_TRUE(wants_consumer(filter, "app"));
    EXPECT_FALSE(wants_consumer(filter, "App"));
}

}  // namespace
}  // namespace accord::verifier
