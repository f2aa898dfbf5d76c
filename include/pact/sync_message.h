// The model: a message and its responses.
#ifndef PACT_SYNC_MESSAGE_H
#define PACT_SYNC_MESSAGE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Deletes a message with its parts. One that belongs to a walk ends with that instead. Null is
 * passed over. */
void pactffi_sync_message_delete(SynchronousMessage *message);

/** A copy of the request's contents with the generators applied, as a consumer gets them, for
 * pactffi_message_contents_delete(). Null on failure, also when a generator can't be applied. */
const MessageContents *pactffi_sync_message_generate_request_contents(const SynchronousMessage *message);

/** A copy of the contents of the response with the index (from 0) with the generators applied,
 * as a consumer gets them, for pactffi_message_contents_delete(). Null on failure, also when
 * there is no such response or when a generator can't be applied. */
const MessageContents *pactffi_sync_message_generate_response_contents(const SynchronousMessage *message,
                                                                       size_t index);

/** The description, as a copy for pactffi_string_delete(). Null on failure. */
const char *pactffi_sync_message_get_description(const SynchronousMessage *message);

/** The number of responses; 0 on failure. */
size_t pactffi_sync_message_get_number_responses(const SynchronousMessage *message);

/** The provider state with the index (from 0). It belongs to the message and ends with it. Null
 * when there is none. */
const ProviderState *pactffi_sync_message_get_provider_state(const SynchronousMessage *message,
                                                             unsigned int index);

/** A walk over the provider states, for pactffi_provider_state_iter_delete(). Null on failure. */
ProviderStateIterator *pactffi_sync_message_get_provider_state_iter(SynchronousMessage *message);

/** The request's contents with their metadata. They belong to the message and end with it. Null
 * on failure. */
const MessageContents *pactffi_sync_message_get_request_contents(const SynchronousMessage *message);

/** The bytes of the request's contents, as many as
 * pactffi_sync_message_get_request_contents_length() says, without a zero at the end. They are
 * the library's, until the message is changed or deleted. Null on failure and when there is no
 * body. */
const unsigned char *pactffi_sync_message_get_request_contents_bin(const SynchronousMessage *message);

/** The number of bytes of the request's contents; 0 on failure and when there is no body. */
size_t pactffi_sync_message_get_request_contents_length(const SynchronousMessage *message);

/** The request's contents as a copy for pactffi_string_delete(). Null on failure and when there
 * is no body; empty when it is null, empty, or known not to be text. */
const char *pactffi_sync_message_get_request_contents_str(const SynchronousMessage *message);

/** The contents of the response with the index (from 0), with their metadata. They belong to the
 * message and end with it. Null when there is no such response. */
const MessageContents *pactffi_sync_message_get_response_contents(const SynchronousMessage *message,
                                                                  size_t index);

/** The bytes of the contents of a response, as many as
 * pactffi_sync_message_get_response_contents_length() says, without a zero at the end. They are
 * the library's, until the message is changed or deleted. Null on failure and when there is no
 * such response or no body. */
const unsigned char *pactffi_sync_message_get_response_contents_bin(const SynchronousMessage *message,
                                                                    size_t index);

/** The number of bytes of the contents of a response; 0 on failure and when there is no such
 * response or no body. */
size_t pactffi_sync_message_get_response_contents_length(const SynchronousMessage *message, size_t index);

/** The contents of a response as a copy for pactffi_string_delete(). Null on failure and when
 * there is no such response or no body; empty when it is null, empty, or known not to be text. */
const char *pactffi_sync_message_get_response_contents_str(const SynchronousMessage *message,
                                                           size_t index);

/** A new message, "Synchronous/Message Interaction", without contents and responses. For
 * pactffi_sync_message_delete(). Null on failure. */
SynchronousMessage *pactffi_sync_message_new(void);

/** Sets the description. 0, or 1 on failure: the message or text is null, or the text is not
 * UTF-8. */
int pactffi_sync_message_set_description(SynchronousMessage *message, const char *description);

/** Sets the request's contents to `len` bytes, or to null when `contents` is a null pointer.
 * They are taken for binary data, whatever the content type. A content type that is null or
 * can't be read is not known. */
void pactffi_sync_message_set_request_contents_bin(SynchronousMessage *message,
                                                   const unsigned char *contents,
                                                   size_t len,
                                                   const char *content_type);

/** Sets the request's contents to a text, or to null when `contents` is a null pointer. A
 * content type that is null or can't be read is not known. A text that is not UTF-8 changes
 * nothing. */
void pactffi_sync_message_set_request_contents_str(SynchronousMessage *message,
                                                   const char *contents,
                                                   const char *content_type);

/** Sets the contents of a response to `len` bytes, or to null when `contents` is a null pointer.
 * They are taken for binary data, whatever the content type. A content type that is null or
 * can't be read is not known. Of an index beyond the last response, those before it are added
 * without contents; there are at most 65,535. */
void pactffi_sync_message_set_response_contents_bin(SynchronousMessage *message,
                                                    size_t index,
                                                    const unsigned char *contents,
                                                    size_t len,
                                                    const char *content_type);

/** Sets the contents of a response to a text, or to null when `contents` is a null pointer. A
 * content type that is null or can't be read is not known. A text that is not UTF-8 changes
 * nothing. Of an index beyond the last response, those before it are added without contents;
 * there are at most 65,535. */
void pactffi_sync_message_set_response_contents_str(SynchronousMessage *message,
                                                    size_t index,
                                                    const char *contents,
                                                    const char *content_type);

#ifdef __cplusplus
}
#endif

#endif
