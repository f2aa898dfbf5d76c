// What is told when a filter leaves nothing over.
#include "verifier/left_out.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

LoadedPact pact(std::string consumer, std::vector<contract::Interaction> interactions) {
    contract::Pact made;
    made.consumer = std::move(consumer);
    made.interactions = std::move(interactions);
    return {.origin = "a.json", .pact = std::move(made)};
}

std::vector<LoadedPact> two_pacts() {
    std::vector<LoadedPact> pacts;
    pacts.push_back(pact("shop",
                         {{.description = "a list"},
                          {.description = "one product", .states = {{.name = "product 7"}}}}));
    pacts.push_back(pact("app", {{.description = "a list"}}));
    return pacts;
}

TEST(LeftOut, tells_what_each_part_of_the_filter_chooses_by) {
    const auto pattern = Regex::compile("nothing").value();
    EXPECT_EQ(left_out({.consumers = {"nobody"}}, two_pacts()),
              "the filter matched nothing; there are pacts of these consumers: \"shop\", \"app\"");
    EXPECT_EQ(left_out({.description = pattern}, two_pacts()),
              "the filter matched nothing; descriptions: \"a list\", \"one product\"");
    EXPECT_EQ(left_out({.description = pattern, .consumers = {"app"}}, two_pacts()),
              "the filter matched nothing; descriptions: \"a list\"");
    EXPECT_EQ(left_out({.state = pattern}, two_pacts()),
              "the filter matched nothing; provider states: \"product 7\"");
    EXPECT_EQ(left_out({.state = pattern, .consumers = {"app"}}, two_pacts()),
              "the filter matched nothing; no interaction has a provider state");
}

TEST(LeftOut, tells_the_first_of_many) {
    std::vector<contract::Interaction> interactions;
    for (std::size_t i = 0; i < kNamesToldMax + 2; ++i) {
        interactions.push_back({.description = fmt::format("d{}", i)});
    }
    std::vector<LoadedPact> pacts;
    pacts.push_back(pact("shop", std::move(interactions)));
    const auto text = left_out({.description = Regex::compile("x").value()}, pacts);
    EXPECT_TRUE(text.ends_with("\"d9\" and 2 more")) << text;
}

TEST(LeftOut, tells_pacts_without_interactions) {
    std::vector<LoadedPact> pacts;
    pacts.push_back(pact("shop", {}));
    EXPECT_EQ(left_out({}, pacts), "the pacts have no interactions");
}

}  // namespace
}  // namespace accord::verifier
