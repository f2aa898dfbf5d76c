// Values in tests: examples and rules at their places.
#include "accord/value.hpp"

#include "dsl/consumer/value_node.hpp"
#include "support/consumer_test.hpp"

namespace accord {
namespace {

std::string value_example(const Value& value) {
    return json::write_compact(dsl::example_of(value));
}

std::string value_rules(const Value& value) { return rules_text(dsl::template_of(value).rules); }

TEST(Value, plain_values_stand_for_themselves) {
    EXPECT_EQ(
        value_example(object({{"text", "a"},
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
    EXPECT_EQ(value_rules(object({{"a", array({1, 2})}})), "");
}

TEST(Value, matchers_leave_an_example_and_a_rule_at_their_place) {
    const auto value = object({{"id", integer(42)},
                               {"odd name", like(object({{"price", decimal(1.5)}}))},
                               {"list", array({1, number(2)})}});
    EXPECT_EQ(value_example(value), R"({"id":42,"odd name":{"price":1.5},"list":[1,2.0]})");
    EXPECT_EQ(value_rules(value),
              R"($.id{"match":"integer"})"
              R"($.list[1]{"match":"number"})"
              R"($['odd name']{"match":"type"})"
              R"($['odd name'].price{"match":"decimal"})");
}

TEST(Value, each_like_repeats_its_example_as_often_as_it_asks_for) {
    const auto value = object({{"tags", each_like(like("a"), 2, 5)}});
    EXPECT_EQ(value_example(value), R"({"tags":["a","a"]})");
    EXPECT_EQ(value_rules(value),
              R"($.tags{"match":"type","min":2,"max":5}$.tags[*]{"match":"type"})");
    EXPECT_EQ(value_example(each_like(1, 0)), "[1]");
    EXPECT_EQ(refusal([] { each_like(1, 3, 2); }), "each_like(): at least 3 and at most 2 items");
}

TEST(Value, texts_have_patterns) {
    EXPECT_EQ(value_rules(regex("\\d+", "7")), R"(${"match":"regex","regex":"\\d+"})");
    EXPECT_EQ(value_rules(include("ell", "hello")), R"(${"match":"include","value":"ell"})");
    EXPECT_EQ(value_rules(date("yyyy-MM-dd", "2024-02-29")),
              R"(${"match":"date","format":"yyyy-MM-dd"})");
    EXPECT_EQ(value_example(time("HH:mm", "23:59")), R"("23:59")");
    EXPECT_EQ(value_example(datetime("yyyy-MM-dd HH:mm", "2024-02-29 10:00")),
              R"("2024-02-29 10:00")");
    EXPECT_EQ(value_example(uuid()), R"("936da01f-9abd-4d9d-80c7-02af85c822a8")");
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
    EXPECT_EQ(refusal([] { object({{"\xff", 1}}); }),
              "a text is not valid UTF-8; bytes of another kind go into Body::binary()");
    EXPECT_EQ(refusal([] { Value(static_cast<const char*>(nullptr)); }),
              "a text is a null pointer; nullptr by itself is JSON's null");
}

TEST(Value, reads_integration_json_at_any_place) {
    const auto value = object({{"a", value_from_json(R"({"id": {"pact:matcher:type": "integer",
                                    "pact:generator:type": "RandomInt", "min": 1, "max": 2,
                                    "value": 1}, "b": [2]})")}});
    EXPECT_EQ(value_example(value), R"({"a":{"id":1,"b":[2]}})");
    EXPECT_EQ(value_rules(value), R"($.a.id{"match":"integer"})");
    EXPECT_EQ(generators_text(dsl::template_of(value).generators),
              R"($.a.id RandomInt{"min":1,"max":2})");
    EXPECT_EQ(value_example(value_from_json(R"({"a": 123456789012345678901234567890})")),
              R"({"a":123456789012345678901234567890})");
    EXPECT_EQ(value_rules(value_from_json(R"({"pact:matcher:type": "type", "value": "a"})")),
              R"(${"match":"type"})");
    EXPECT_EQ(
        refusal([] { like(value_from_json(R"({"pact:matcher:type": "type", "value": 1})")); }),
        "like(): the example has a matcher of its own");
    EXPECT_THAT(refusal([] { value_from_json("{"); }),
                testing::StartsWith("value_from_json(): not valid JSON at line 1, column 2: "));
}

TEST(Value, reads_definition_expressions) {
    const auto id = expression("matching(integer, 42)");
    EXPECT_EQ(value_example(id), "42");
    EXPECT_EQ(value_rules(id), R"(${"match":"integer"})");
    const auto both =
        expression("atLeast(2), eachValue(matching(regex, '[a-z]+', 'a'))", array({"a", "b"}));
    EXPECT_EQ(value_example(both), R"(["a","b"])");
    EXPECT_THAT(value_rules(both),
                testing::HasSubstr(R"(${"match":"type","min":2}{"match":"eachValue")"));
    const auto state = expression("matching(type, fromProviderState('id', 7))");
    EXPECT_EQ(generators_text(dsl::template_of(state).generators),
              R"($ ProviderState{"expression":"id","dataType":"INTEGER"})");
}

TEST(Value, an_expression_that_is_not_understood_is_pointed_at) {
    EXPECT_EQ(refusal([] { expression("matching(integer, 'x')"); }),
              "expression(\"matching(integer, 'x')\"): matching definition: an integer is expected "
              "at character 19\n    matching(integer, 'x')\n                      ^");
    EXPECT_EQ(refusal([] { expression("atLeast(2)"); }),
              "expression(\"atLeast(2)\"): it has no example; give one beside it: expression(text, "
              "example)");
    EXPECT_EQ(refusal([] { expression("eachValue(matching($'item'))", array({1})); }),
              "expression(\"eachValue(matching($'item'))\"): there is nothing called \"item\" to "
              "refer to; use each_like(), each_value() or values_like()");
    EXPECT_EQ(refusal([] { expression("atLeast(2)", each_like(1)); }),
              "expression(\"atLeast(2)\"): the example has a matcher of its own");
}

}  // namespace
}  // namespace accord
