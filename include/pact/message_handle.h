// Messages of a pact in the making: the older calls.
#ifndef PACT_MESSAGE_HANDLE_H
#define PACT_MESSAGE_HANDLE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

void pactffi_message_expects_to_receive(MessageHandle message, const char *description);

void pactffi_message_given(MessageHandle message, const char *description);

void pactffi_message_given_with_param(MessageHandle message,
                                      const char *description,
                                      const char *name,
                                      const char *value);

const char *pactffi_message_reify(MessageHandle message_handle);

void pactffi_message_with_contents(MessageHandle message_handle,
                                   const char *content_type,
                                   const uint8_t *body,
                                   size_t size);

void pactffi_message_with_metadata(MessageHandle message_handle,
                                   const char *key,
                                   const char *value);

void pactffi_message_with_metadata_v2(MessageHandle message_handle,
                                      const char *key,
                                      const char *value);

MessageHandle pactffi_new_message(MessagePactHandle pact, const char *description);

#ifdef __cplusplus
}
#endif

#endif
