// JSON compared value by value, with and without rules.
#include "matching/body/json_walk.hpp"

#include "contract/pact/matching_rules_json.hpp"

namespace accord::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "path: sentence" of each mismatch under rules given as {"$.path": rule or list of rules}.
std::vector<std::string> json_differences(std::string_view expected,
                                          std::string_view actual,
                                          std::string_view rules = "{}",
                                          UnexpectedKeys unexpected = UnexpectedKeys::kAllow) {
    const auto parsed = contract::rules_from_json(json::Object{{"body", *json::parse(rules)}});
    if (!parsed) {
        return {parsed.error().message};
    }
    const auto tree = RuleTree::compile(parsed->body);
    if (!tree) {
        return {tree.error().message};
    }
    std::vector<std::string> out;
    for (const Mismatch& mismatch :
         JsonWalk(*tree, unexpected).compare(*json::parse(expected), *json::parse(actual))) {
        out.push_back(mismatch.place + ": " + mismatch.sentence);
    }
    return out;
}

TEST(JsonWalk, compares_by_equality_without_rules) {
    EXPECT_THAT(json_differences(R"({"a":[1,{"b":"x"}]})", R"({"a":[1,{"b":"x"}]})"), IsEmpty());
    EXPECT_THAT(json_differences(R"({"a":1,"b":"x"})", R"({"a":1.0,"b":"y"})"),
                ElementsAre("$.a: Expected 1.0 (Decimal) to be equal to 1 (Integer); only one of "
                            "them is written with a fraction; the rule 'number' takes both",
                            "$.b: Expected 'y' (String) to be equal to 'x' (String)"));
}

TEST(JsonWalk, refuses_unexpected_keys_only_when_told) {
    EXPECT_THAT(json_differences(R"({"a":1})", R"({"a":1,"b":2})"), IsEmpty());
    EXPECT_THAT(json_differences(R"({"a":1})", R"({"a":1,"b":2})", "{}", UnexpectedKeys::kRefuse),
                ElementsAre("$: Expected a Map with keys [a] but received one with keys [a, b]; "
                            "'b' is not expected"));
    EXPECT_THAT(json_differences("{}", R"({"b":2})", "{}", UnexpectedKeys::kRefuse),
                ElementsAre("$: Expected an empty Map but received {\"b\":2}"));
}

TEST(JsonWalk, names_missing_keys_in_order) {
    EXPECT_THAT(json_differences(R"({"c":1,"a":1,"b":1})", R"({"c":1})"),
                ElementsAre("$: Actual map is missing the following keys: a, b"));
}

TEST(JsonWalk, compares_lists_item_by_item) {
    EXPECT_THAT(json_differences("[1,2]", "[1,3,4]"),
                ElementsAre("$[1]: Expected 3 (Integer) to be equal to 2 (Integer)",
                            "$: Expected a List with 2 elements but received 3 elements"));
    EXPECT_THAT(json_differences("[]", "[1]"),
                ElementsAre("$: Expected an empty List but received [1]; an empty example allows "
                            "no items unless a rule does"));
}

TEST(JsonWalk, tells_types_apart) {
    EXPECT_THAT(json_differences("{}", "[]"),
                ElementsAre("$: Type mismatch: Expected [] (Array) to be the same type as {} "
                            "(Object)"));
    EXPECT_THAT(json_differences(R"({"a":1})", R"({"a":"1"})", R"({"$.a":{"match":"type"}})"),
                ElementsAre("$.a: Expected '1' (String) to be the same type as 1 (Integer); the "
                            "number came as text, in quotes"));
    EXPECT_THAT(json_differences(R"({"a":1})", R"({"a":2.5})", R"({"$.a":{"match":"type"}})"),
                IsEmpty());
}

TEST(JsonWalk, cascades_a_type_rule_until_another_rule_decides) {
    const std::string_view rules = R"({"$":{"match":"type"},"$.a.c":{"match":"equality"}})";
    EXPECT_THAT(json_differences(R"({"a":{"b":"x","c":"x"}})", R"({"a":{"b":"y","c":"x"}})", rules),
                IsEmpty());
    EXPECT_THAT(json_differences(R"({"a":{"b":"x","c":"x"}})", R"({"a":{"b":"y","c":"z"}})", rules),
                ElementsAre("$.a.c: Expected 'z' (String) to be equal to 'x' (String)"));
}

TEST(JsonWalk, holds_more_items_against_the_first_example) {
    const std::string_view rules =
        R"({"$.a":{"match":"type","min":1},"$.a[*].*":{"match":"type"}})";
    EXPECT_THAT(json_differences(R"({"a":[{"id":1}]})", R"({"a":[{"id":2},{"id":3}]})", rules),
                IsEmpty());
    EXPECT_THAT(json_differences(R"({"a":[{"id":1}]})", R"({"a":[{"id":2},{"id":"x"},{}]})", rules),
                ElementsAre("$.a[1].id: Expected 'x' (String) to be the same type as 1 (Integer)",
                            "$.a[2]: Actual map is missing the following keys: id"));
}

TEST(JsonWalk, checks_lengths_only_where_the_rule_stands) {
    const std::string_view rules = R"({"$":{"match":"type","min":2,"max":3}})";
    EXPECT_THAT(json_differences("[[1]]", "[[1],[]]", rules), IsEmpty());
    EXPECT_THAT(json_differences("[1]", "[1]", rules),
                ElementsAre("$: Expected [1] (size 1) to have minimum size of 2"));
    EXPECT_THAT(json_differences("[1]", "[1,2,3,4]", rules),
                ElementsAre("$: Expected [1, 2, 3, 4] (size 4) to have maximum size of 3"));
}

TEST(JsonWalk, prefers_the_heavier_path) {
    const std::string_view rules =
        R"({"$.a.*":{"match":"integer"},"$.a.b":{"match":"regex","regex":"x+"}})";
    EXPECT_THAT(
        json_differences(R"({"a":{"b":"x","c":1}})", R"({"a":{"b":"xx","c":"2"}})", rules),
        ElementsAre(
            "$.a.c: Expected '2' (String) to be an integer; the number came as text, in quotes"));
}

TEST(JsonWalk, combines_rules_by_and_or_or) {
    const std::string_view both =
        R"({"$":{"combine":"AND","matchers":[{"match":"include","value":"a"},{"match":"include","value":"b"}]}})";
    EXPECT_THAT(json_differences(R"("ab")", R"("b")", both),
                ElementsAre("$: Expected 'b' to include 'a'"));
    const std::string_view either =
        R"({"$":{"combine":"OR","matchers":[{"match":"null"},{"match":"type"}]}})";
    EXPECT_THAT(json_differences(R"("a")", "null", either), IsEmpty());
    EXPECT_THAT(
        json_differences(R"("a")", "1", either),
        ElementsAre("$: Expected 1 (Integer) to be a null value; one of the rules here is enough",
                    "$: Expected 1 (Integer) to be the same type as 'a' (String); one of the rules "
                    "here is enough"));
}

TEST(JsonWalk, frees_keys_under_values_and_each_value) {
    const std::string_view values = R"({"$":{"match":"values"},"$.*":{"match":"type"}})";
    EXPECT_THAT(
        json_differences(R"({"a":"x"})", R"({"b":"y","c":1})", values, UnexpectedKeys::kRefuse),
        ElementsAre("$.c: Expected 1 (Integer) to be the same type as 'x' (String)"));
    const std::string_view each =
        R"({"$":{"match":"eachValue","rules":[{"match":"regex","regex":"[a-z]+"}]}})";
    EXPECT_THAT(
        json_differences(R"({"a":"x"})", R"({"b":"y","c":"1"})", each, UnexpectedKeys::kRefuse),
        ElementsAre("$.c: Expected '1' to match '[a-z]+'"));
}

TEST(JsonWalk, lets_deeper_rules_decide_below_each_value) {
    const std::string_view rules = R"({"$":{"match":"eachValue","rules":[{"match":"type"}]},
                                       "$.*.id":{"match":"integer"}})";
    EXPECT_THAT(json_differences(R"({"k":{"id":1,"n":"a"}})", R"({"z":{"id":1.5,"n":"b"}})", rules),
                ElementsAre("$.z.id: Expected 1.5 (Decimal) to be an integer"));
}

TEST(JsonWalk, applies_each_key_to_the_keys) {
    const std::string_view rules =
        R"({"$":{"match":"eachKey","rules":[{"match":"regex","regex":"[a-z]+"}]}})";
    EXPECT_THAT(
        json_differences(R"({"a":1})", R"({"a":1,"100":2})", rules, UnexpectedKeys::kRefuse),
        ElementsAre("$[100]: Expected '100' to match '[a-z]+'"));
}

TEST(JsonWalk, finds_the_variants_of_array_contains_anywhere) {
    const std::string_view rules = R"({"$":{"match":"arrayContains","variants":[
        {"index":0,"rules":{"$.n":{"matchers":[{"match":"integer"}]}}},{"index":1,"rules":{}}]}})";
    EXPECT_THAT(json_differences(R"([{"n":1},"x"])", R"([true,"x",{"n":7}])", rules), IsEmpty());
    EXPECT_THAT(json_differences(R"([{"n":1},"x"])", R"([{"n":7}])", rules),
                ElementsAre("$: Variant at index 1 (\"x\") was not found in the actual list; "
                            "none of its 1 items is of the type String"));
}

TEST(JsonWalk, tells_the_nearest_item_of_a_variant_that_is_missing) {
    const std::string_view rules = R"({"$.a":{"match":"arrayContains","variants":[
        {"index":0,"rules":{}}]}})";
    const std::string missing =
        "$.a: Variant at index 0 ({\"k\":\"a\",\"n\":1}) was not found in the actual list";
    EXPECT_THAT(
        json_differences(
            R"({"a":[{"n":1,"k":"a"}]})", R"({"a":[{"n":5,"k":"b"},{"n":1,"k":"c"}]})", rules),
        ElementsAre(missing + "; item 1 is nearest, but $.a[1].k: Expected 'c' (String) to be "
                              "equal to 'a' (String)"));
    EXPECT_THAT(
        json_differences(R"({"a":[{"n":1,"k":"a"}]})", R"({"a":["x",{"n":5,"K":"a"}]})", rules),
        ElementsAre(missing +
                    "; item 1 is nearest, but $.a[1]: Actual map is missing the following keys: "
                    "k; there is 'K': the case of letters counts; and 1 more difference"));
    EXPECT_THAT(json_differences(R"({"a":[{"n":1,"k":"a"}]})", R"({"a":["x"]})", rules),
                ElementsAre(missing + "; none of its 1 items is of the type Object"));
    EXPECT_THAT(json_differences(R"({"a":[{"n":1,"k":"a"}]})", R"({"a":[]})", rules),
                ElementsAre(missing + ", which is empty"));
}

TEST(JsonWalk, says_when_only_the_order_differs) {
    EXPECT_THAT(json_differences("[1,2]", "[2,1]"),
                ElementsAre("$[0]: Expected 2 (Integer) to be equal to 1 (Integer); the same items "
                            "came in another order",
                            "$[1]: Expected 1 (Integer) to be equal to 2 (Integer)"));
    EXPECT_THAT(json_differences("[1,2]", "[1,2]", R"({"$[1]":{"match":"regex","regex":"3"}})"),
                ElementsAre(testing::Not(testing::HasSubstr("order"))))
        << "the order is the same, an example breaks its own rule";
}

TEST(JsonWalk, resets_a_type_rule_by_equality_on_a_list) {
    const std::string_view rules = R"({"$":{"match":"type"},"$.a":{"match":"equality"}})";
    EXPECT_THAT(json_differences(R"({"a":[1]})", R"({"a":[2]})", rules),
                ElementsAre("$.a[0]: Expected 2 (Integer) to be equal to 1 (Integer)"));
}

TEST(JsonWalk, addresses_items_by_index_in_either_spelling) {
    EXPECT_THAT(json_differences("[1,2]", "[9,2]", R"({"$.0":{"match":"integer"}})"), IsEmpty());
    EXPECT_THAT(json_differences(R"({"2":1})", R"({"2":9})", R"({"$['2']":{"match":"integer"}})"),
                IsEmpty());
}

TEST(JsonWalk, writes_odd_names_in_brackets) {
    EXPECT_THAT(json_differences(R"({"a b":{"c":1}})", R"({"a b":{"c":2}})"),
                ElementsAre("$['a b'].c: Expected 2 (Integer) to be equal to 1 (Integer)"));
}

}  // namespace
}  // namespace accord::matching
