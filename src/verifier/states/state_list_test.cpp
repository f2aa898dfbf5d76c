// Which states pacts need, and which of them a provider knows.
#include "verifier/states/state_list.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

class StateList : public testing::Test {
  protected:
    StateList() {
        const contract::ProviderState product{.name = "a product", .params = {{"id", 7}}};
        const contract::ProviderState named{.name = "a product", .params = {{"name", "x"}}};
        interactions = {{.states = {product, {.name = "a user"}}}, {.states = {named}}, {}};
        planned.push_back(
            {.pact = {.consumer = "shop"},
             .runs = {{.interaction = &interactions[0]}, {.interaction = &interactions[2]}}});
        planned.push_back(
            {.pact = {.consumer = "app"}, .runs = {{.interaction = &interactions[1]}}});
    }

    std::vector<contract::Interaction> interactions;
    std::vector<PlannedPact> planned;
};

TEST_F(StateList, has_parameters_and_consumers) {
    const auto states = states_needed(planned);
    EXPECT_EQ(to_text(states),
              "a product\n    parameters id, name; needed by app, shop (2 interactions)\n"
              "a user\n    needed by shop (1 interaction)\n");
    EXPECT_EQ(json::write_compact(to_json(states)),
              R"([{"name":"a product","params":["id","name"],"consumers":["app","shop"],)"
              R"("interactions":2},{"name":"a user","params":[],"consumers":["shop"],)"
              R"("interactions":1}])");
}

TEST_F(StateList, is_compared_with_what_the_provider_declares) {
    const auto comparison = compare_states(states_needed(planned), {"a prodct", "a user", "old"});
    EXPECT_EQ(comparison.missing,
              std::vector<std::string>{"\"a product\"; did you mean \"a prodct\"?"});
    EXPECT_EQ(comparison.unused, (std::vector<std::string>{"a prodct", "old"}));
}

TEST(DeclaredStates, are_lines_or_json) {
    const std::vector<std::string> two = {"a product", "a user"};
    EXPECT_EQ(declared_states("# ours\na product\r\n\n  a user\n"), two);
    EXPECT_EQ(declared_states(R"(["a product", {"name": "a user", "params": ["id"]}])"), two);
    EXPECT_FALSE(declared_states("[1]"));
    EXPECT_FALSE(declared_states("[\"a\""));
}

}  // namespace
}  // namespace accord::verifier
