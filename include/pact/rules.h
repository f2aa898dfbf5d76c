// Matching rules, generators and matching definition expressions, looked into.
#ifndef PACT_RULES_H
#define PACT_RULES_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * As pactffi_generator_generate_string(), the lower 16 bits of an integer; 0 when the generator
 * makes none.
 */
unsigned short pactffi_generator_generate_integer(const Generator *generator,
                                                  const char *context_json);

/**
 * A value made by the generator, as text, which is the caller's. `context_json` is null or a JSON
 * object: the values that provider states gave (by name, or below "providerState"), and for
 * addresses of the mock server {"mockServer":{"url":"http://127.0.0.1:4711"}}. Null when nothing
 * can be made.
 */
const char *pactffi_generator_generate_string(const Generator *generator, const char *context_json);

/**
 * The generator as pact files have it: {"max":10,"min":0,"type":"RandomInt"}. The text is the
 * caller's. Null when there is no such generator.
 */
const char *pactffi_generator_to_json(const Generator *generator);

/** Ends a walk over generators; the pairs that it gave stay. */
void pactffi_generators_iter_delete(GeneratorCategoryIterator *iter);

/**
 * The next generator of a category and its place, for pactffi_generators_iter_pair_delete(); null
 * at the end.
 */
const GeneratorKeyValuePair *pactffi_generators_iter_next(GeneratorCategoryIterator *iter);

/** Ends a pair, with the text and the generator that it points to. */
void pactffi_generators_iter_pair_delete(const GeneratorKeyValuePair *pair);

/** Ends what pactffi_parse_matcher_definition() gave. */
void pactffi_matcher_definition_delete(const MatchingRuleDefinitionResult *definition);

/** Why the expression can't be read; null when it can. The text is the caller's. */
const char *pactffi_matcher_definition_error(const MatchingRuleDefinitionResult *definition);

/** The generator in the expression, which belongs to the definition; null when there is none. */
const Generator *pactffi_matcher_definition_generator(
    const MatchingRuleDefinitionResult *definition);

/**
 * A walk over the rules in the expression, for pactffi_matching_rule_iter_delete(). Null when the
 * expression can't be read.
 */
MatchingRuleIterator *pactffi_matcher_definition_iter(
    const MatchingRuleDefinitionResult *definition);

/**
 * The example in the expression, empty when it has none. The text is the caller's. Null when the
 * expression can't be read.
 */
const char *pactffi_matcher_definition_value(const MatchingRuleDefinitionResult *definition);

/** The type of the example. */
ExpressionValueType pactffi_matcher_definition_value_type(
    const MatchingRuleDefinitionResult *definition);

/**
 * Which rule it is; 0 for a reference.
 *
 * 1 equality, 2 regex, 3 type, 4 type with a minimum, 5 with a maximum, 6 with both, 7 date and
 * time, 8 time, 9 date, 10 include, 11 number, 12 integer, 13 decimal, 14 null, 15 content type, 16
 * arrayContains, 17 values, 18 boolean, 19 status code, 20 not empty, 21 semantic version, 22
 * eachKey, 23 eachValue.
 */
uint16_t pactffi_matching_rule_id(const MatchingRuleResult *rule_result);

/** Ends a walk over the rules of an expression, with all that it gave. */
void pactffi_matching_rule_iter_delete(MatchingRuleIterator *iter);

/** The next rule of an expression, or reference; it belongs to the walk. Null at the end. */
const MatchingRuleResult *pactffi_matching_rule_iter_next(MatchingRuleIterator *iter);

/** The rule itself, which belongs to the walk; null for a reference. */
const MatchingRule *pactffi_matching_rule_pointer(const MatchingRuleResult *rule_result);

/**
 * The name of the attribute that matching($'name') refers to; null for a rule. The text belongs to
 * the walk and must not be deleted.
 */
const char *pactffi_matching_rule_reference_name(const MatchingRuleResult *rule_result);

/**
 * The rule as pact files have it: {"match":"type","min":1}. The text is the caller's. Null when
 * there is no such rule.
 */
const char *pactffi_matching_rule_to_json(const MatchingRule *rule);

/**
 * What the rule is about: the pattern, the format, the text, the content type, the length,
 * "min:max"; null when it has nothing of the kind. The text belongs to the walk and must not be
 * deleted.
 */
const char *pactffi_matching_rule_value(const MatchingRuleResult *rule_result);

/** Ends a walk over rules; the pairs that it gave stay. */
void pactffi_matching_rules_iter_delete(MatchingRuleCategoryIterator *iter);

/**
 * The next rule of a category and its place, for pactffi_matching_rules_iter_pair_delete(); null at
 * the end.
 */
const MatchingRuleKeyValuePair *pactffi_matching_rules_iter_next(
    MatchingRuleCategoryIterator *iter);

/** Ends a pair, with the text and the rule that it points to. */
void pactffi_matching_rules_iter_pair_delete(const MatchingRuleKeyValuePair *pair);

/**
 * Reads a matching definition expression, such as "matching(regex, '\\d+', '12')", for
 * pactffi_matcher_definition_delete(). A text that is no expression is an example without rules.
 * One that can't be read is told by pactffi_matcher_definition_error(). Null when `expression` is
 * null or no UTF-8.
 */
const MatchingRuleDefinitionResult *pactffi_parse_matcher_definition(const char *expression);

#ifdef __cplusplus
}
#endif

#endif
