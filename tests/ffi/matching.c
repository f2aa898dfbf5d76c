// Values and messages matched in the process.
#include "check.h"

#include <math.h>

static const unsigned char kBytes[] = {'4', '2', 0xff, 0};

/** Null is a match, so that every failure is a text. */
static bool is_no_match(const char* text) {
    pactffi_string_delete((char*)text);
    return text != NULL;
}

static void without_a_rule_nothing_matches(const MatchingRule* gone) {
#define NO_MATCH(call) REFUSES_POINTERS(const MatchingRule, gone, is_no_match(call))
    NO_MATCH(pactffi_matches_string_value(p, "1", "1", 0));
    NO_MATCH(pactffi_matches_json_value(p, "1", "1", 0));
    NO_MATCH(pactffi_matches_binary_value(p, kBytes, 1, kBytes, 1, 0));
    NO_MATCH(pactffi_matches_u64_value(p, 1, 1, 0));
    NO_MATCH(pactffi_matches_i64_value(p, 1, 1, 0));
    NO_MATCH(pactffi_matches_f64_value(p, 1, 1, 0));
    NO_MATCH(pactffi_matches_bool_value(p, 1, 1, 0));
#undef NO_MATCH
}

static void without_values_nothing_matches(const MatchingRule* rule) {
    CHECK_PART(pactffi_matches_string_value(rule, NULL, "1", 0), "null pointer");
    CHECK_PART(pactffi_matches_string_value(rule, "1", NULL, 0), "null pointer");
    CHECK_PART(pactffi_matches_string_value(rule, "1", BAD_TEXT, 0), "not UTF-8");
    CHECK_PART(pactffi_matches_json_value(rule, "{", "1", 0), "Failed to parse expected JSON");
    CHECK_PART(pactffi_matches_json_value(rule, "1", "{", 0), "Failed to parse actual JSON");
    CHECK_PART(pactffi_matches_json_value(rule, NULL, "1", 0), "null pointer");
    CHECK_PART(pactffi_matches_binary_value(rule, NULL, 1, kBytes, 1, 0), "null pointer");
    CHECK_PART(pactffi_matches_binary_value(rule, kBytes, 1, NULL, 1, 0), "null pointer");
}

static void values_are_matched(void) {
    const MatchingRuleDefinitionResult* definition =
        pactffi_parse_matcher_definition("matching(regex, '\\\\d+', '42')");
    MatchingRuleIterator* iter = pactffi_matcher_definition_iter(definition);
    const MatchingRule* digits =
        pactffi_matching_rule_pointer(pactffi_matching_rule_iter_next(iter));
    CHECK(pactffi_matches_string_value(digits, "1", "42", 0) == NULL);
    CHECK(pactffi_matches_json_value(digits, "\"1\"", "\"42\"", 0) == NULL);
    CHECK(pactffi_matches_binary_value(digits, kBytes, 1, kBytes, 2, 0) == NULL);
    CHECK(pactffi_matches_u64_value(digits, 1, UINT64_MAX, 0) == NULL);
    CHECK(pactffi_matches_i64_value(digits, 1, 42, 255) == NULL);
    CHECK(pactffi_matches_f64_value(digits, 1, 42, 0) == NULL);
    CHECK_PART(pactffi_matches_string_value(digits, "1", "x", 0), "Expected 'x' to match");
    CHECK_PART(pactffi_matches_json_value(digits, "1", "\"x\"", 0), "Expected 'x' to match");
    CHECK_PART(pactffi_matches_binary_value(digits, kBytes, 1, kBytes, 4, 0), "");
    CHECK_PART(pactffi_matches_i64_value(digits, 1, INT64_MIN, 0),
               "Expected '-9223372036854775808'");
    CHECK_PART(pactffi_matches_f64_value(digits, 1, 1e-300, 0), "Expected '0.0");
    CHECK_PART(pactffi_matches_f64_value(digits, 1, NAN, 0), "Expected 'NaN'");
    CHECK_PART(pactffi_matches_bool_value(digits, 1, 2, 0), "Expected 'true' to match");
    without_values_nothing_matches(digits);
    pactffi_matching_rule_iter_delete(iter);
    pactffi_matcher_definition_delete(definition);
    without_a_rule_nothing_matches(digits);
}

static void mismatches_are_walked(void) {
    Message* expected = pactffi_message_new_from_body("{\"a\":1}", "application/json");
    Message* actual = pactffi_message_new_from_body("{\"a\":2}", "application/json");
    const Mismatches* mismatches = pactffi_match_message(expected, actual);
    CHECK(mismatches != NULL);
    if (is_alone()) {
        CHECK_TELLS(pactffi_message_delete(expected));
        CHECK_TELLS(pactffi_message_delete(actual));
    }
    MismatchesIterator* iter = pactffi_mismatches_get_iter(mismatches);
    const Mismatch* mismatch = pactffi_mismatches_iter_next(iter);
    CHECK(pactffi_mismatches_iter_next(iter) == NULL);
    CHECK_TEXT(pactffi_mismatch_type(mismatch), "BodyMismatch");
    CHECK_TEXT(pactffi_mismatch_summary(mismatch), "has a matching body");
    CHECK_PART(pactffi_mismatch_description(mismatch), "$.a -> Expected 2 (Integer)");
    CHECK_PART(pactffi_mismatch_ansi_description(mismatch), "$.a");
    CHECK_PART(pactffi_mismatch_to_json(mismatch), "\"path\":\"$.a\"");
    ENDS_ONCE(MismatchesIterator, iter, pactffi_mismatches_iter_delete);
    REFUSES_POINTERS(MismatchesIterator, iter, pactffi_mismatches_iter_next(p) == NULL);
    ENDS_ONCE(const Mismatches, mismatches, pactffi_mismatches_delete);
    REFUSES_POINTERS(const Mismatches, mismatches, pactffi_mismatches_get_iter(p) == NULL);
    REFUSES_POINTERS(const Mismatch, mismatch, pactffi_mismatch_type(p) == NULL);
    REFUSES_POINTERS(const Mismatch, mismatch, pactffi_mismatch_summary(p) == NULL);
    REFUSES_POINTERS(const Mismatch, mismatch, pactffi_mismatch_description(p) == NULL);
    REFUSES_POINTERS(const Mismatch, mismatch, pactffi_mismatch_ansi_description(p) == NULL);
    REFUSES_POINTERS(const Mismatch, mismatch, pactffi_mismatch_to_json(p) == NULL);
    REFUSES_POINTERS(const Message, expected, pactffi_match_message(p, p) == NULL);
}

static void messages_are_consumed_in_any_case(void) {
    Message* message = pactffi_message_new();
    CHECK_REFUSED(pactffi_match_message(message, NULL) == NULL);
    if (is_alone()) {
        CHECK_TELLS(pactffi_message_delete(message));
    }
    message = pactffi_message_new();
    CHECK_REFUSED(pactffi_match_message(NULL, message) == NULL);
    if (is_alone()) {
        CHECK_TELLS(pactffi_message_delete(message));
    }
    message = pactffi_message_new();
    const Mismatches* none = pactffi_match_message(message, message);
    CHECK(none != NULL);
    MismatchesIterator* iter = pactffi_mismatches_get_iter(none);
    CHECK(pactffi_mismatches_iter_next(iter) == NULL);
    pactffi_mismatches_delete(none);
    if (is_alone()) {
        CHECK_REFUSED(pactffi_mismatches_iter_next(iter) == NULL);
    }
    pactffi_mismatches_iter_delete(iter);
}

void test_matching(void) {
    values_are_matched();
    mismatches_are_walked();
    messages_are_consumed_in_any_case();
}
