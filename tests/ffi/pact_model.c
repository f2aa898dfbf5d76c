// Pacts looked into: their parties, interactions of every kind, and walks over them.
#include "check.h"

static const char kMessages[] =
    "{\"consumer\":{\"name\":\"handler\"},\"provider\":{\"name\":\"sender\"},"
    "\"messages\":[{\"description\":\"an event\",\"contents\":\"text\"}],"
    "\"metadata\":{\"pactSpecification\":{\"version\":\"3.0.0\"}}}";

static void parties_are_told(Pact* pact) {
    const Consumer* consumer = pactffi_pact_get_consumer(pact);
    const Provider* provider = pactffi_pact_get_provider(pact);
    CHECK_TEXT(pactffi_consumer_get_name(consumer), "model consumer");
    CHECK_TEXT(pactffi_provider_get_name(provider), "model provider");
    ENDS_ONCE(const Consumer, consumer, pactffi_pact_consumer_delete);
    ENDS_ONCE(const Provider, provider, pactffi_pact_provider_delete);
    REFUSES_POINTERS(const Consumer, consumer, pactffi_consumer_get_name(p) == NULL);
    REFUSES_POINTERS(const Provider, provider, pactffi_provider_get_name(p) == NULL);
}

/** Of which kind the interaction is: one of them. */
static int kinds_of(const PactInteraction* interaction) {
    const SynchronousHttp* http = pactffi_pact_interaction_as_synchronous_http(interaction);
    const AsynchronousMessage* told = pactffi_pact_interaction_as_asynchronous_message(interaction);
    const SynchronousMessage* call = pactffi_pact_interaction_as_synchronous_message(interaction);
    const int kinds = (http != NULL) + (told != NULL) + (call != NULL);
    pactffi_sync_http_delete(http);
    pactffi_async_message_delete(told);
    pactffi_sync_message_delete((SynchronousMessage*)call);
    return kinds;
}

static void interactions_are_walked(Pact* pact) {
    PactInteractionIterator* iter = pactffi_pact_model_interaction_iterator(pact);
    const PactInteraction* interaction = pactffi_pact_interaction_iter_next(iter);
    CHECK(kinds_of(interaction) == 1);
    CHECK(kinds_of(pactffi_pact_interaction_iter_next(iter)) == 1);
    CHECK(kinds_of(pactffi_pact_interaction_iter_next(iter)) == 1);
    CHECK(pactffi_pact_interaction_iter_next(iter) == NULL);
    BELONGS(interaction, pactffi_pact_interaction_delete);
    CHECK(kinds_of(interaction) == 1);
    ENDS_ONCE(PactInteractionIterator, iter, pactffi_pact_interaction_iter_delete);
    REFUSES_POINTERS(PactInteractionIterator, iter, pactffi_pact_interaction_iter_next(p) == NULL);
#define REFUSED(condition) REFUSES_POINTERS(const PactInteraction, interaction, condition)
    REFUSED(pactffi_pact_interaction_as_synchronous_http(p) == NULL);
    REFUSED(pactffi_pact_interaction_as_asynchronous_message(p) == NULL);
    REFUSED(pactffi_pact_interaction_as_synchronous_message(p) == NULL);
    REFUSED(pactffi_pact_interaction_as_message(p) == NULL);
#undef REFUSED
}

static void handles_are_walked(PactHandle pact) {
    PactSyncHttpIterator* http = pactffi_pact_handle_get_sync_http_iter(pact);
    CHECK(pactffi_pact_sync_http_iter_next(http) != NULL);
    CHECK(pactffi_pact_sync_http_iter_next(http) == NULL);
    ENDS_ONCE(PactSyncHttpIterator, http, pactffi_pact_sync_http_iter_delete);
    REFUSES_POINTERS(PactSyncHttpIterator, http, pactffi_pact_sync_http_iter_next(p) == NULL);
    PactAsyncMessageIterator* told = pactffi_pact_handle_get_async_message_iter(pact);
    CHECK(pactffi_pact_async_message_iter_next(told) != NULL);
    CHECK(pactffi_pact_async_message_iter_next(told) == NULL);
    ENDS_ONCE(PactAsyncMessageIterator, told, pactffi_pact_async_message_iter_delete);
    REFUSES_POINTERS(
        PactAsyncMessageIterator, told, pactffi_pact_async_message_iter_next(p) == NULL);
    PactSyncMessageIterator* calls = pactffi_pact_handle_get_sync_message_iter(pact);
    CHECK(pactffi_pact_sync_message_iter_next(calls) != NULL);
    CHECK(pactffi_pact_sync_message_iter_next(calls) == NULL);
    ENDS_ONCE(PactSyncMessageIterator, calls, pactffi_pact_sync_message_iter_delete);
    REFUSES_POINTERS(
        PactSyncMessageIterator, calls, pactffi_pact_sync_message_iter_next(p) == NULL);
    PactMessageIterator* messages = pactffi_pact_handle_get_message_iter(pact);
    CHECK(pactffi_pact_message_iter_next(messages) != NULL);
    CHECK(pactffi_pact_message_iter_next(messages) == NULL);
    ENDS_ONCE(PactMessageIterator, messages, pactffi_pact_message_iter_delete);
    REFUSES_POINTERS(PactMessageIterator, messages, pactffi_pact_message_iter_next(p) == NULL);
}

static void pacts_are_read(void) {
    Pact* pact = pactffi_parse_pact_json(kMessages);
    CHECK(pactffi_pact_spec_version(pact) == PactSpecification_V3);
    PactInteractionIterator* iter = pactffi_pact_model_interaction_iterator(pact);
    const PactInteraction* interaction = pactffi_pact_interaction_iter_next(iter);
    Message* message = (Message*)pactffi_pact_interaction_as_message(interaction);
    CHECK_TEXT(pactffi_message_get_description(message), "an event");
    pactffi_message_delete(message);
    pactffi_pact_interaction_iter_delete(iter);
    pactffi_pact_model_delete(pact);
    CHECK_REFUSED(pactffi_parse_pact_json(NULL) == NULL);
    CHECK_REFUSED(pactffi_parse_pact_json(BAD_TEXT) == NULL);
    CHECK_REFUSED(pactffi_parse_pact_json("{") == NULL);
}

void test_pact_model(void) {
    const PactHandle handle = pactffi_new_pact("model consumer", "model provider");
    pactffi_with_specification(handle, PactSpecification_V4);
    pactffi_new_interaction(handle, "a request");
    pactffi_new_message_interaction(handle, "an event");
    const InteractionHandle call = pactffi_new_sync_message_interaction(handle, "a call");
    CHECK(pactffi_with_body(call, InteractionPart_Request, "text/plain", "ask"));
    handles_are_walked(handle);
    Pact* pact = pactffi_pact_handle_to_pointer(handle);
    pactffi_free_pact_handle(handle);
    CHECK(pactffi_pact_spec_version(pact) == PactSpecification_V4);
    parties_are_told(pact);
    interactions_are_walked(pact);
    ENDS_ONCE(Pact, pact, pactffi_pact_model_delete);
    REFUSES_POINTERS(Pact, pact, pactffi_pact_spec_version(p) == PactSpecification_Unknown);
    REFUSES_POINTERS(Pact, pact, pactffi_pact_get_consumer(p) == NULL);
    REFUSES_POINTERS(Pact, pact, pactffi_pact_get_provider(p) == NULL);
    REFUSES_POINTERS(Pact, pact, pactffi_pact_model_interaction_iterator(p) == NULL);
    pacts_are_read();
}
