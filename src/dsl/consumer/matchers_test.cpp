// Matchers in tests, as the rules that are written.
#include "accord/matchers.hpp"

#include "dsl/consumer/value_node.hpp"
#include "support/consumer_test.hpp"

namespace accord {
namespace {

std::string example(const Value& value) { return json::write_compact(dsl::example_of(value)); }
std::string rules(const Value& value) { return rules_text(dsl::template_of(value).rules); }

TEST(Matchers, of_single_values) {
    EXPECT_EQ(rules(semver("1.2.3-beta.1")), R"(${"match":"semver"})");
    EXPECT_EQ(rules(not_empty("a")), R"(${"match":"notEmpty"})");
    EXPECT_EQ(rules(null()), R"(${"match":"null"})");
    EXPECT_EQ(rules(content_type("application/pdf", "%PDF-1.7")),
              R"(${"match":"contentType","value":"application/pdf"})");
    EXPECT_EQ(rules(status_code(StatusClass::kClientError, 404)),
              R"(${"match":"statusCode","status":"clientError"})");
    EXPECT_EQ(rules(status_code({200, 204})), R"(${"match":"statusCode","status":[200,204]})");
    EXPECT_THAT(
        refusal([] { semver("1.2"); }),
        testing::StartsWith("semver(): the example breaks its own rule: '1.2' is not a valid "
                            "semantic version"));
    EXPECT_THAT(refusal([] { not_empty(array({})); }),
                testing::StartsWith("not_empty(): the example breaks its own rule: "));
    EXPECT_EQ(refusal([] { status_code({}); }), "status_code(): at least one code is needed");
}

TEST(Matchers, lists_may_have_a_greatest_length_only) {
    const auto list = each_like_at_most(integer(1), 3);
    EXPECT_EQ(example(list), "[1]");
    EXPECT_EQ(rules(list), R"(${"match":"type","max":3}$[*]{"match":"integer"})");
}

TEST(Matchers, array_containing_roots_each_variant_at_itself) {
    const auto list =
        array_containing({object({{"rel", "self"}, {"href", regex("/.*", "/a")}}), 2});
    EXPECT_EQ(example(list), R"([{"rel":"self","href":"/a"},2])");
    const auto rules = dsl::template_of(object({{"links", list}})).rules;
    const auto& rule =
        std::get<contract::rule::ArrayContains>(rules.at("$.links").rules.at(0).kind);
    ASSERT_EQ(rule.variants.size(), 2u);
    EXPECT_EQ(rules_text(rule.variants[0].rules), R"($.href{"match":"regex","regex":"/.*"})");
    EXPECT_EQ(rules_text(rule.variants[1].rules), "");
    EXPECT_EQ(rule.variants[1].index, 1u);
    EXPECT_EQ(refusal([] { array_containing({}); }),
              "array_containing(): at least one example is needed");
    EXPECT_EQ(refusal([] { like(array_containing({1})); }),
              "like(): the example has a matcher of its own");
}

TEST(Matchers, values_like_holds_for_any_name) {
    const auto rates = values_like(object({{"GBP", object({{"rate", decimal(1.5)}})}}));
    EXPECT_EQ(example(rates), R"({"GBP":{"rate":1.5}})");
    EXPECT_EQ(rules(rates), R"(${"match":"values"}$.*.rate{"match":"decimal"})");
    EXPECT_EQ(refusal([] {
                  dsl::template_of(values_like(object({{"a", integer(1)}, {"b", like("x")}})));
              }),
              "the examples at $.* have different matchers; one has to hold for all");
    EXPECT_EQ(refusal([] { values_like("a"); }),
              "values_like(): the example is an object() or array()");
}

TEST(Matchers, each_key_and_each_value_may_hold_for_one_object) {
    const auto rates =
        each_key(regex("[A-Z]{3}", "GBP"), each_value(decimal(1.0), object({{"GBP", 1.5}})));
    EXPECT_EQ(example(rates), R"({"GBP":1.5})");
    EXPECT_EQ(rules(rates),
              R"(${"match":"eachValue","rules":[{"match":"decimal"}]})"
              R"({"match":"eachKey","rules":[{"match":"regex","regex":"[A-Z]{3}"}]})");
    EXPECT_EQ(refusal([] { each_key(regex("[A-Z]+", "A"), object({{"a", 1}})); }),
              "each_key(): the example breaks its own rule: Expected 'a' to match '[A-Z]+'");
    EXPECT_EQ(
        refusal([] { each_value(integer(1), array({"x"})); }),
        "each_value(): the example breaks its own rule: Expected 'x' (String) to be an integer");
    EXPECT_EQ(refusal([] { each_value("x", array({"x"})); }),
              "each_value(): the first argument is a matcher without a generator, such as regex()");
    EXPECT_EQ(refusal([] { each_key(like("x"), array({"x"})); }),
              "each_key(): the example is an object()");
}

TEST(Matchers, all_of_and_any_of_join_rules_at_one_place) {
    EXPECT_EQ(rules(all_of({regex("a.*", "abc"), include("b", "b")})),
              R"(${"match":"regex","regex":"a.*"}{"match":"include","value":"b"})");
    EXPECT_EQ(rules(any_of({integer(1), null()})), R"($ OR{"match":"integer"}{"match":"null"})");
    EXPECT_EQ(example(any_of({like(object({{"id", integer(1)}})), null()})), R"({"id":1})");
    EXPECT_EQ(refusal([] { all_of({regex("a.*", "abc"), include("x", "x")}); }),
              "all_of(): the example breaks its own rule: Expected 'abc' to include 'x'");
    EXPECT_EQ(refusal([] { any_of({integer(1)}); }), "any_of(): two matchers or more are needed");
    EXPECT_EQ(
        refusal([] { any_of({integer(1), "a"}); }),
        "any_of(): a plain value is among the matchers; write like(value) or equal_to(value)");
    EXPECT_EQ(
        refusal([] { any_of({all_of({like(1), integer(1)}), null()}); }),
        "any_of(): the rules of one place are joined by all_of() or by any_of(), not by both");
    EXPECT_EQ(refusal([] { any_of({null(), each_like(integer(1))}); }),
              "any_of(): only the first of the matchers may have matchers or a generator in it");
}

}  // namespace
}  // namespace accord
