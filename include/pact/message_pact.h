// The model: a pact of messages of V3.
#ifndef PACT_MESSAGE_PACT_H
#define PACT_MESSAGE_PACT_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

void pactffi_message_pact_delete(MessagePact *message_pact);

const char *pactffi_message_pact_find_metadata(const MessagePact *message_pact,
                                               const char *key1,
                                               const char *key2);

Consumer *pactffi_message_pact_get_consumer(MessagePact *message_pact);

MessagePactMessageIterator *pactffi_message_pact_get_message_iter(MessagePact *message_pact);

MessagePactMetadataIterator *pactffi_message_pact_get_metadata_iter(MessagePact *message_pact);

Provider *pactffi_message_pact_get_provider(MessagePact *message_pact);

void pactffi_message_pact_message_iter_delete(MessagePactMessageIterator *iter);

Message *pactffi_message_pact_message_iter_next(MessagePactMessageIterator *iter);

void pactffi_message_pact_metadata_iter_delete(MessagePactMetadataIterator *iter);

MessagePactMetadataTriple *pactffi_message_pact_metadata_iter_next(MessagePactMetadataIterator *iter);

void pactffi_message_pact_metadata_triple_delete(MessagePactMetadataTriple *triple);

MessagePact *pactffi_message_pact_new_from_json(const char *file_name, const char *json_str);

#ifdef __cplusplus
}
#endif

#endif
