// Values and messages matched in the process, without a server.
#ifndef PACT_MATCHING_H
#define PACT_MATCHING_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Compares a message (`msg_2`) with the expected one (`msg_1`) by the rules of the expected one,
 * and gives what differs: a list that is empty when they match, for pactffi_mismatches_delete().
 * Both messages end with this call, whatever it gives. Null when there is no such message, or its
 * rules can't be used.
 */
const Mismatches *pactffi_match_message(const Message *msg_1, const Message *msg_2);

/** As pactffi_matches_string_value(), of bytes. A null pointer goes with a length of 0 only. */
const char *pactffi_matches_binary_value(const MatchingRule *matching_rule,
                                         const unsigned char *expected_value,
                                         uintptr_t expected_value_len,
                                         const unsigned char *actual_value,
                                         uintptr_t actual_value_len,
                                         uint8_t cascaded);

/** As pactffi_matches_string_value(), of booleans: 0 is false, any other number is true. */
const char *pactffi_matches_bool_value(const MatchingRule *matching_rule,
                                       uint8_t expected_value,
                                       uint8_t actual_value,
                                       uint8_t cascaded);

/**
 * As pactffi_matches_string_value(), of decimals. Rules about text see 2.0 as "2", and no
 * exponents.
 */
const char *pactffi_matches_f64_value(const MatchingRule *matching_rule,
                                      double expected_value,
                                      double actual_value,
                                      uint8_t cascaded);

/** As pactffi_matches_string_value(), of integers. */
const char *pactffi_matches_i64_value(const MatchingRule *matching_rule,
                                      int64_t expected_value,
                                      int64_t actual_value,
                                      uint8_t cascaded);

/**
 * As pactffi_matches_string_value(), of JSON values. A list or map is judged by itself, but for the
 * rules eachKey, eachValue and arrayContains, which are about what it holds.
 */
const char *pactffi_matches_json_value(const MatchingRule *matching_rule,
                                       const char *expected_value,
                                       const char *actual_value,
                                       uint8_t cascaded);

/**
 * Compares a text by a rule. Null when it matches; else why not, which is the caller's. What keeps
 * the values from being compared (no such rule, a pattern that is none) is an answer, too.
 * `cascaded`: 1 when the rule stands above the value, 0 when at its place; a rule for lengths or
 * for what lists and maps hold does not reach further down.
 */
const char *pactffi_matches_string_value(const MatchingRule *matching_rule,
                                         const char *expected_value,
                                         const char *actual_value,
                                         uint8_t cascaded);

/** As pactffi_matches_string_value(), of integers. */
const char *pactffi_matches_u64_value(const MatchingRule *matching_rule,
                                      uint64_t expected_value,
                                      uint64_t actual_value,
                                      uint8_t cascaded);

/**
 * What is wrong, for a terminal that shows colours. The text is the caller's. Null when there is no
 * such mismatch.
 */
const char *pactffi_mismatch_ansi_description(const Mismatch *mismatch);

/** What is wrong, in a sentence. The text is the caller's. Null when there is no such mismatch. */
const char *pactffi_mismatch_description(const Mismatch *mismatch);

/**
 * What was asked for: "has a matching body". The text is the caller's. Null when there is no such
 * mismatch.
 */
const char *pactffi_mismatch_summary(const Mismatch *mismatch);

/**
 * The mismatch as JSON: type, expected, actual, mismatch (the sentence) and where it is. The text
 * is the caller's. Null when there is no such mismatch.
 */
const char *pactffi_mismatch_to_json(const Mismatch *mismatch);

/**
 * The type of the mismatch: "BodyMismatch", "HeaderMismatch", ... The text is the caller's. Null
 * when there is no such mismatch.
 */
const char *pactffi_mismatch_type(const Mismatch *mismatch);

/** Ends mismatches, each of them included. */
void pactffi_mismatches_delete(const Mismatches *mismatches);

/**
 * A walk over mismatches, for pactffi_mismatches_iter_delete(). It gives nothing more once they are
 * deleted. Null when there are no such mismatches.
 */
MismatchesIterator *pactffi_mismatches_get_iter(const Mismatches *mismatches);

/** Ends a walk over mismatches; the mismatches stay. */
void pactffi_mismatches_iter_delete(MismatchesIterator *iter);

/** The next mismatch, which belongs to the mismatches; null at the end. */
const Mismatch *pactffi_mismatches_iter_next(MismatchesIterator *iter);

#ifdef __cplusplus
}
#endif

#endif
