// Matching rules, generators and matching definition expressions, looked into.
#ifndef PACT_RULES_H
#define PACT_RULES_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

unsigned short pactffi_generator_generate_integer(const Generator *generator,
                                                  const char *context_json);

const char *pactffi_generator_generate_string(const Generator *generator, const char *context_json);

const char *pactffi_generator_to_json(const Generator *generator);

void pactffi_generators_iter_delete(GeneratorCategoryIterator *iter);

const GeneratorKeyValuePair *pactffi_generators_iter_next(GeneratorCategoryIterator *iter);

void pactffi_generators_iter_pair_delete(const GeneratorKeyValuePair *pair);

void pactffi_matcher_definition_delete(const MatchingRuleDefinitionResult *definition);

const char *pactffi_matcher_definition_error(const MatchingRuleDefinitionResult *definition);

const Generator *pactffi_matcher_definition_generator(const MatchingRuleDefinitionResult *definition);

MatchingRuleIterator *pactffi_matcher_definition_iter(const MatchingRuleDefinitionResult *definition);

const char *pactffi_matcher_definition_value(const MatchingRuleDefinitionResult *definition);

ExpressionValueType pactffi_matcher_definition_value_type(const MatchingRuleDefinitionResult *definition);

uint16_t pactffi_matching_rule_id(const MatchingRuleResult *rule_result);

void pactffi_matching_rule_iter_delete(MatchingRuleIterator *iter);

const MatchingRuleResult *pactffi_matching_rule_iter_next(MatchingRuleIterator *iter);

const MatchingRule *pactffi_matching_rule_pointer(const MatchingRuleResult *rule_result);

const char *pactffi_matching_rule_reference_name(const MatchingRuleResult *rule_result);

const char *pactffi_matching_rule_to_json(const MatchingRule *rule);

const char *pactffi_matching_rule_value(const MatchingRuleResult *rule_result);

void pactffi_matching_rules_iter_delete(MatchingRuleCategoryIterator *iter);

const MatchingRuleKeyValuePair *pactffi_matching_rules_iter_next(MatchingRuleCategoryIterator *iter);

void pactffi_matching_rules_iter_pair_delete(const MatchingRuleKeyValuePair *pair);

const MatchingRuleDefinitionResult *pactffi_parse_matcher_definition(const char *expression);

#ifdef __cplusplus
}
#endif

#endif
