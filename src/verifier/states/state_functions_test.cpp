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

TEST(StateFunctions, tear_down_in_reverse_what_was_set_up_and_go_on_after_a_failure) {
    std::vector<std::string> downs;
    const auto function = [&](std::string name, bool goes_up) {
        return [&downs, name, goes_up](const json::Object&,
                                       StateAction action) -> Result<json::Object> {
            if (action == StateAction::kSetUp && !goes_up) {
                return invalid_input("no");
            }
            if (action == StateAction::kTearDown) {
                downs.push_back(name);
                return invalid_input("stays");
            }
            return json::Object{};
        };
    };
    const StateFunctions states(
        {{"a", function("a", true)}, {"b", function("b", true)}, {"c", function("c", false)}});
    EXPECT_EQ(states.tear_down({{.name = "a"}, {.name = "b"}}).error().message,
              "teardown of provider state \"b\": stays");
    EXPECT_EQ(downs, (std::vector<std::string>{"b", "a"}));
    downs.clear();
    EXPECT_EQ(states.set_up({{.name = "a"}, {.name = "b"}, {.name = "c"}}).error().message,
              "setup of provider state \"c\": no");
    EXPECT_EQ(downs, (std::vector<std::string>{"b", "a"}));
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
