// The model: a pact, its parties and its interactions.
#ifndef PACT_PACT_MODEL_H
#define PACT_PACT_MODEL_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

const char *pactffi_consumer_get_name(const Consumer *consumer);

void pactffi_pact_async_message_iter_delete(PactAsyncMessageIterator *iter);

AsynchronousMessage *pactffi_pact_async_message_iter_next(PactAsyncMessageIterator *iter);

const Consumer *pactffi_pact_get_consumer(const Pact *pact);

const Provider *pactffi_pact_get_provider(const Pact *pact);

const AsynchronousMessage *pactffi_pact_interaction_as_asynchronous_message(const PactInteraction *interaction);

const Message *pactffi_pact_interaction_as_message(const PactInteraction *interaction);

const SynchronousHttp *pactffi_pact_interaction_as_synchronous_http(const PactInteraction *interaction);

const SynchronousMessage *pactffi_pact_interaction_as_synchronous_message(const PactInteraction *interaction);

void pactffi_pact_interaction_delete(const PactInteraction *interaction);

void pactffi_pact_interaction_iter_delete(PactInteractionIterator *iter);

const PactInteraction *pactffi_pact_interaction_iter_next(PactInteractionIterator *iter);

PactSpecification pactffi_pact_spec_version(const Pact *pact);

void pactffi_pact_sync_http_iter_delete(PactSyncHttpIterator *iter);

SynchronousHttp *pactffi_pact_sync_http_iter_next(PactSyncHttpIterator *iter);

void pactffi_pact_sync_message_iter_delete(PactSyncMessageIterator *iter);

SynchronousMessage *pactffi_pact_sync_message_iter_next(PactSyncMessageIterator *iter);

Pact *pactffi_parse_pact_json(const char *json);

const char *pactffi_provider_get_name(const Provider *provider);

void pactffi_pact_message_iter_delete(PactMessageIterator *iter);

Message *pactffi_pact_message_iter_next(PactMessageIterator *iter);

void pactffi_pact_consumer_delete(const Consumer *consumer);

void pactffi_pact_model_delete(Pact *pact);

PactInteractionIterator *pactffi_pact_model_interaction_iterator(Pact *pact);

void pactffi_pact_provider_delete(const Provider *provider);

#ifdef __cplusplus
}
#endif

#endif
