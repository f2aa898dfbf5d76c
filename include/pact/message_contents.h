// The model: contents of messages, of requests and of responses.
#ifndef PACT_MESSAGE_CONTENTS_H
#define PACT_MESSAGE_CONTENTS_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

void pactffi_message_contents_delete(const MessageContents *contents);

const unsigned char *pactffi_message_contents_get_contents_bin(const MessageContents *contents);

size_t pactffi_message_contents_get_contents_length(const MessageContents *contents);

const char *pactffi_message_contents_get_contents_str(const MessageContents *contents);

GeneratorCategoryIterator *pactffi_message_contents_get_generators_iter(const MessageContents *contents,
                                                                        GeneratorCategory category);

MatchingRuleCategoryIterator *pactffi_message_contents_get_matching_rule_iter(const MessageContents *contents,
                                                                              MatchingRuleCategory category);

MessageMetadataIterator *pactffi_message_contents_get_metadata_iter(const MessageContents *contents);

void pactffi_message_contents_set_contents_bin(MessageContents *contents,
                                               const unsigned char *contents_bin,
                                               size_t len,
                                               const char *content_type);

void pactffi_message_contents_set_contents_str(MessageContents *contents,
                                               const char *contents_str,
                                               const char *content_type);

GeneratorCategoryIterator *pactffi_request_contents_get_generators_iter(const HttpRequest *request,
                                                                        GeneratorCategory category);

MatchingRuleCategoryIterator *pactffi_request_contents_get_matching_rule_iter(const HttpRequest *request,
                                                                              MatchingRuleCategory category);

GeneratorCategoryIterator *pactffi_response_contents_get_generators_iter(const HttpResponse *response,
                                                                         GeneratorCategory category);

MatchingRuleCategoryIterator *pactffi_response_contents_get_matching_rule_iter(const HttpResponse *response,
                                                                               MatchingRuleCategory category);

#ifdef __cplusplus
}
#endif

#endif
