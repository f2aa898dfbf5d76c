// The model: a message of V3.
#ifndef PACT_MESSAGE_H
#define PACT_MESSAGE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Deletes a message with its parts. One that belongs to a walk or pact ends with that instead.
 * Null is passed over. */
void pactffi_message_delete(Message *message);

/** The value of a field of the metadata, as a copy for pactffi_string_delete(); one that is not
 * a text as JSON. Null on failure and when there is no such field. */
const char *pactffi_message_find_metadata(const Message *message, const char *key);

/** The contents with the generators applied, as a copy for pactffi_string_delete(). Null on
 * failure, also when a generator can't be applied, and when there is no body; empty when it is
 * null, empty, or known not to be text. */
const char *pactffi_message_get_contents(const Message *message);

/** The bytes of the contents without generators, as many as
 * pactffi_message_get_contents_length() says, without a zero at the end. They are the
 * library's, until the message is changed or deleted. Null on failure and when there is no
 * body. */
const unsigned char *pactffi_message_get_contents_bin(const Message *message);

/** The number of bytes of the contents as they are without generators; 0 on failure and when
 * there is no body. */
size_t pactffi_message_get_contents_length(const Message *message);

/** The description, as a copy for pactffi_string_delete(). Null on failure. */
const char *pactffi_message_get_description(const Message *message);

/** A walk over copies of the metadata with the generators applied, sorted by name, for
 * pactffi_message_metadata_iter_delete(). Null on failure, also when a generator can't be
 * applied. */
MessageMetadataIterator *pactffi_message_get_metadata_iter(Message *message);

/** The provider state with the index (from 0). It belongs to the message and ends with it. Null
 * when there is none. */
const ProviderState *pactffi_message_get_provider_state(const Message *message, unsigned int index);

/** A walk over the provider states, for pactffi_provider_state_iter_delete(). Null on failure. */
ProviderStateIterator *pactffi_message_get_provider_state_iter(Message *message);

/** Sets a field of the metadata. 0 when it is new, -1 when it took the place of another, -2 on
 * failure. */
int pactffi_message_insert_metadata(Message *message, const char *key, const char *value);

/** Deletes a walk over metadata. Null is passed over. */
void pactffi_message_metadata_iter_delete(MessageMetadataIterator *iter);

/** The next field, for pactffi_message_metadata_pair_delete(); a value that is not a text is
 * JSON. Null at the end and on failure. */
MessageMetadataPair *pactffi_message_metadata_iter_next(MessageMetadataIterator *iter);

/** Deletes a field with its two texts. Null is passed over. */
void pactffi_message_metadata_pair_delete(MessageMetadataPair *pair);

/** A new message, "message", without contents and with the content type application/json. For
 * pactffi_message_delete(). Null on failure. */
Message *pactffi_message_new(void);

/** A new message with contents of a content type, for pactffi_message_delete(). Null on failure,
 * also when the content type can't be read. */
Message *pactffi_message_new_from_body(const char *body, const char *content_type);

/** A new message read from JSON as pact files of V3 have it, for pactffi_message_delete().
 * `spec_version` is PactSpecification_V3; `index` is its name when it has no description
 * ("Message 3"). Null on failure. */
Message *pactffi_message_new_from_json(unsigned int index, const char *json_str, int spec_version);

/** Sets the contents to a text, or to null when `contents` is a null pointer. A content type
 * that is null or can't be read is not known. A text that is not UTF-8 changes nothing. */
void pactffi_message_set_contents(Message *message, const char *contents, const char *content_type);

/** Sets the contents to `len` bytes, or to null when `contents` is a null pointer. They are
 * taken for binary data, whatever the content type. A content type that is null or can't be
 * read is not known. */
void pactffi_message_set_contents_bin(Message *message,
                                      const unsigned char *contents,
                                      size_t len,
                                      const char *content_type);

/** Sets the description. 0, or 1 on failure: the message or text is null, or the text is not
 * UTF-8. */
int pactffi_message_set_description(Message *message, const char *description);

#ifdef __cplusplus
}
#endif

#endif
