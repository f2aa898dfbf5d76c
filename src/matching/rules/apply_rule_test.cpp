// Each rule on JSON values, texts and status codes.
#include "matching/rules/apply_rule.hpp"

#include "contract/pact/rule_json.hpp"

namespace accord::matching {
namespace {

std::string on_json(std::string_view rule, std::string_view expected, std::string_view actual) {
    const auto parsed = contract::rule_from_json(json::parse(rule)->get_object());
    const auto set = RuleSet::compile({.rules = {*parsed}});
    if (!set) {
        return set.error().message;
    }
    return why_not(set->rules[0], *json::parse(expected), *json::parse(actual), false)
        .value_or("ok");
}

std::string on_text(std::string_view rule, std::string_view actual) {
    const auto parsed = contract::rule_from_json(json::parse(rule)->get_object());
    const auto set = RuleSet::compile({.rules = {*parsed}});
    return why_not(set->rules[0], std::string_view("example"), actual).value_or("ok");
}

std::string on_status(std::string_view rule, int actual) {
    const auto parsed = contract::rule_from_json(json::parse(rule)->get_object());
    const auto set = RuleSet::compile({.rules = {*parsed}});
    return why_not(set->rules[0], 200, actual).value_or("ok");
}

struct JsonCase {
    std::string_view rule, expected, actual, sentence;
};

class RuleOnJson : public testing::TestWithParam<JsonCase> {};

TEST_P(RuleOnJson, says_why_it_does_not_hold) {
    const auto& [rule, expected, actual, sentence] = GetParam();
    EXPECT_EQ(on_json(rule, expected, actual), sentence);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    RuleOnJson,
    testing::Values(
        JsonCase{R"({"match":"regex","regex":"b"})",
                 R"("b")",
                 R"("abc")",
                 "Expected 'abc' to match 'b'; a part of it matches, but the whole text has to"},
        JsonCase{R"({"match":"regex","regex":"\\d+"})", "1", "12", "ok"},
        JsonCase{R"({"match":"include","value":"x"})", R"("x")", R"("axb")", "ok"},
        JsonCase{R"({"match":"number"})",
                 "1",
                 R"("1")",
                 "Expected '1' (String) to be a number; the number came as text, in quotes"},
        JsonCase{R"({"match":"integer"})",
                 "1",
                 "1.0",
                 "Expected 1.0 (Decimal) to be an integer; a number written with a fraction or an "
                 "exponent is a decimal"},
        JsonCase{R"({"match":"decimal"})",
                 "1.5",
                 "1",
                 "Expected 1 (Integer) to be a decimal number; it has no fraction; the rule "
                 "'number' takes both"},
        JsonCase{R"({"match":"boolean"})", "true", R"("false")", "ok"},
        JsonCase{R"({"match":"boolean"})",
                 "true",
                 "1",
                 "Expected 1 (Integer) to match a boolean; booleans are written true and false"},
        JsonCase{R"({"match":"null"})",
                 "1",
                 R"("")",
                 "Expected '' (String) to be a null value; an empty text is not null"},
        JsonCase{R"({"match":"notEmpty"})", "[1]", "[]", "Expected [] (Array) to not be empty"},
        JsonCase{R"({"match":"notEmpty"})", "1", "0", "ok"},
        JsonCase{R"({"match":"semver"})",
                 R"("1.0.0")",
                 R"("1.0")",
                 "'1.0' is not a valid semantic version; it has three numbers, as in 1.0.0"},
        JsonCase{R"({"match":"semver"})", R"("1.0.0")", R"("1.0.0-rc.1+5")", "ok"},
        JsonCase{R"({"match":"date"})",
                 R"("")",
                 R"("23/07/19")",
                 "Expected '23/07/19' to match a date pattern of 'yyyy-MM-dd'; at character 1, "
                 "'yyyy' (year) is expected but '23/07/19' came"},
        JsonCase{R"({"match":"time","format":"HH:mm"})",
                 R"("")",
                 R"("9:30")",
                 "Expected '9:30' to match a time pattern of 'HH:mm'; at character 1, 'HH' (hour, "
                 "0 to 23) is expected but '9:30' came"},
        JsonCase{R"({"match":"datetime","format":"yyyy"})", R"("")", R"("2026")", "ok"},
        JsonCase{R"({"match":"contentType","value":"application/json"})",
                 R"("")",
                 R"("{\"a\":1}")",
                 "ok"},
        JsonCase{R"({"match":"regex","regex":"("})",
                 "1",
                 "1",
                 "the regular expression \"(\" is not valid: missing closing parenthesis at "
                 "character 1"}));

TEST(RuleOnText, tells_numbers_by_their_spelling) {
    EXPECT_EQ(on_text(R"({"match":"number"})", "-1.5e3"), "ok");
    EXPECT_EQ(on_text(R"({"match":"number"})", "1x"), "Expected '1x' to match a number");
    EXPECT_EQ(on_text(R"({"match":"decimal"})", "12"), "ok");
    EXPECT_EQ(on_text(R"({"match":"integer"})", "-12"), "ok");
    EXPECT_EQ(on_text(R"({"match":"integer"})", "1.5"),
              "Expected '1.5' to match an integer number");
    EXPECT_EQ(on_text(R"({"match":"boolean"})", "yes"), "Expected 'yes' to match a boolean");
    EXPECT_EQ(on_text(R"({"match":"type"})", "anything"), "ok");
    EXPECT_EQ(on_text(R"({"match":"equality"})", "x"), "Expected 'x' to be equal to 'example'");
}

TEST(RuleOnStatus, knows_classes_and_lists) {
    EXPECT_EQ(on_status(R"({"match":"statusCode","status":"success"})", 299), "ok");
    EXPECT_EQ(on_status(R"({"match":"statusCode","status":"success"})", 400),
              "Expected status code 400 to be a Successful response (200–299)");
    EXPECT_EQ(on_status(R"({"match":"statusCode","status":[200,201]})", 202),
              "Expected status code 202 to be one of 200, 201");
    EXPECT_EQ(on_status(R"({"match":"integer"})", 500), "ok");
}

}  // namespace
}  // namespace accord::matching
