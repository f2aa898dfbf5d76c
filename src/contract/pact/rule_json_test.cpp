// Matching rules between the model and the JSON of each version.
#include "contract/pact/rule_json.hpp"

#include "contract/model/rules.hpp"
#include "contract/pact/matching_rules_json.hpp"

namespace accord::contract {
namespace {

Result<MatchingRule> read(std::string_view text) {
    return rule_from_json(json::parse(text)->get_object());
}

std::string rule_round_trip(std::string_view text) {
    const auto rule = read(text);
    return rule ? json::write_canonical(rule_to_json(*rule)) : rule.error().message;
}

TEST(Rules, survive_a_round_trip) {
    for (
        std::string_view text : {
            R"({"match":"equality"})",
            R"({"match":"regex","regex":"\\d+"})",
            R"({"match":"type","max":3,"min":1})",
            R"({"match":"include","value":"x"})",
            R"({"match":"timestamp","format":"yyyy"})",
            R"({"match":"statusCode","status":"success"})",
            R"({"match":"statusCode","status":[200,201]})",
            R"({"match":"eachKey","rules":[{"match":"regex","regex":"a"}],"value":"one"})",
            R"({"match":"arrayContains","variants":[{"index":1,"rules":{"$.a":{"combine":"AND","matchers":[{"match":"type"}]}}}]})",
        }) {
        EXPECT_EQ(rule_round_trip(text), json::write_canonical(*json::parse(text)));
    }
}

TEST(Rules, are_read_from_what_was_written_without_a_text_between) {
    const MatchingRule rule{rule::Type{.min = 1, .max = 2}};
    EXPECT_EQ(rule_from_json(rule_to_json(rule)), rule);
}

TEST(Rules, accept_aliases) {
    EXPECT_EQ(rule_round_trip(R"({"match":"not-empty"})"), R"({"match":"notEmpty"})");
    EXPECT_EQ(rule_round_trip(R"({"match":"real"})"), R"({"match":"decimal"})");
    EXPECT_EQ(rule_round_trip(R"({"match":"min-type","min":"2"})"), R"({"match":"type","min":2})");
    EXPECT_EQ(rule_round_trip(R"({"match":"max","max":2})"), R"({"match":"type","max":2})");
    EXPECT_EQ(rule_round_trip(R"({"match":"date","date":"yyyy"})"),
              R"({"format":"yyyy","match":"date"})");
}

TEST(Rules, guess_the_matcher_of_version_2_from_its_attribute) {
    EXPECT_EQ(rule_round_trip(R"({"min":1})"), R"({"match":"type","min":1})");
    EXPECT_EQ(rule_round_trip(R"({"regex":"a"})"), R"({"match":"regex","regex":"a"})");
    EXPECT_EQ(rule_round_trip(R"({"timestamp":"yyyy"})"),
              R"({"format":"yyyy","match":"timestamp"})");
}

TEST(Rules, say_what_is_wrong) {
    EXPECT_EQ(rule_round_trip(R"({"match":"regexx"})"), "unknown matcher \"regexx\"");
    EXPECT_EQ(rule_round_trip(R"({})"), "\"match\" is missing: it names the matcher");
    EXPECT_EQ(rule_round_trip(R"({"match":"regex"})"), "matcher \"regex\": \"regex\" is missing");
    EXPECT_EQ(rule_round_trip(R"({"match":"type","min":-1})"),
              "matcher \"type\": \"min\" must be a whole number from 0, not -1");
    EXPECT_EQ(rule_round_trip(R"({"match":"eachKey","rules":[{"match":"x"}]})"),
              "matcher \"eachKey\": rule 1: unknown matcher \"x\"");
}

TEST(MatchingRules, read_the_flat_keys_of_version_2) {
    const auto rules = rules_from_json(*json::parse(R"({
        "$.path": {"match": "regex", "regex": "/a"},
        "$.query.q": {"match": "type"},
        "$.headers['X-A']": {"match": "type"},
        "$.body": {"min": 1},
        "$['body']['a'][*].b": {"match": "type"}})"));
    ASSERT_TRUE(rules) << rules.error().message;
    EXPECT_EQ(rules->path.rules.size(), 1u);
    EXPECT_TRUE(rules->query.contains("q"));
    EXPECT_TRUE(rules->header.contains("X-A"));
    EXPECT_TRUE(rules->body.contains("$"));
    EXPECT_TRUE(rules->body.contains("$.a[*].b"));
    EXPECT_EQ(json::write_canonical(rules_to_v2_json(*rules, {})),
              R"({"$.body":{"match":"type","min":1},"$.body.a[*].b":{"match":"type"},)"
              R"("$.headers['X-A']":{"match":"type"},"$.path":{"match":"regex","regex":"/a"},)"
              R"("$.query.q":{"match":"type"}})");
}

TEST(MatchingRules, read_and_write_categories) {
    const std::string text =
        R"({"body":{"$.a":{"combine":"OR","matchers":[{"match":"type"},{"match":"null"}]}},)"
        R"("header":{"X":{"combine":"AND","matchers":[{"match":"type"}]}},)"
        R"("path":{"combine":"AND","matchers":[{"match":"regex","regex":"/a"}]}})";
    const auto rules = rules_from_json(*json::parse(text));
    ASSERT_TRUE(rules) << rules.error().message;
    EXPECT_EQ(json::write_canonical(rules_to_json(*rules)), text);
}

TEST(MatchingRules, name_category_and_key_of_an_error) {
    const auto rules =
        rules_from_json(*json::parse(R"({"body":{"$.id":{"matchers":[{"match":"regexx"}]}}})"));
    EXPECT_EQ(rules.error().message, "body rule \"$.id\": unknown matcher \"regexx\"");
    EXPECT_EQ(rules_from_json(*json::parse(R"({"cookies":{}})")).error().message,
              "unknown category of matching rules \"cookies\"");
}

}  // namespace
}  // namespace accord::contract
