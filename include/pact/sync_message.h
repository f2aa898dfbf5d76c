// The model: a message and its responses.
#ifndef PACT_SYNC_MESSAGE_H
#define PACT_SYNC_MESSAGE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

void pactffi_sync_message_delete(SynchronousMessage *message);

const MessageContents *pactffi_sync_message_generate_request_contents(const SynchronousMessage *message);

const MessageContents *pactffi_sync_message_generate_response_contents(const SynchronousMessage *message,
                                                                       size_t index);

const char *pactffi_sync_message_get_description(const SynchronousMessage *message);

size_t pactffi_sync_message_get_number_responses(const SynchronousMessage *message);

const ProviderState *pactffi_sync_message_get_provider_state(const SynchronousMessage *message,
                                                             unsigned int index);

ProviderStateIterator *pactffi_sync_message_get_provider_state_iter(SynchronousMessage *message);

const MessageContents *pactffi_sync_message_get_request_contents(const SynchronousMessage *message);

const unsigned char *pactffi_sync_message_get_request_contents_bin(const SynchronousMessage *message);

size_t pactffi_sync_message_get_request_contents_length(const SynchronousMessage *message);

const char *pactffi_sync_message_get_request_contents_str(const SynchronousMessage *message);

const MessageContents *pactffi_sync_message_get_response_contents(const SynchronousMessage *message,
                                                                  size_t index);

const unsigned char *pactffi_sync_message_get_response_contents_bin(const SynchronousMessage *message,
                                                                    size_t index);

size_t pactffi_sync_message_get_response_contents_length(const SynchronousMessage *message, size_t index);

const char *pactffi_sync_message_get_response_contents_str(const SynchronousMessage *message,
                                                           size_t index);

SynchronousMessage *pactffi_sync_message_new(void);

int pactffi_sync_message_set_description(SynchronousMessage *message, const char *description);

void pactffi_sync_message_set_request_contents_bin(SynchronousMessage *message,
                                                   const unsigned char *contents,
                                                   size_t len,
                                                   const char *content_type);

void pactffi_sync_message_set_request_contents_str(SynchronousMessage *message,
                                                   const char *contents,
                                                   const char *content_type);

void pactffi_sync_message_set_response_contents_bin(SynchronousMessage *message,
                                                    size_t index,
                                                    const unsigned char *contents,
                                                    size_t len,
                                                    const char *content_type);

void pactffi_sync_message_set_response_contents_str(SynchronousMessage *message,
                                                    size_t index,
                                                    const char *contents,
                                                    const char *content_type);

#ifdef __cplusplus
}
#endif

#endif
