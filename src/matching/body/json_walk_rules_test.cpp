// Which rules hold for a list or map by itself, which for what is in it: as the Pact core decides
// (tests/interop/core compares many more cases).
#include "contract/matching_rules_json.hpp"
#include "matching/body/json_walk.hpp"

namespace accord::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> differences(std::string_view expected,
                                     std::string_view actual,
                                     std::string_view rules) {
    const auto parsed = contract::rules_from_json(json::Object{{"body", *json::parse(rules)}});
    const auto tree = RuleTree::compile(parsed.value().body);
    std::vector<std::string> out;
    for (const Mismatch& mismatch : JsonWalk(tree.value(), UnexpectedKeys::kAllow)
                                        .compare(*json::parse(expected), *json::parse(actual)))
        out.push_back(mismatch.place + ": " + mismatch.sentence);
    return out;
}

TEST(JsonWalkRules, a_rule_for_scalars_holds_for_each_item_of_a_list) {
    constexpr std::string_view kRules = R"({"$":{"match":"integer"}})";
    EXPECT_THAT(differences("[1]", "[2,3]", kRules), IsEmpty());
    EXPECT_THAT(differences("[1]", "[]", kRules), IsEmpty());
    EXPECT_THAT(differences("[1]", R"([2,"x"])", kRules),
                ElementsAre("$[1]: Expected 'x' (String) to be an integer"));
}

TEST(JsonWalkRules, a_map_is_no_scalar) {
    EXPECT_THAT(differences(R"([{"k":1}])", R"([{"k":1}])", R"({"$":{"match":"integer"}})"),
                ElementsAre("$[0]: Expected {\"k\":1} (Object) to be an integer"));
    EXPECT_THAT(
        differences(R"({"k":"a"})", R"({"k":"b"})", R"({"$":{"match":"regex","regex":"[ab]"}})"),
        IsEmpty());
}

TEST(JsonWalkRules, bounds_hold_for_maps_as_for_lists) {
    constexpr std::string_view kRules = R"({"$":{"match":"type","min":1,"max":2}})";
    EXPECT_THAT(differences("{}", "{}", kRules),
                ElementsAre("$: Expected {} (size 0) to have minimum size of 1"));
    EXPECT_THAT(differences(R"({"a":1})", R"({"a":1,"b":2})", kRules), IsEmpty());
    EXPECT_THAT(
        differences(R"({"a":1})", R"({"a":1,"b":2,"c":3})", kRules),
        ElementsAre(R"($: Expected {"a":1,"b":2,"c":3} (size 3) to have maximum size of 2)"));
}

TEST(JsonWalkRules, what_is_below_a_rule_for_values_does_not_fall_back_to_a_weaker_rule) {
    constexpr std::string_view kRules = R"({"$":{"match":"type"},"$.v":{"match":"values"}})";
    EXPECT_THAT(differences(R"({"v":{"a":1}})", R"({"v":{"z":1}})", kRules), IsEmpty());
    EXPECT_THAT(differences(R"({"v":{"a":1}})", R"({"v":{"z":2}})", kRules),
                ElementsAre("$.v.z: Expected 2 (Integer) to be equal to 1 (Integer)"));
}

TEST(JsonWalkRules, a_rule_for_keys_leaves_the_values_to_other_rules) {
    constexpr std::string_view kKeys =
        R"("$":{"match":"eachKey","rules":[{"match":"regex","regex":"[a-c]"}]})";
    EXPECT_THAT(differences(R"({"a":{"n":1}})", R"({"a":{"n":2}})", fmt::format("{{{}}}", kKeys)),
                IsEmpty());
    EXPECT_THAT(differences(R"({"a":{"n":1}})", R"({"a":{}})", fmt::format("{{{}}}", kKeys)),
                ElementsAre("$.a: Actual map is missing the following keys: n"));
    EXPECT_THAT(differences(R"({"a":1})",
                            R"({"a":"x"})",
                            fmt::format(R"({{{},"$.a":{{"match":"integer"}}}})", kKeys)),
                ElementsAre("$.a: Expected 'x' (String) to be an integer"));
}

TEST(JsonWalkRules, rules_beside_one_for_each_value_hold_for_the_values_too) {
    constexpr std::string_view kRules =
        R"({"$":{"matchers":[{"match":"eachValue","rules":[{"match":"type"}]},{"match":"notEmpty"}]}})";
    EXPECT_THAT(differences(R"({"a":"x"})", R"({"b":"y"})", kRules), IsEmpty());
    EXPECT_THAT(differences(R"({"a":"x"})", R"({"a":""})", kRules),
                ElementsAre("$.a: Expected '' (String) to not be empty"));
    EXPECT_THAT(differences(R"({"a":"x"})", R"({"a":7})", kRules),
                ElementsAre("$.a: Expected 7 (Integer) to be the same type as 'x' (String)"));
}

TEST(JsonWalkRules, type_or_null_makes_a_map_nullable) {
    constexpr std::string_view kRules =
        R"({"$.v":{"combine":"OR","matchers":[{"match":"type"},{"match":"null"}]}})";
    EXPECT_THAT(differences(R"({"v":{"a":1}})", R"({"v":{"a":2}})", kRules), IsEmpty());
    EXPECT_THAT(differences(R"({"v":{"a":1}})", R"({"v":null})", kRules), IsEmpty());
    EXPECT_THAT(differences(R"({"v":{"a":1}})", R"({"v":3})", kRules),
                ElementsAre(R"($.v: Type mismatch: Expected 3 (Integer) to be the same type as )"
                            R"({"a":1} (Object))"));
}

}  // namespace
}  // namespace accord::matching
