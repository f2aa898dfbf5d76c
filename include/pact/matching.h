// Values and messages matched in the process, without a server.
#ifndef PACT_MATCHING_H
#define PACT_MATCHING_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

const Mismatches *pactffi_match_message(const Message *msg_1, const Message *msg_2);

const char *pactffi_matches_binary_value(const MatchingRule *matching_rule,
                                         const unsigned char *expected_value,
                                         uintptr_t expected_value_len,
                                         const unsigned char *actual_value,
                                         uintptr_t actual_value_len,
                                         uint8_t cascaded);

const char *pactffi_matches_bool_value(const MatchingRule *matching_rule,
                                       uint8_t expected_value,
                                       uint8_t actual_value,
                                       uint8_t cascaded);

const char *pactffi_matches_f64_value(const MatchingRule *matching_rule,
                                      double expected_value,
                                      double actual_value,
                                      uint8_t cascaded);

const char *pactffi_matches_i64_value(const MatchingRule *matching_rule,
                                      int64_t expected_value,
                                      int64_t actual_value,
                                      uint8_t cascaded);

const char *pactffi_matches_json_value(const MatchingRule *matching_rule,
                                       const char *expected_value,
                                       const char *actual_value,
                                       uint8_t cascaded);

const char *pactffi_matches_string_value(const MatchingRule *matching_rule,
                                         const char *expected_value,
                                         const char *actual_value,
                                         uint8_t cascaded);

const char *pactffi_matches_u64_value(const MatchingRule *matching_rule,
                                      uint64_t expected_value,
                                      uint64_t actual_value,
                                      uint8_t cascaded);

const char *pactffi_mismatch_ansi_description(const Mismatch *mismatch);

const char *pactffi_mismatch_description(const Mismatch *mismatch);

const char *pactffi_mismatch_summary(const Mismatch *mismatch);

const char *pactffi_mismatch_to_json(const Mismatch *mismatch);

const char *pactffi_mismatch_type(const Mismatch *mismatch);

void pactffi_mismatches_delete(const Mismatches *mismatches);

MismatchesIterator *pactffi_mismatches_get_iter(const Mismatches *mismatches);

void pactffi_mismatches_iter_delete(MismatchesIterator *iter);

const Mismatch *pactffi_mismatches_iter_next(MismatchesIterator *iter);

#ifdef __cplusplus
}
#endif

#endif
