// Messages of a pact in the making: the older calls.
#ifndef PACT_MESSAGE_HANDLE_H
#define PACT_MESSAGE_HANDLE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Those that return nothing tell what fails by pactffi_get_error_message() only. */

/** Adds an asynchronous message, as pactffi_new_async_message(). On failure the lower half of the
 * handle is 0. */
MessageHandle pactffi_new_message(MessagePactHandle pact, const char *description);

/** Sets the description. */
void pactffi_message_expects_to_receive(MessageHandle message, const char *description);

/** Adds a provider state. */
void pactffi_message_given(MessageHandle message, const char *description);

/** As pactffi_given_with_param(). */
void pactffi_message_given_with_param(MessageHandle message,
                                      const char *description,
                                      const char *name,
                                      const char *value);

/** Sets the contents. JSON is integration JSON, XML is when given as a JSON object; text ends at its
 * zero byte, whatever `size` says; other content types have `size` bytes. A null content type is
 * text/plain. */
void pactffi_message_with_contents(MessageHandle message_handle,
                                   const char *content_type,
                                   const uint8_t *body,
                                   size_t size);

/** Sets a field of the metadata to JSON, integration JSON or a text. */
void pactffi_message_with_metadata_v2(MessageHandle message_handle,
                                      const char *key,
                                      const char *value);

/** Sets a field of the metadata to a text. Deprecated. */
void pactffi_message_with_metadata(MessageHandle message_handle,
                                   const char *key,
                                   const char *value);

/** The message as the pact's version writes it, as JSON; before V4 with its generators applied. Empty
 * without contents, or when there is no such message. */
const char *pactffi_message_reify(MessageHandle message_handle);

#ifdef __cplusplus
}
#endif

#endif
