// The model: a pact of messages of V3.
#ifndef PACT_MESSAGE_PACT_H
#define PACT_MESSAGE_PACT_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Deletes a pact with its parties and messages. Null is passed over. */
void pactffi_message_pact_delete(MessagePact *message_pact);

/** The value of `metadata.key1.key2`, as a copy for pactffi_string_delete(); one that is not a
 * text as JSON. Null on failure and when there is no such field. */
const char *pactffi_message_pact_find_metadata(const MessagePact *message_pact,
                                               const char *key1,
                                               const char *key2);

/** The consumer. It belongs to the pact and ends with it. Null on failure. */
Consumer *pactffi_message_pact_get_consumer(MessagePact *message_pact);

/** A walk over the messages, for pactffi_message_pact_message_iter_delete(). Null on failure. */
MessagePactMessageIterator *pactffi_message_pact_get_message_iter(MessagePact *message_pact);

/** A walk over copies of the metadata, sorted by name, for
 * pactffi_message_pact_metadata_iter_delete(). Null on failure. */
MessagePactMetadataIterator *pactffi_message_pact_get_metadata_iter(MessagePact *message_pact);

/** The provider. It belongs to the pact and ends with it. Null on failure. */
Provider *pactffi_message_pact_get_provider(MessagePact *message_pact);

/** Deletes a walk over messages; the messages themselves stay. Null is passed over. */
void pactffi_message_pact_message_iter_delete(MessagePactMessageIterator *iter);

/** The next message; null at the end and on failure. It belongs to the pact: it stays until that
 * is deleted, also when the walk is deleted before. */
Message *pactffi_message_pact_message_iter_next(MessagePactMessageIterator *iter);

/** Deletes a walk over metadata. Null is passed over. */
void pactffi_message_pact_metadata_iter_delete(MessagePactMetadataIterator *iter);

/** The next field, for pactffi_message_pact_metadata_triple_delete(). Null at the end and on
 * failure. */
MessagePactMetadataTriple *pactffi_message_pact_metadata_iter_next(MessagePactMetadataIterator *iter);

/** Deletes a field with its three texts. Null is passed over. */
void pactffi_message_pact_metadata_triple_delete(MessagePactMetadataTriple *triple);

/** A pact read from JSON, for pactffi_message_pact_delete(). `file_name` stands in messages of
 * errors. Of a pact of V4 the asynchronous messages are given. Null on failure. */
MessagePact *pactffi_message_pact_new_from_json(const char *file_name, const char *json_str);

#ifdef __cplusplus
}
#endif

#endif
