// The model: a message of V3.
#ifndef PACT_MESSAGE_H
#define PACT_MESSAGE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

void pactffi_message_delete(Message *message);

const char *pactffi_message_find_metadata(const Message *message, const char *key);

const char *pactffi_message_get_contents(const Message *message);

const unsigned char *pactffi_message_get_contents_bin(const Message *message);

size_t pactffi_message_get_contents_length(const Message *message);

const char *pactffi_message_get_description(const Message *message);

MessageMetadataIterator *pactffi_message_get_metadata_iter(Message *message);

const ProviderState *pactffi_message_get_provider_state(const Message *message, unsigned int index);

ProviderStateIterator *pactffi_message_get_provider_state_iter(Message *message);

int pactffi_message_insert_metadata(Message *message, const char *key, const char *value);

void pactffi_message_metadata_iter_delete(MessageMetadataIterator *iter);

MessageMetadataPair *pactffi_message_metadata_iter_next(MessageMetadataIterator *iter);

void pactffi_message_metadata_pair_delete(MessageMetadataPair *pair);

Message *pactffi_message_new(void);

Message *pactffi_message_new_from_body(const char *body, const char *content_type);

Message *pactffi_message_new_from_json(unsigned int index, const char *json_str, int spec_version);

void pactffi_message_set_contents(Message *message, const char *contents, const char *content_type);

void pactffi_message_set_contents_bin(Message *message,
                                      const unsigned char *contents,
                                      size_t len,
                                      const char *content_type);

int pactffi_message_set_description(Message *message, const char *description);

#ifdef __cplusplus
}
#endif

#endif
