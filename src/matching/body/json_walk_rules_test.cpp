// Which rules hold for a list or map by itself, which for what is in it: as the Pact core decides
// (tests/interop/core compares many more cases).
#include "base/json_exact.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "matching/body/json_walk.hpp"

namespace accord::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> ruled_differences(std::string_view expected,
                                           std::string_view actual,
                                           std::string_view rules) {
    const auto parsed = contract::rules_from_json(json::Object{{"body", *json::parse(rules)}});
    const auto tree = RuleTree::compile(parsed.value().body);
    std::vector<std::string> out;
    for (const Mismatch& mismatch : JsonWalk(tree.value(), UnexpectedKeys::kAllow)
                                        .compare(*json::parse(expected), *json::parse(actual))) {
        out.push_back(mismatch.place + ": " + mismatch.sentence);
    }
    return out;
}

TEST(JsonWalkRules, a_rule_for_scalars_holds_for_each_item_of_a_list) {
    constexpr std::string_view kRules = R"({"$":{"match":"integer"}})";
    EXPECT_THAT(ruled_differences("[1]", "[2,3]", kRules), IsEmpty());
    EXPECT_THAT(ruled_differences("[1]", "[]", kRules), IsEmpty());
    EXPECT_THAT(ruled_differences("[1]", R"([2,"x"])", kRules),
                ElementsAre("$[1]: Expected 'x' (String) to be an integer"));
}

TEST(JsonWalkRules, a_map_is_no_scalar) {
    EXPECT_THAT(ruled_differences(R"([{"k":1}])", R"([{"k":1}])", R"({"$":{"match":"integer"}})"),
                ElementsAre("$[0]: Expected {\"k\":1} (Object) to be an integer"));
    EXPECT_THAT(ruled_differences(
                    R"({"k":"a"})", R"({"k":"b"})", R"({"$":{"match":"regex","regex":"[ab]"}})"),
                IsEmpty());
}

TEST(JsonWalkRules, bounds_hold_for_maps_as_for_lists) {
    constexpr std::string_view kRules = R"({"$":{"match":"type","min":1,"max":2}})";
    EXPECT_THAT(ruled_differences("{}", "{}", kRules),
                ElementsAre("$: Expected {} (size 0) to have minimum size of 1"));
    EXPECT_THAT(ruled_differences(R"({"a":1})", R"({"a":1,"b":2})", kRules), IsEmpty());
    EXPECT_THAT(
        ruled_differences(R"({"a":1})", R"({"a":1,"b":2,"c":3})", kRules),
        ElementsAre(R"($: Expected {"a":1,"b":2,"c":3} (size 3) to have maximum size of 2)"));
}

TEST(JsonWalkRules, bounds_hold_where_the_example_is_an_empty_list) {
    EXPECT_THAT(ruled_differences("[]", "[1,2]", R"({"$":{"match":"type","max":0}})"),
                ElementsAre("$: Expected [1, 2] (size 2) to have maximum size of 0"));
    EXPECT_THAT(ruled_differences("[]", "[]", R"({"$":{"match":"type","min":1}})"),
                ElementsAre("$: Expected [] (size 0) to have minimum size of 1"));
    EXPECT_THAT(ruled_differences("[]", "[]", R"({"$":{"match":"notEmpty"}})"),
                ElementsAre("$: Expected [] (Array) to not be empty"));
    constexpr std::string_view kBoth = R"({"$.a":{"match":"type","min":1,"max":2}})";
    EXPECT_THAT(ruled_differences(R"({"a":[]})", R"({"a":[1,"x"]})", kBoth), IsEmpty());
    EXPECT_THAT(ruled_differences(R"({"a":[]})", R"({"a":[1,2,3]})", kBoth),
                ElementsAre("$.a: Expected [1, 2, 3] (size 3) to have maximum size of 2"));
}

TEST(JsonWalkRules, items_without_an_example_keep_to_the_rules_that_need_none) {
    constexpr std::string_view kBelow =
        R"({"$.a":{"match":"type","min":0},"$.a[*].id":{"match":"integer"},
            "$.a[*].tags":{"match":"type","max":1}})";
    EXPECT_THAT(
        ruled_differences(R"({"a":[]})", R"({"a":[{"id":1,"tags":["x"],"n":null}]})", kBelow),
        IsEmpty());
    EXPECT_THAT(ruled_differences(R"({"a":[]})", R"({"a":[{"id":"x","tags":[1,2]}]})", kBelow),
                ElementsAre("$.a[0].id: Expected 'x' (String) to be an integer",
                            "$.a[0].tags: Expected [1, 2] (size 2) to have maximum size of 1"));
}

TEST(JsonWalkRules, a_rule_for_each_value_holds_where_the_example_has_none) {
    constexpr std::string_view kEach =
        R"({"$":{"match":"eachValue","rules":[{"match":"regex","regex":"[a-z]+"}]}})";
    EXPECT_THAT(ruled_differences("[]", R"(["a","b"])", kEach), IsEmpty());
    EXPECT_THAT(ruled_differences("[]", R"(["a",7])", kEach),
                ElementsAre("$[1]: Expected '7' to match '[a-z]+'"));
    EXPECT_THAT(ruled_differences("{}", R"({"k":"7"})", kEach),
                ElementsAre("$.k: Expected '7' to match '[a-z]+'"));
    EXPECT_THAT(ruled_differences("[]", R"([{"k":"a"}])", kEach),
                ElementsAre("$[0]: Expected '{\"k\":\"a\"}' to match '[a-z]+'"));
    constexpr std::string_view kBounds =
        R"({"$":{"match":"eachValue","rules":[{"match":"type","min":1,"max":2}]}})";
    EXPECT_THAT(ruled_differences("[]", "[[1],[1,2,3],[]]", kBounds),
                ElementsAre("$[1]: Expected [1, 2, 3] (size 3) to have maximum size of 2",
                            "$[2]: Expected [] (size 0) to have minimum size of 1"));
    constexpr std::string_view kBeside =
        R"({"$":{"matchers":[{"match":"type","max":1},
                             {"match":"eachKey","rules":[{"match":"regex","regex":"[a-z]"}]}]}})";
    EXPECT_THAT(ruled_differences("{}", R"({"a":1})", kBeside), IsEmpty());
    EXPECT_THAT(ruled_differences("{}", R"({"a":1,"7":2})", kBeside),
                ElementsAre(R"($: Expected {"a":1,"7":2} (size 2) to have maximum size of 1)",
                            "$[7]: Expected '7' to match '[a-z]'"));
}

TEST(JsonWalkRules, variants_need_their_examples) {
    constexpr std::string_view kOne = R"({"$":{"match":"arrayContains","variants":[{"index":0}]}})";
    EXPECT_THAT(ruled_differences("[]", "[1]", kOne),
                ElementsAre("$: ArrayContains: variant 0 is missing from the expected list, which "
                            "has 0 items"));
    constexpr std::string_view kAll =
        R"({"$":{"matchers":[{"match":"arrayContains","variants":[]},{"match":"type","max":2}]}})";
    EXPECT_THAT(ruled_differences("[1,2]", "[2,1]", kAll), IsEmpty());
    EXPECT_THAT(ruled_differences("[1,2]", "[1]", kAll),
                ElementsAre(testing::StartsWith("$: Variant at index 1 (2) was not found")));
    EXPECT_THAT(ruled_differences("[1,2]", "[1,2,3]", kAll),
                ElementsAre("$: Expected [1, 2, 3] (size 3) to have maximum size of 2"));
}

TEST(JsonWalkRules, what_is_below_a_rule_for_values_does_not_fall_back_to_a_weaker_rule) {
    constexpr std::string_view kRules = R"({"$":{"match":"type"},"$.v":{"match":"values"}})";
    EXPECT_THAT(ruled_differences(R"({"v":{"a":1}})", R"({"v":{"z":1}})", kRules), IsEmpty());
    EXPECT_THAT(ruled_differences(R"({"v":{"a":1}})", R"({"v":{"z":2}})", kRules),
                ElementsAre("$.v.z: Expected 2 (Integer) to be equal to 1 (Integer)"));
}

TEST(JsonWalkRules, a_rule_for_keys_leaves_the_values_to_other_rules) {
    constexpr std::string_view kKeys =
        R"("$":{"match":"eachKey","rules":[{"match":"regex","regex":"[a-c]"}]})";
    EXPECT_THAT(
        ruled_differences(R"({"a":{"n":1}})", R"({"a":{"n":2}})", fmt::format("{{{}}}", kKeys)),
        IsEmpty());
    EXPECT_THAT(ruled_differences(R"({"a":{"n":1}})", R"({"a":{}})", fmt::format("{{{}}}", kKeys)),
                ElementsAre("$.a: Actual map is missing the following keys: n"));
    EXPECT_THAT(ruled_differences(R"({"a":1})",
                                  R"({"a":"x"})",
                                  fmt::format(R"({{{},"$.a":{{"match":"integer"}}}})", kKeys)),
                ElementsAre("$.a: Expected 'x' (String) to be an integer"));
}

TEST(JsonWalkRules, rules_beside_one_for_each_value_hold_for_the_values_too) {
    constexpr std::string_view kRules =
        R"({"$":{"matchers":[{"match":"eachValue","rules":[{"match":"type"}]},{"match":"notEmpty"}]}})";
    EXPECT_THAT(ruled_differences(R"({"a":"x"})", R"({"b":"y"})", kRules), IsEmpty());
    EXPECT_THAT(ruled_differences(R"({"a":"x"})", R"({"a":""})", kRules),
                ElementsAre("$.a: Expected '' (String) to not be empty"));
    EXPECT_THAT(ruled_differences(R"({"a":"x"})", R"({"a":7})", kRules),
                ElementsAre("$.a: Expected 7 (Integer) to be the same type as 'x' (String)"));
}

TEST(JsonWalkRules, type_or_null_makes_a_map_nullable) {
    constexpr std::string_view kRules =
        R"({"$.v":{"combine":"OR","matchers":[{"match":"type"},{"match":"null"}]}})";
    EXPECT_THAT(ruled_differences(R"({"v":{"a":1}})", R"({"v":{"a":2}})", kRules), IsEmpty());
    EXPECT_THAT(ruled_differences(R"({"v":{"a":1}})", R"({"v":null})", kRules), IsEmpty());
    EXPECT_THAT(ruled_differences(R"({"v":{"a":1}})", R"({"v":3})", kRules),
                ElementsAre(R"($.v: Type mismatch: Expected 3 (Integer) to be the same type as )"
                            R"({"a":1} (Object))"));
}

TEST(JsonWalkRules, integers_beyond_64_bits_are_integers_with_all_their_digits) {
    constexpr std::string_view kOne = R"({"id":123456789012345678901234567890})";
    constexpr std::string_view kOther = R"({"id":123456789012345678901234567891})";
    EXPECT_THAT(ruled_differences(kOne, kOne, "{}"), IsEmpty());
    EXPECT_THAT(ruled_differences(kOne, kOther, "{}"),
                ElementsAre("$.id: Expected 123456789012345678901234567891 (Integer) to be equal "
                            "to 123456789012345678901234567890 (Integer)"));
    for (const char* name : {"integer", "number", "type", "notEmpty"}) {
        const auto rules = fmt::format(R"({{"$.id":{{"match":"{}"}}}})", name);
        EXPECT_THAT(ruled_differences(kOne, kOther, rules), IsEmpty()) << name;
        EXPECT_THAT(ruled_differences(R"({"id":1})", kOther, rules), IsEmpty()) << name;
    }
    EXPECT_THAT(ruled_differences(kOne, R"({"id":1})", R"({"$.id":{"match":"type"}})"), IsEmpty());
    EXPECT_THAT(ruled_differences(kOne, kOther, R"({"$.id":{"match":"regex","regex":"\\d{30}"}})"),
                IsEmpty());
    EXPECT_THAT(ruled_differences(kOne, kOther, R"({"$.id":{"match":"decimal"}})"),
                ElementsAre("$.id: Expected 123456789012345678901234567891 (Integer) to be a "
                            "decimal number; it has no fraction; the rule 'number' takes both"));
}

TEST(JsonWalkRules, an_integer_beyond_64_bits_is_no_map) {
    constexpr std::string_view kNumber = R"({"a":123456789012345678901234567890})";
    EXPECT_THAT(ruled_differences(R"({"a":{"b":1}})", kNumber, "{}"),
                ElementsAre("$.a: Type mismatch: Expected 123456789012345678901234567890 (Integer) "
                            "to be the same type as {\"b\":1} (Object)"));
    EXPECT_THAT(ruled_differences(kNumber, R"({"a":{"b":1}})", R"({"$.a":{"match":"type"}})"),
                ElementsAre("$.a: Expected {\"b\":1} (Object) to be the same type as "
                            "123456789012345678901234567890 (Integer)"));
    EXPECT_THAT(ruled_differences(kNumber, R"({"a":"123456789012345678901234567890"})", "{}"),
                ElementsAre("$.a: Expected '123456789012345678901234567890' (String) to be equal "
                            "to 123456789012345678901234567890 (Integer); the number came as "
                            "text, in quotes"));
}

}  // namespace
}  // namespace accord::matching
