// The model: a message of V4.
#ifndef PACT_ASYNC_MESSAGE_H
#define PACT_ASYNC_MESSAGE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

void pactffi_async_message_delete(const AsynchronousMessage *message);

const MessageContents *pactffi_async_message_generate_contents(const AsynchronousMessage *message);

const MessageContents *pactffi_async_message_get_contents(const AsynchronousMessage *message);

const unsigned char *pactffi_async_message_get_contents_bin(const AsynchronousMessage *message);

size_t pactffi_async_message_get_contents_length(const AsynchronousMessage *message);

const char *pactffi_async_message_get_contents_str(const AsynchronousMessage *message);

const char *pactffi_async_message_get_description(const AsynchronousMessage *message);

const ProviderState *pactffi_async_message_get_provider_state(const AsynchronousMessage *message,
                                                              unsigned int index);

ProviderStateIterator *pactffi_async_message_get_provider_state_iter(AsynchronousMessage *message);

AsynchronousMessage *pactffi_async_message_new(void);

void pactffi_async_message_set_contents_bin(AsynchronousMessage *message,
                                            const unsigned char *contents,
                                            size_t len,
                                            const char *content_type);

void pactffi_async_message_set_contents_str(AsynchronousMessage *message,
                                            const char *contents,
                                            const char *content_type);

int pactffi_async_message_set_description(AsynchronousMessage *message, const char *description);

#ifdef __cplusplus
}
#endif

#endif
