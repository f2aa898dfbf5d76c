// Matching rules, generators and matching definition expressions, looked into.
#include "check.h"

#include <stddef.h>
#include <string.h>

static void expressions_are_taken_apart(void) {
    const MatchingRuleDefinitionResult* definition =
        pactffi_parse_matcher_definition("matching(date, 'yyyy-MM-dd', '2000-01-02')");
    CHECK_TEXT(pactffi_matcher_definition_error(definition), NULL);
    CHECK_TEXT(pactffi_matcher_definition_value(definition), "2000-01-02");
    CHECK(pactffi_matcher_definition_value_type(definition) == ExpressionValueType_String);
    const Generator* generator = pactffi_matcher_definition_generator(definition);
    CHECK_TEXT(pactffi_generator_to_json(generator),
               "{\"format\":\"yyyy-MM-dd\",\"type\":\"Date\"}");
    CHECK_PART(pactffi_generator_generate_string(generator, NULL), "-");
    CHECK_REFUSED(pactffi_generator_generate_string(generator, "{") == NULL);
    CHECK_REFUSED(pactffi_generator_generate_string(generator, BAD_TEXT) == NULL);
    CHECK_REFUSED(pactffi_generator_generate_integer(generator, NULL) == 0);

    MatchingRuleIterator* iter = pactffi_matcher_definition_iter(definition);
    const MatchingRuleResult* result = pactffi_matching_rule_iter_next(iter);
    CHECK(pactffi_matching_rule_iter_next(iter) == NULL);
    CHECK(pactffi_matching_rule_id(result) == 9);
    CHECK(strcmp(pactffi_matching_rule_value(result), "yyyy-MM-dd") == 0);
    CHECK(pactffi_matching_rule_reference_name(result) == NULL);
    const MatchingRule* rule = pactffi_matching_rule_pointer(result);
    CHECK_TEXT(pactffi_matching_rule_to_json(rule),
               "{\"format\":\"yyyy-MM-dd\",\"match\":\"date\"}");
    ENDS_ONCE(MatchingRuleIterator, iter, pactffi_matching_rule_iter_delete);
    REFUSES_POINTERS(MatchingRuleIterator, iter, pactffi_matching_rule_iter_next(p) == NULL);
    REFUSES_POINTERS(const MatchingRuleResult, result, pactffi_matching_rule_id(p) == 0);
    REFUSES_POINTERS(const MatchingRuleResult, result, pactffi_matching_rule_value(p) == NULL);
    REFUSES_POINTERS(const MatchingRuleResult, result, pactffi_matching_rule_pointer(p) == NULL);
    REFUSES_POINTERS(
        const MatchingRuleResult, result, pactffi_matching_rule_reference_name(p) == NULL);
    REFUSES_POINTERS(const MatchingRule, rule, pactffi_matching_rule_to_json(p) == NULL);

    ENDS_ONCE(const MatchingRuleDefinitionResult, definition, pactffi_matcher_definition_delete);
    REFUSES_POINTERS(const Generator, generator, pactffi_generator_to_json(p) == NULL);
    REFUSES_POINTERS(
        const Generator, generator, pactffi_generator_generate_string(p, NULL) == NULL);
    REFUSES_POINTERS(const Generator, generator, pactffi_generator_generate_integer(p, NULL) == 0);
#define REFUSED_OF_DEFINITION(condition) \
    REFUSES_POINTERS(const MatchingRuleDefinitionResult, definition, condition)
    REFUSED_OF_DEFINITION(pactffi_matcher_definition_error(p) == NULL);
    REFUSED_OF_DEFINITION(pactffi_matcher_definition_value(p) == NULL);
    REFUSED_OF_DEFINITION(pactffi_matcher_definition_value_type(p) == ExpressionValueType_Unknown);
    REFUSED_OF_DEFINITION(pactffi_matcher_definition_generator(p) == NULL);
    REFUSED_OF_DEFINITION(pactffi_matcher_definition_iter(p) == NULL);
#undef REFUSED_OF_DEFINITION
}

static void expressions_that_are_none_are_told(void) {
    const MatchingRuleDefinitionResult* definition = pactffi_parse_matcher_definition("matching(");
    CHECK_PART(pactffi_matcher_definition_error(definition), "is expected");
    CHECK(pactffi_matcher_definition_value(definition) == NULL);
    CHECK(pactffi_matcher_definition_generator(definition) == NULL);
    CHECK(pactffi_matcher_definition_iter(definition) == NULL);
    pactffi_matcher_definition_delete(definition);
    CHECK_REFUSED(pactffi_parse_matcher_definition(NULL) == NULL);
    CHECK_REFUSED(pactffi_parse_matcher_definition(BAD_TEXT) == NULL);
    definition = pactffi_parse_matcher_definition("matching($'person')");
    MatchingRuleIterator* iter = pactffi_matcher_definition_iter(definition);
    const MatchingRuleResult* result = pactffi_matching_rule_iter_next(iter);
    CHECK(pactffi_matching_rule_id(result) == 0);
    CHECK(pactffi_matching_rule_pointer(result) == NULL);
    CHECK(strcmp(pactffi_matching_rule_reference_name(result), "person") == 0);
    pactffi_matching_rule_iter_delete(iter);
    pactffi_matcher_definition_delete(definition);
}

/** A message whose contents have a rule and a generator. */
static AsynchronousMessage* ruled_message(PactAsyncMessageIterator** messages) {
    const PactHandle pact = pactffi_new_pact("rules consumer", "rules provider");
    pactffi_with_specification(pact, PactSpecification_V4);
    const InteractionHandle told = pactffi_new_message_interaction(pact, "told");
    CHECK(pactffi_with_matching_rules(
        told, 0, "{\"body\":{\"$.a\":{\"matchers\":[{\"match\":\"type\",\"min\":1}]}}}"));
    CHECK(pactffi_with_generators(
        told, 0, "{\"body\":{\"$.a\":{\"type\":\"RandomInt\",\"min\":7,\"max\":7}}}"));
    *messages = pactffi_pact_handle_get_async_message_iter(pact);
    pactffi_free_pact_handle(pact);
    return pactffi_pact_async_message_iter_next(*messages);
}

static void rules_are_walked(const MessageContents* contents) {
    MatchingRuleCategoryIterator* iter =
        pactffi_message_contents_get_matching_rule_iter(contents, MatchingRuleCategory_BODY);
    const MatchingRuleKeyValuePair* pair = pactffi_matching_rules_iter_next(iter);
    CHECK(pair != NULL && strcmp(pair->path, "$.a") == 0);
    CHECK(pactffi_matching_rules_iter_next(iter) == NULL);
    const MatchingRule* rule = pair->rule;
    CHECK_TEXT(pactffi_matching_rule_to_json(rule), "{\"match\":\"type\",\"min\":1}");
    CHECK(pactffi_matches_json_value(rule, "[1]", "[2]", 0) == NULL);
    ENDS_ONCE(const MatchingRuleKeyValuePair, pair, pactffi_matching_rules_iter_pair_delete);
    REFUSES_POINTERS(const MatchingRule, rule, pactffi_matching_rule_to_json(p) == NULL);
    ENDS_ONCE(MatchingRuleCategoryIterator, iter, pactffi_matching_rules_iter_delete);
    REFUSES_POINTERS(
        MatchingRuleCategoryIterator, iter, pactffi_matching_rules_iter_next(p) == NULL);
}

static void generators_are_walked(const MessageContents* contents) {
    GeneratorCategoryIterator* iter =
        pactffi_message_contents_get_generators_iter(contents, GeneratorCategory_BODY);
    const GeneratorKeyValuePair* pair = pactffi_generators_iter_next(iter);
    CHECK(pair != NULL && strcmp(pair->path, "$.a") == 0);
    CHECK(pactffi_generators_iter_next(iter) == NULL);
    CHECK(pactffi_generator_generate_integer(pair->generator, NULL) == 7);
    CHECK_TEXT(pactffi_generator_generate_string(pair->generator, "{}"), "7");
    ENDS_ONCE(const GeneratorKeyValuePair, pair, pactffi_generators_iter_pair_delete);
    ENDS_ONCE(GeneratorCategoryIterator, iter, pactffi_generators_iter_delete);
    REFUSES_POINTERS(GeneratorCategoryIterator, iter, pactffi_generators_iter_next(p) == NULL);
}

void test_rules(void) {
    expressions_are_taken_apart();
    expressions_that_are_none_are_told();
    PactAsyncMessageIterator* messages = NULL;
    const MessageContents* contents = pactffi_async_message_get_contents(ruled_message(&messages));
    rules_are_walked(contents);
    generators_are_walked(contents);
    pactffi_pact_async_message_iter_delete(messages);
}
