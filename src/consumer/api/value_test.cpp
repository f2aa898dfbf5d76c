#include "accord/value.hpp"

#include "accord/error.hpp"
#include "consumer/api/value_node.hpp"

namespace accord {
namespace {

std::string example(const Value& value) { return json::write_compact(consumer::example_of(value)); }

/// "$.a=type $.b=regex"
std::string rules(const Value& value) {
    contract::RulesByKey rules;
    consumer::collect_rules(value, "$", rules);
    std::string out;
    for (const auto& [path, list] : rules) {
        for (const auto& rule : list.rules) {
            out += fmt::format("{}{}", path, json::write_compact(contract::rule_to_json(rule)));
        }
    }
    return out;
}

template <class Action>
std::string refusal(Action action) {
    try {
        action();
    } catch (const PactError& error) {
        return error.what();
    }
    return "nothing was refused";
}

TEST(Value, plain_values_stand_for_themselves) {
    EXPECT_EQ(
        example(object({{"text", "a"},
                        {"int", 1},
                        {"size", std::size_t{2}},
                        {"large", UINT64_MAX},
                        {"double", 1.0},
                        {"yes", true},
                        {"nothing", nullptr},
                        {"list", array({1, "b", array({})})},
                        {"empty", object({})}})),
        R"({"text":"a","int":1,"size":2,"large":18446744073709551615,"double":1.0,"yes":true,)"
        R"("nothing":null,"list":[1,"b",[]],"empty":{}})");
    EXPECT_EQ(rules(object({{"a", array({1, 2})}})), "");
}

TEST(Value, matchers_leave_an_example_and_a_rule_at_their_place) {
    const auto value = object({{"id", integer(42)},
                               {"odd name", like(object({{"price", decimal(1.5)}}))},
                               {"list", array({1, number(2)})}});
    EXPECT_EQ(example(value), R"({"id":42,"odd name":{"price":1.5},"list":[1,2.0]})");
    EXPECT_EQ(rules(value),
              R"($.id{"match":"integer"})"
              R"($.list[1]{"match":"number"})"
              R"($['odd name']{"match":"type"})"
              R"($['odd name'].price{"match":"decimal"})");
}

TEST(Value, each_like_repeats_its_example_as_often_as_it_asks_for) {
    const auto value = object({{"tags", each_like(like("a"), 2, 5)}});
    EXPECT_EQ(example(value), R"({"tags":["a","a"]})");
    EXPECT_EQ(rules(value), R"($.tags{"match":"type","min":2,"max":5}$.tags[*]{"match":"type"})");
    EXPECT_EQ(example(each_like(1, 0)), "[1]");
    EXPECT_EQ(refusal([] { each_like(1, 3, 2); }), "each_like(): at least 3 and at most 2 items");
}

TEST(Value, texts_have_patterns) {
    EXPECT_EQ(rules(regex("\\d+", "7")), R"(${"match":"regex","regex":"\\d+"})");
    EXPECT_EQ(rules(include("ell", "hello")), R"(${"match":"include","value":"ell"})");
    EXPECT_EQ(rules(date("yyyy-MM-dd", "2024-02-29")),
              R"(${"match":"date","format":"yyyy-MM-dd"})");
    EXPECT_EQ(example(time("HH:mm", "23:59")), R"("23:59")");
    EXPECT_EQ(example(datetime("yyyy-MM-dd HH:mm", "2024-02-29 10:00")), R"("2024-02-29 10:00")");
    EXPECT_EQ(example(uuid()), R"("936da01f-9abd-4d9d-80c7-02af85c822a8")");
}

TEST(Value, refuses_an_example_that_breaks_its_own_rule) {
    EXPECT_THAT(refusal([] { regex("\\d+", "seven"); }),
                testing::StartsWith("regex(): the example breaks its own rule: "));
    EXPECT_THAT(refusal([] { regex("(", "a"); }), testing::StartsWith("regex(): "));
    EXPECT_THAT(refusal([] { date("yyyy-MM-dd", "2023-02-29"); }),
                testing::StartsWith("date(): the example breaks its own rule: "));
    EXPECT_THAT(refusal([] { include("x", "hello"); }),
                testing::StartsWith("include(): the example breaks its own rule: "));
}

TEST(Value, refuses_two_rules_at_one_place_and_two_members_of_one_name) {
    EXPECT_EQ(refusal([] { like(integer(1)); }), "like(): the example has a matcher of its own");
    EXPECT_EQ(refusal([] { object({{"a", 1}, {"a", 2}}); }), "object(): \"a\" is there twice");
    EXPECT_EQ(refusal([] { Value(1.0 / 0.0); }), "JSON has no number for infinity or NaN");
}

}  // namespace
}  // namespace accord
