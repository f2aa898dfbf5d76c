// One rule on values of every kind.
#include "matching/value_matcher.hpp"

#include "contract/pact/rule_json.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace accord::matching {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

ValueMatcher matcher(std::string_view rule) {
    const auto read = contract::rule_from_json(json::parse(rule)->get_object());
    return *ValueMatcher::compile(*read);
}

std::string on_value(std::string_view rule,
                     std::string_view expected,
                     std::string_view actual,
                     bool cascaded = false) {
    return matcher(rule)
        .why_not(*json::parse(expected), *json::parse(actual), cascaded)
        .value_or("ok");
}

std::string on_scalar(std::string_view rule,
                      const json::Value& expected,
                      const json::Value& actual) {
    return matcher(rule).why_not_scalar(expected, actual, false).value_or("ok");
}

std::string on_spelling(std::string_view rule, std::string_view actual, bool cascaded = false) {
    return matcher(rule).why_not_text("example", actual, cascaded).value_or("ok");
}

std::string on_bytes(std::string_view rule, std::string_view expected, std::string_view actual) {
    return matcher(rule).why_not_bytes(expected, actual, false).value_or("ok");
}

constexpr std::string_view kDigits = R"({"match":"regex","regex":"\\d+"})";
constexpr std::string_view kEachDigits =
    R"({"match":"eachValue","rules":[{"match":"regex","regex":"\\d+"}]})";

TEST(ValueMatcher, judges_json_by_type_and_lists_by_themselves) {
    EXPECT_EQ(on_value(R"({"match":"type"})", "1", "2.5"), "ok");
    EXPECT_EQ(on_value(R"({"match":"type"})", R"({"a":1})", R"({"b":"x"})"), "ok");
    EXPECT_THAT(on_value(R"({"match":"type","min":2})", "[1]", "[1]"), HasSubstr("minimum size"));
    EXPECT_EQ(on_value(R"({"match":"type","min":2})", "[1]", "[1]", true), "ok");
}

TEST(ValueMatcher, looks_into_json_for_the_rules_of_what_it_holds) {
    EXPECT_EQ(on_value(kEachDigits, R"({"a":"1"})", R"({"b":"2"})"), "ok");
    EXPECT_EQ(on_value(kEachDigits, R"({"a":"1"})", R"({"b":"x"})"),
              R"($.b -> Expected 'x' to match '\d+')");
    EXPECT_EQ(on_value(kEachDigits, R"({"a":"1"})", R"({"b":"x"})", true), "ok");
    EXPECT_EQ(on_spelling(kEachDigits, "x", true), "ok");
}

TEST(ValueMatcher, spells_numbers_where_the_rule_is_about_text) {
    EXPECT_EQ(on_scalar(kDigits, 1.0, 12.0), "ok");
    EXPECT_EQ(on_scalar(kDigits, 1.0, 1e30), "ok");
    EXPECT_THAT(on_scalar(kDigits, 1.0, 1e-7),
                StartsWith(R"(Expected '0.0000001' to match '\d+')"));
    EXPECT_EQ(on_scalar(kDigits, 1.0, std::numeric_limits<double>::quiet_NaN()),
              R"(Expected 'NaN' to match '\d+')");
    EXPECT_THAT(on_scalar(kDigits, 12, -345), StartsWith(R"(Expected '-345' to match '\d+')"));
    EXPECT_EQ(on_scalar(R"({"match":"include","value":"ru"})", false, true), "ok");
}

TEST(ValueMatcher, tells_of_numbers_that_json_has_no_form_for) {
    const double infinite = std::numeric_limits<double>::infinity();
    EXPECT_EQ(on_scalar(R"({"match":"equality"})", 1.0, infinite),
              "Expected 'inf' to be equal to '1'");
    EXPECT_EQ(on_scalar(R"({"match":"decimal"})", 1.0, -infinite), "ok");
    EXPECT_EQ(on_scalar(R"({"match":"type"})", 1.0, infinite), "ok");
    EXPECT_THAT(on_scalar(R"({"match":"integer"})", 1.0, infinite), HasSubstr("'inf'"));
}

TEST(ValueMatcher, knows_integers_from_decimals) {
    EXPECT_EQ(on_scalar(R"({"match":"integer"})", 1, 2), "ok");
    EXPECT_EQ(on_scalar(R"({"match":"decimal"})", 1.0, 2.0), "ok");
    EXPECT_THAT(on_scalar(R"({"match":"integer"})", 1.0, 2.0),
                StartsWith("Expected 2.0 (Decimal) to be an integer"));
    EXPECT_THAT(on_scalar(R"({"match":"decimal"})", 1, 2),
                StartsWith("Expected 2 (Integer) to be a decimal number"));
    EXPECT_EQ(on_scalar(R"({"match":"equality"})", true, false),
              "Expected false (Boolean) to be equal to true (Boolean)");
}

TEST(ValueMatcher, judges_status_codes_in_any_form) {
    constexpr std::string_view kSuccess = R"({"match":"statusCode","status":"success"})";
    EXPECT_EQ(on_scalar(kSuccess, 200, 204), "ok");
    EXPECT_EQ(on_spelling(kSuccess, "204"), "ok");
    EXPECT_THAT(on_spelling(kSuccess, "404"), HasSubstr("Successful response"));
    EXPECT_EQ(on_spelling(kSuccess, "20x"), "Expected '20x' to be a status code");
    EXPECT_EQ(on_spelling(kSuccess, "99999999999"), "Expected '99999999999' to be a status code");
    EXPECT_EQ(on_bytes(kSuccess, "200", "204"), "ok");
    EXPECT_EQ(on_value(kSuccess, "200", "204"), "ok");
    EXPECT_THAT(on_value(kSuccess, "200", "404"), HasSubstr("Successful response"));
}

TEST(ValueMatcher, tells_bytes_by_size_and_start) {
    EXPECT_EQ(on_bytes(R"({"match":"equality"})", "abc", "abc"), "ok");
    EXPECT_THAT(on_bytes(R"({"match":"equality"})", "abc", "ab\xff"),
                HasSubstr("3 bytes, starting with 6162ff"));
    EXPECT_EQ(on_bytes(kDigits, "1", "22"), "ok");
    EXPECT_EQ(on_bytes(R"({"match":"notEmpty"})", "1", ""),
              "Expected [] (0 bytes) to not be empty");
    EXPECT_EQ(on_bytes(R"({"match":"contentType","value":"image/png"})",
                       "",
                       std::string_view("\x89PNG\r\n\x1a\n", 8)),
              "ok");
}

TEST(ValueMatcher, needs_a_pattern_that_can_be_compiled) {
    EXPECT_FALSE(ValueMatcher::compile({contract::rule::Regex{"("}, {}}));
}

}  // namespace
}  // namespace accord::matching
