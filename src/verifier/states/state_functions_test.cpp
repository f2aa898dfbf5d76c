// Provider states set up by functions.
#include "verifier/states/state_functions.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace accord::verifier {
namespace {

const std::vector<contract::ProviderState> kTwoStates = {
    {.name = "a product", .params = {{"id", 7}, {"name", "tea"}}}, {.name = "a user"}};

TEST(StateFunctions, are_called_by_name_and_give_values) {
    std::vector<std::string> calls;
    const StateFunctions states({{"a product", [&](const json::Object& params, StateAction action) {
                                      calls.push_back(action == StateAction::kSetUp ? "up"
                                                                                    : "down");
                                      EXPECT_EQ(params, kTwoStates[0].params);
                                      return json::Object{{"id", 42}};
                                  }}});
    const auto done = states.set_up(kTwoStates).value();
    EXPECT_EQ(done.values, (json::Object{{"id", 42}, {"name", "tea"}}));
    EXPECT_EQ(done.warnings,
              std::vector<std::string>{
                  "provider state \"a user\" was not set up: no function sets it up"});
    EXPECT_TRUE(states.tear_down(kTwoStates));
    EXPECT_EQ(calls, (std::vector<std::string>{"up", "down"}));
}

TEST(StateFunctions, that_fail_or_throw_name_the_state) {
    const StateFunctions states(
        {{"a product", [](const json::Object&, StateAction action) -> Result<json::Object> {
              if (action == StateAction::kSetUp) {
                  return invalid_input("no such product");
              }
              throw std::runtime_error("gone");
          }}});
    EXPECT_EQ(states.set_up(kTwoStates).error().message,
              "setup of provider state \"a product\": no such product");
    EXPECT_EQ(states.tear_down(kTwoStates).error().message,
              "teardown of provider state \"a product\": its function threw: gone");
}

TEST(StateFunctions, can_be_needed_for_every_state) {
    const StateFunctions states(
        {{"a usr", [](const json::Object&, StateAction) { return json::Object{}; }}},
        StateFunctions::Missing::kFails);
    EXPECT_EQ(states.set_up({{.name = "a user"}}).error().message,
              "provider state \"a user\": no function sets it up; did you mean \"a usr\"?");
    EXPECT_EQ(states.set_up({{.name = "other"}}).error().message,
              "provider state \"other\": no function sets it up");
}

}  // namespace
}  // namespace accord::verifier
