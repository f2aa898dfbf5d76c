// The model: contents of messages, of requests and of responses.
#ifndef PACT_MESSAGE_CONTENTS_H
#define PACT_MESSAGE_CONTENTS_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Deletes contents that were generated. Those of a message end with it instead. Null is passed
 * over. */
void pactffi_message_contents_delete(const MessageContents *contents);

/** The bytes of the contents, as many as pactffi_message_contents_get_contents_length() says,
 * without a zero at the end. They are the library's, until they are changed or deleted. Null on
 * failure and when there is no body. */
const unsigned char *pactffi_message_contents_get_contents_bin(const MessageContents *contents);

/** The number of bytes of the contents; 0 on failure and when there is no body. */
size_t pactffi_message_contents_get_contents_length(const MessageContents *contents);

/** The contents as a copy for pactffi_string_delete(). Null on failure and when there is no
 * body; empty when it is null, empty, or known not to be text. */
const char *pactffi_message_contents_get_contents_str(const MessageContents *contents);

/** A walk over copies of the generators of a category, sorted by path, for
 * pactffi_generators_iter_delete(). Null on failure, also when there is no such category. */
GeneratorCategoryIterator *pactffi_message_contents_get_generators_iter(const MessageContents *contents,
                                                                        GeneratorCategory category);

/** A walk over copies of the rules of a category, sorted by path, for
 * pactffi_matching_rules_iter_delete(). Null on failure, also when there is no such category.
 * What files call rules of "contents" are those of MatchingRuleCategory_BODY. */
MatchingRuleCategoryIterator *pactffi_message_contents_get_matching_rule_iter(const MessageContents *contents,
                                                                              MatchingRuleCategory category);

/** A walk over copies of the metadata, sorted by name, for
 * pactffi_message_metadata_iter_delete(). Null on failure. */
MessageMetadataIterator *pactffi_message_contents_get_metadata_iter(const MessageContents *contents);

/** Sets the contents to `len` bytes, or to null when `contents_bin` is a null pointer. They are
 * taken for binary data, whatever the content type. A content type that is null or can't be
 * read is not known. */
void pactffi_message_contents_set_contents_bin(MessageContents *contents,
                                               const unsigned char *contents_bin,
                                               size_t len,
                                               const char *content_type);

/** Sets the contents to a text, or to null when `contents_str` is a null pointer. A content type
 * that is null or can't be read is not known. A text that is not UTF-8 changes nothing. */
void pactffi_message_contents_set_contents_str(MessageContents *contents,
                                               const char *contents_str,
                                               const char *content_type);

/** A walk over copies of the generators of a category, sorted by path, for
 * pactffi_generators_iter_delete(). Null on failure, also when there is no such category. */
GeneratorCategoryIterator *pactffi_request_contents_get_generators_iter(const HttpRequest *request,
                                                                        GeneratorCategory category);

/** A walk over copies of the rules of a category, sorted by path, for
 * pactffi_matching_rules_iter_delete(). Null on failure, also when there is no such category. */
MatchingRuleCategoryIterator *pactffi_request_contents_get_matching_rule_iter(const HttpRequest *request,
                                                                              MatchingRuleCategory category);

/** A walk over copies of the generators of a category, sorted by path, for
 * pactffi_generators_iter_delete(). Null on failure, also when there is no such category. */
GeneratorCategoryIterator *pactffi_response_contents_get_generators_iter(const HttpResponse *response,
                                                                         GeneratorCategory category);

/** A walk over copies of the rules of a category, sorted by path, for
 * pactffi_matching_rules_iter_delete(). Null on failure, also when there is no such category. */
MatchingRuleCategoryIterator *pactffi_response_contents_get_matching_rule_iter(const HttpResponse *response,
                                                                               MatchingRuleCategory category);

#ifdef __cplusplus
}
#endif

#endif
