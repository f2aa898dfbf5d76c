// The model: a message of V4.
#ifndef PACT_ASYNC_MESSAGE_H
#define PACT_ASYNC_MESSAGE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Deletes a message with its parts. One that belongs to a walk ends with that instead. Null is
 * passed over. */
void pactffi_async_message_delete(const AsynchronousMessage *message);

/** A copy of the contents with the generators applied, as a consumer gets them, for
 * pactffi_message_contents_delete(). Null on failure, also when a generator can't be applied. */
const MessageContents *pactffi_async_message_generate_contents(const AsynchronousMessage *message);

/** The contents with their metadata. They belong to the message and end with it. Null on
 * failure. */
const MessageContents *pactffi_async_message_get_contents(const AsynchronousMessage *message);

/** The bytes of the contents, as many as pactffi_async_message_get_contents_length() says,
 * without a zero at the end. They are the library's, until the message is changed or deleted.
 * Null on failure and when there is no body. */
const unsigned char *pactffi_async_message_get_contents_bin(const AsynchronousMessage *message);

/** The number of bytes of the contents; 0 on failure and when there is no body. */
size_t pactffi_async_message_get_contents_length(const AsynchronousMessage *message);

/** The contents as a copy for pactffi_string_delete(). Null on failure and when there is no
 * body; empty when it is null, empty, or known not to be text. */
const char *pactffi_async_message_get_contents_str(const AsynchronousMessage *message);

/** The description, as a copy for pactffi_string_delete(). Null on failure. */
const char *pactffi_async_message_get_description(const AsynchronousMessage *message);

/** The provider state with the index (from 0). It belongs to the message and ends with it. Null
 * when there is none. */
const ProviderState *pactffi_async_message_get_provider_state(const AsynchronousMessage *message,
                                                              unsigned int index);

/** A walk over the provider states, for pactffi_provider_state_iter_delete(). Null on failure. */
ProviderStateIterator *pactffi_async_message_get_provider_state_iter(AsynchronousMessage *message);

/** A new message, "Asynchronous/Message Interaction", without contents. For
 * pactffi_async_message_delete(). Null on failure. */
AsynchronousMessage *pactffi_async_message_new(void);

/** Sets the contents to `len` bytes, or to null when `contents` is a null pointer. They are
 * taken for binary data, whatever the content type. A content type that is null or can't be
 * read is not known. */
void pactffi_async_message_set_contents_bin(AsynchronousMessage *message,
                                            const unsigned char *contents,
                                            size_t len,
                                            const char *content_type);

/** Sets the contents to a text, or to null when `contents` is a null pointer. A content type
 * that is null or can't be read is not known. A text that is not UTF-8 changes nothing. */
void pactffi_async_message_set_contents_str(AsynchronousMessage *message,
                                            const char *contents,
                                            const char *content_type);

/** Sets the description. 0, or 1 on failure: the message or text is null, or the text is not
 * UTF-8. */
int pactffi_async_message_set_description(AsynchronousMessage *message, const char *description);

#ifdef __cplusplus
}
#endif

#endif
