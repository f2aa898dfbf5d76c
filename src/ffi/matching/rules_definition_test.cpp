// Expressions taken apart, good and bad ones.
#include "ffi/edge/objects.hpp"
#include "ffi/edge/told_texts.hpp"
#include "pact/rules.h"

#include <gmock/gmock.h>

#include <vector>

namespace accord::ffi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// "3 type", "2 regex: \d+", "0 -> person".
std::string rule_in_words(const MatchingRuleResult* result) {
    const std::string id = std::to_string(pactffi_matching_rule_id(result));
    if (const char* name = pactffi_matching_rule_reference_name(result)) {
        EXPECT_EQ(pactffi_matching_rule_pointer(result), nullptr);
        return id + " -> " + name;
    }
    const char* value = pactffi_matching_rule_value(result);
    return id + (value ? std::string(": ") + value : "");
}

std::vector<std::string> rules_of(const char* expression) {
    std::vector<std::string> out;
    const auto* definition = pactffi_parse_matcher_definition(expression);
    MatchingRuleIterator* iter = pactffi_matcher_definition_iter(definition);
    while (const MatchingRuleResult* result = pactffi_matching_rule_iter_next(iter)) {
        out.push_back(rule_in_words(result));
    }
    pactffi_matching_rule_iter_delete(iter);
    pactffi_matcher_definition_delete(definition);
    return out;
}

TEST(MatcherDefinition, has_numbered_rules_with_their_values) {
    EXPECT_THAT(rules_of("matching(equalTo, 'x')"), ElementsAre("1"));
    EXPECT_THAT(rules_of("matching(regex, '\\\\d+', '12')"), ElementsAre("2: \\d+"));
    EXPECT_THAT(rules_of("matching(type, 'x')"), ElementsAre("3"));
    EXPECT_THAT(rules_of("atLeast(2), atMost(3)"), ElementsAre("4: 2", "5: 3"));
    EXPECT_THAT(rules_of("matching(datetime, 'yyyy', '2000')"), ElementsAre("7: yyyy"));
    EXPECT_THAT(rules_of("matching(time, 'HH', '10')"), ElementsAre("8: HH"));
    EXPECT_THAT(rules_of("matching(date, 'yyyy', '2000')"), ElementsAre("9: yyyy"));
    EXPECT_THAT(rules_of("matching(include, 'x')"), ElementsAre("10: x"));
    EXPECT_THAT(rules_of("matching(number, 1)"), ElementsAre("11"));
    EXPECT_THAT(rules_of("matching(integer, 1)"), ElementsAre("12"));
    EXPECT_THAT(rules_of("matching(decimal, 1.5)"), ElementsAre("13"));
    EXPECT_THAT(rules_of("matching(contentType, 'a/b', 'x')"), ElementsAre("15: a/b"));
    EXPECT_THAT(rules_of("arrayContains(matching(type, 'x'))"), ElementsAre("16"));
    EXPECT_THAT(rules_of("matching(boolean, true)"), ElementsAre("18"));
    EXPECT_THAT(rules_of("notEmpty('x')"), ElementsAre("20"));
    EXPECT_THAT(rules_of("matching(semver, '1.0.0')"), ElementsAre("21"));
    EXPECT_THAT(rules_of("eachKey(matching(type, 'x')), eachValue(matching($'person'))"),
                ElementsAre("22", "23"));
    EXPECT_THAT(rules_of("matching($'person')"), ElementsAre("0 -> person"));
}

TEST(MatcherDefinition, has_an_example_its_type_and_its_generator) {
    const auto* definition =
        pactffi_parse_matcher_definition("matching(date, 'yyyy-MM-dd', '2000-01-02')");
    EXPECT_EQ(pactffi_matcher_definition_error(definition), nullptr);
    EXPECT_EQ(taken(pactffi_matcher_definition_value(definition)), "2000-01-02");
    EXPECT_EQ(pactffi_matcher_definition_value_type(definition), ExpressionValueType_String);
    const Generator* generator = pactffi_matcher_definition_generator(definition);
    EXPECT_EQ(generator, pactffi_matcher_definition_generator(definition));
    EXPECT_EQ(taken(pactffi_generator_to_json(generator)),
              R"({"format":"yyyy-MM-dd","type":"Date"})");
    pactffi_matcher_definition_delete(definition);
    EXPECT_EQ(pactffi_generator_to_json(generator), nullptr);
}

ExpressionValueType type_of(const char* expression) {
    const auto* definition = pactffi_parse_matcher_definition(expression);
    const ExpressionValueType type = pactffi_matcher_definition_value_type(definition);
    pactffi_matcher_definition_delete(definition);
    return type;
}

TEST(MatcherDefinition, knows_the_type_of_its_example) {
    EXPECT_EQ(type_of("matching(type, 'x')"), ExpressionValueType_String);
    EXPECT_EQ(type_of("matching(number, 1)"), ExpressionValueType_Number);
    EXPECT_EQ(type_of("matching(integer, 1)"), ExpressionValueType_Integer);
    EXPECT_EQ(type_of("matching(decimal, 1.5)"), ExpressionValueType_Decimal);
    EXPECT_EQ(type_of("matching(boolean, true)"), ExpressionValueType_Boolean);
    EXPECT_EQ(type_of("atLeast(2)"), ExpressionValueType_Unknown);
    EXPECT_EQ(type_of("matching("), ExpressionValueType_Unknown);
    EXPECT_EQ(type_of(nullptr), ExpressionValueType_Unknown);
}

TEST(MatcherDefinition, of_a_plain_text_is_the_text) {
    const auto* definition = pactffi_parse_matcher_definition("I am not an expression");
    EXPECT_EQ(pactffi_matcher_definition_error(definition), nullptr);
    EXPECT_EQ(taken(pactffi_matcher_definition_value(definition)), "I am not an expression");
    EXPECT_EQ(pactffi_matcher_definition_generator(definition), nullptr);
    pactffi_matcher_definition_delete(definition);
    EXPECT_THAT(rules_of("I am not an expression"), ElementsAre());
}

std::string error_of(const char* expression) {
    const auto* definition = pactffi_parse_matcher_definition(expression);
    EXPECT_EQ(pactffi_matcher_definition_value(definition), nullptr);
    EXPECT_EQ(pactffi_matcher_definition_generator(definition), nullptr);
    EXPECT_EQ(pactffi_matcher_definition_iter(definition), nullptr);
    std::string error = taken(pactffi_matcher_definition_error(definition));
    pactffi_matcher_definition_delete(definition);
    return error;
}

TEST(MatcherDefinition, that_can_not_be_read_says_why) {
    EXPECT_EQ(error_of(""), "Expected a matching rule definition, but got an empty string");
    EXPECT_THAT(error_of("matching(type,"), HasSubstr("an example is expected"));
    EXPECT_THAT(error_of("notEmpty"), HasSubstr("'('"));
    EXPECT_EQ(pactffi_parse_matcher_definition(nullptr), nullptr);
    EXPECT_EQ(pactffi_parse_matcher_definition("\xff"), nullptr);
    EXPECT_THAT(last_error(), HasSubstr("expression is not UTF-8"));
}

TEST(MatcherDefinition, ends_with_all_that_was_shown_of_it) {
    const std::size_t before = Objects::all().given();
    const auto* definition = pactffi_parse_matcher_definition("matching(regex, 'a+', 'a')");
    MatchingRuleIterator* iter = pactffi_matcher_definition_iter(definition);
    const MatchingRuleResult* result = pactffi_matching_rule_iter_next(iter);
    const MatchingRule* rule = pactffi_matching_rule_pointer(result);
    EXPECT_EQ(rule, pactffi_matching_rule_pointer(result));
    EXPECT_EQ(taken(pactffi_matching_rule_to_json(rule)), R"({"match":"regex","regex":"a+"})");
    pactffi_matcher_definition_delete(definition);
    EXPECT_EQ(pactffi_matcher_definition_iter(definition), nullptr);
    EXPECT_EQ(pactffi_matching_rule_id(result), 2U);  // the walk has its own
    pactffi_matching_rule_iter_delete(iter);
    pactffi_matching_rule_iter_delete(iter);
    EXPECT_THAT(last_error(), HasSubstr("was it deleted?"));
    EXPECT_EQ(pactffi_matching_rule_iter_next(iter), nullptr);
    EXPECT_EQ(pactffi_matching_rule_id(result), 0U);
    EXPECT_EQ(pactffi_matching_rule_value(result), nullptr);
    EXPECT_EQ(pactffi_matching_rule_pointer(result), nullptr);
    EXPECT_EQ(pactffi_matching_rule_to_json(rule), nullptr);
    EXPECT_EQ(Objects::all().given(), before);
}

}  // namespace
}  // namespace accord::ffi
