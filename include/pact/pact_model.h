// The model: a pact, its parties and its interactions.
#ifndef PACT_PACT_MODEL_H
#define PACT_PACT_MODEL_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The name, as a copy for pactffi_string_delete(). Null on failure. */
const char *pactffi_consumer_get_name(const Consumer *consumer);

/** Deletes a walk with all that it gave. Null is passed over. */
void pactffi_pact_async_message_iter_delete(PactAsyncMessageIterator *iter);

/** The next one; null at the end and on failure. It belongs to the walk and ends with it. */
AsynchronousMessage *pactffi_pact_async_message_iter_next(PactAsyncMessageIterator *iter);

/** A copy of the consumer, for pactffi_pact_consumer_delete(). Null on failure. */
const Consumer *pactffi_pact_get_consumer(const Pact *pact);

/** A copy of the provider, for pactffi_pact_provider_delete(). Null on failure. */
const Provider *pactffi_pact_get_provider(const Pact *pact);

/** A copy of an interaction that is a message, for pactffi_async_message_delete(). Null when it
 * is another kind, and on failure. */
const AsynchronousMessage *pactffi_pact_interaction_as_asynchronous_message(const PactInteraction *interaction);

/** A copy of an interaction that is a message of V3, for pactffi_message_delete(). Null when it
 * is another kind, and on failure. */
const Message *pactffi_pact_interaction_as_message(const PactInteraction *interaction);

/** A copy of an interaction that is a request and its response, for pactffi_sync_http_delete().
 * Null when it is another kind, and on failure. */
const SynchronousHttp *pactffi_pact_interaction_as_synchronous_http(const PactInteraction *interaction);

/** A copy of an interaction that is a message and its responses, for
 * pactffi_sync_message_delete(). Null when it is another kind, and on failure. */
const SynchronousMessage *pactffi_pact_interaction_as_synchronous_message(const PactInteraction *interaction);

/** Of no effect but an error: every interaction belongs to its walk and ends with it. */
void pactffi_pact_interaction_delete(const PactInteraction *interaction);

/** Deletes a walk with its interactions. Null is passed over. */
void pactffi_pact_interaction_iter_delete(PactInteractionIterator *iter);

/** The next interaction; null at the end and on failure. It belongs to the walk and ends with
 * it. */
const PactInteraction *pactffi_pact_interaction_iter_next(PactInteractionIterator *iter);

/** The version of the specification that the pact is written in; PactSpecification_Unknown on
 * failure. */
PactSpecification pactffi_pact_spec_version(const Pact *pact);

/** Deletes a walk with all that it gave. Null is passed over. */
void pactffi_pact_sync_http_iter_delete(PactSyncHttpIterator *iter);

/** The next one; null at the end and on failure. It belongs to the walk and ends with it. */
SynchronousHttp *pactffi_pact_sync_http_iter_next(PactSyncHttpIterator *iter);

/** Deletes a walk with all that it gave. Null is passed over. */
void pactffi_pact_sync_message_iter_delete(PactSyncMessageIterator *iter);

/** The next one; null at the end and on failure. It belongs to the walk and ends with it. */
SynchronousMessage *pactffi_pact_sync_message_iter_next(PactSyncMessageIterator *iter);

/** A copy of a pact in the making, as V4, for pactffi_pact_model_delete(). Null when there is no
 * such pact. */
Pact *pactffi_pact_handle_to_pointer(PactHandle pact);

/** A walk over copies of the messages of a pact in the making, for
 * pactffi_pact_async_message_iter_delete(). Null when there is no such pact. */
PactAsyncMessageIterator *pactffi_pact_handle_get_async_message_iter(PactHandle pact);

/** A walk over copies of the messages, as V3 has them of a pact in the making, for
 * pactffi_pact_message_iter_delete(). Null when there is no such pact. */
PactMessageIterator *pactffi_pact_handle_get_message_iter(PactHandle pact);

/** A walk over copies of the requests and responses of a pact in the making, for
 * pactffi_pact_sync_http_iter_delete(). Null when there is no such pact. */
PactSyncHttpIterator *pactffi_pact_handle_get_sync_http_iter(PactHandle pact);

/** A walk over copies of the messages with responses of a pact in the making, for
 * pactffi_pact_sync_message_iter_delete(). Null when there is no such pact. */
PactSyncMessageIterator *pactffi_pact_handle_get_sync_message_iter(PactHandle pact);

/** A pact of any version read from JSON, for pactffi_pact_model_delete(). Null on failure. */
Pact *pactffi_parse_pact_json(const char *json);

/** The name, as a copy for pactffi_string_delete(). Null on failure. */
const char *pactffi_provider_get_name(const Provider *provider);

/** Deletes a walk with all that it gave. Null is passed over. */
void pactffi_pact_message_iter_delete(PactMessageIterator *iter);

/** The next one; null at the end and on failure. It belongs to the walk and ends with it. */
Message *pactffi_pact_message_iter_next(PactMessageIterator *iter);

/** Deletes a consumer that pactffi_pact_get_consumer() gave. Null is passed over. */
void pactffi_pact_consumer_delete(const Consumer *consumer);

/** Deletes a pact. What was taken from it stays. Null is passed over. */
void pactffi_pact_model_delete(Pact *pact);

/** A walk over copies of the interactions, for pactffi_pact_interaction_iter_delete(). Null on
 * failure. */
PactInteractionIterator *pactffi_pact_model_interaction_iterator(Pact *pact);

/** Deletes a provider that pactffi_pact_get_provider() gave. Null is passed over. */
void pactffi_pact_provider_delete(const Provider *provider);

#ifdef __cplusplus
}
#endif

#endif
