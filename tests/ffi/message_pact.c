// Pacts of messages, read from JSON.
#include "check.h"

#include <string.h>

static const char kPact[] =
    "{\"consumer\":{\"name\":\"handler\"},\"provider\":{\"name\":\"sender\"},"
    "\"messages\":[{\"description\":\"an event\",\"contents\":\"text\"}],"
    "\"metadata\":{\"pactSpecification\":{\"version\":\"3.0.0\"},\"client\":{\"name\":\"c\"}}}";

static void messages_are_walked(MessagePact* pact) {
    MessagePactMessageIterator* iter = pactffi_message_pact_get_message_iter(pact);
    Message* message = pactffi_message_pact_message_iter_next(iter);
    CHECK_TEXT(pactffi_message_get_description(message), "an event");
    BELONGS(message, pactffi_message_delete);
    CHECK(pactffi_message_pact_message_iter_next(iter) == NULL);
    ENDS_ONCE(MessagePactMessageIterator, iter, pactffi_message_pact_message_iter_delete);
    REFUSES_POINTERS(
        MessagePactMessageIterator, iter, pactffi_message_pact_message_iter_next(p) == NULL);
}

static void metadata_is_walked(MessagePact* pact) {
    CHECK_TEXT(pactffi_message_pact_find_metadata(pact, "client", "name"), "c");
    CHECK(pactffi_message_pact_find_metadata(pact, "client", "nothing") == NULL);
    CHECK_REFUSED(pactffi_message_pact_find_metadata(pact, NULL, "name") == NULL);
    CHECK_REFUSED(pactffi_message_pact_find_metadata(pact, "client", BAD_TEXT) == NULL);
    MessagePactMetadataIterator* iter = pactffi_message_pact_get_metadata_iter(pact);
    MessagePactMetadataTriple* triple = pactffi_message_pact_metadata_iter_next(iter);
    CHECK(triple != NULL && strcmp(triple->outer_key, "client") == 0 &&
          strcmp(triple->inner_key, "name") == 0 && strcmp(triple->value, "c") == 0);
    ENDS_ONCE(MessagePactMetadataTriple, triple, pactffi_message_pact_metadata_triple_delete);
    ENDS_ONCE(MessagePactMetadataIterator, iter, pactffi_message_pact_metadata_iter_delete);
    REFUSES_POINTERS(
        MessagePactMetadataIterator, iter, pactffi_message_pact_metadata_iter_next(p) == NULL);
}

void test_message_pact(void) {
    MessagePact* pact = pactffi_message_pact_new_from_json("a.json", kPact);
    CHECK_TEXT(pactffi_consumer_get_name(pactffi_message_pact_get_consumer(pact)), "handler");
    CHECK_TEXT(pactffi_provider_get_name(pactffi_message_pact_get_provider(pact)), "sender");
    BELONGS(pactffi_message_pact_get_consumer(pact), pactffi_pact_consumer_delete);
    messages_are_walked(pact);
    metadata_is_walked(pact);
    ENDS_ONCE(MessagePact, pact, pactffi_message_pact_delete);
#define REFUSED(condition) REFUSES_POINTERS(MessagePact, pact, condition)
    REFUSED(pactffi_message_pact_find_metadata(p, "client", "name") == NULL);
    REFUSED(pactffi_message_pact_get_consumer(p) == NULL);
    REFUSED(pactffi_message_pact_get_message_iter(p) == NULL);
    REFUSED(pactffi_message_pact_get_metadata_iter(p) == NULL);
    REFUSED(pactffi_message_pact_get_provider(p) == NULL);
#undef REFUSED
    CHECK_REFUSED(pactffi_message_pact_new_from_json("a.json", NULL) == NULL);
    CHECK_REFUSED(pactffi_message_pact_new_from_json("a.json", BAD_TEXT) == NULL);
    CHECK_REFUSED(pactffi_message_pact_new_from_json("a.json", "{") == NULL);
    CHECK_REFUSED(pactffi_message_pact_new_from_json(NULL, kPact) == NULL);
    CHECK_REFUSED(pactffi_message_pact_new_from_json(BAD_TEXT, kPact) == NULL);
}
