// Messages of V3, outside of a pact.
#include "check.h"

#include <string.h>

static const unsigned char kBytes[] = {1, 0, 0xff};

static void messages_are_read(void) {
    Message* message = pactffi_message_new_from_json(
        3,
        "{\"description\":\"an event\",\"providerStates\":[{\"name\":\"a state\"}],"
        "\"contents\":{\"a\":1},\"metadata\":{\"topic\":\"events\"}}",
        PactSpecification_V3);
    CHECK_TEXT(pactffi_message_get_description(message), "an event");
    CHECK_TEXT(pactffi_message_get_contents(message), "{\"a\":1}");
    CHECK_TEXT(pactffi_message_find_metadata(message, "topic"), "events");
    CHECK(pactffi_message_find_metadata(message, "nothing") == NULL);
    CHECK_REFUSED(pactffi_message_find_metadata(message, NULL) == NULL);
    CHECK_REFUSED(pactffi_message_find_metadata(message, BAD_TEXT) == NULL);
    const ProviderState* state = pactffi_message_get_provider_state(message, 0);
    CHECK_TEXT(pactffi_provider_state_get_name(state), "a state");
    CHECK(pactffi_message_get_provider_state(message, 1) == NULL);
    ProviderStateIterator* states = pactffi_message_get_provider_state_iter(message);
    CHECK(pactffi_provider_state_iter_next(states) == state);
    pactffi_provider_state_iter_delete(states);
    pactffi_message_delete(message);
    CHECK_REFUSED(pactffi_message_new_from_json(0, NULL, PactSpecification_V3) == NULL);
    CHECK_REFUSED(pactffi_message_new_from_json(0, BAD_TEXT, PactSpecification_V3) == NULL);
    CHECK_REFUSED(pactffi_message_new_from_json(0, "{", PactSpecification_V3) == NULL);
    CHECK_REFUSED(pactffi_message_new_from_json(0, "{}", 99) == NULL);
}

static void contents_are_set(Message* message) {
    CHECK_QUIET(pactffi_message_set_contents(message, "text", "text/plain"));
    CHECK_TEXT(pactffi_message_get_contents(message), "text");
    CHECK(pactffi_message_get_contents_length(message) == 4);
    CHECK(memcmp(pactffi_message_get_contents_bin(message), "text", 4) == 0);
    CHECK_TELLS(pactffi_message_set_contents(message, BAD_TEXT, "text/plain"));
    CHECK_QUIET(pactffi_message_set_contents_bin(message, kBytes, 3, "image/png"));
    CHECK(pactffi_message_get_contents_length(message) == 3);
    pactffi_message_set_contents_bin(message, NULL, 1, NULL);
    pactffi_message_set_contents(message, NULL, NULL);
    CHECK(pactffi_message_get_contents_length(message) == 0);
}

static void metadata_is_set(Message* message) {
    CHECK(pactffi_message_insert_metadata(message, "a", "1") == 0);
    CHECK(pactffi_message_insert_metadata(message, "a", "2") == -1);
    CHECK_REFUSED(pactffi_message_insert_metadata(message, NULL, "1") == -2);
    CHECK_REFUSED(pactffi_message_insert_metadata(message, "a", NULL) == -2);
    CHECK_REFUSED(pactffi_message_insert_metadata(message, BAD_TEXT, "1") == -2);
    MessageMetadataIterator* iter = pactffi_message_get_metadata_iter(message);
    MessageMetadataPair* pair = pactffi_message_metadata_iter_next(iter);
    CHECK(pair != NULL && strcmp(pair->key, "a") == 0 && strcmp(pair->value, "2") == 0);
    ENDS_ONCE(MessageMetadataPair, pair, pactffi_message_metadata_pair_delete);
    pactffi_message_metadata_pair_delete(pactffi_message_metadata_iter_next(iter));
    CHECK(pactffi_message_metadata_iter_next(iter) == NULL);
    ENDS_ONCE(MessageMetadataIterator, iter, pactffi_message_metadata_iter_delete);
    REFUSES_POINTERS(MessageMetadataIterator, iter, pactffi_message_metadata_iter_next(p) == NULL);
}

static void pointers_that_are_none_are_refused(Message* message) {
#define REFUSED(condition) REFUSES_POINTERS(Message, message, condition)
#define TOLD(call) TELLS_OF_POINTERS(Message, message, call)
    REFUSED(pactffi_message_find_metadata(p, "a") == NULL);
    REFUSED(pactffi_message_get_contents(p) == NULL);
    REFUSED(pactffi_message_get_contents_bin(p) == NULL);
    REFUSED(pactffi_message_get_contents_length(p) == 0);
    REFUSED(pactffi_message_get_description(p) == NULL);
    REFUSED(pactffi_message_get_metadata_iter(p) == NULL);
    REFUSED(pactffi_message_get_provider_state(p, 0) == NULL);
    REFUSED(pactffi_message_get_provider_state_iter(p) == NULL);
    REFUSED(pactffi_message_insert_metadata(p, "a", "1") == -2);
    REFUSED(pactffi_message_set_description(p, "x") == 1);
    TOLD(pactffi_message_set_contents(p, "x", NULL));
    TOLD(pactffi_message_set_contents_bin(p, kBytes, 1, NULL));
#undef REFUSED
#undef TOLD
}

void test_message(void) {
    messages_are_read();
    Message* message = pactffi_message_new();
    CHECK(pactffi_message_set_description(message, "an event") == 0);
    CHECK_TEXT(pactffi_message_get_description(message), "an event");
    CHECK_REFUSED(pactffi_message_set_description(message, NULL) == 1);
    CHECK_REFUSED(pactffi_message_set_description(message, BAD_TEXT) == 1);
    contents_are_set(message);
    metadata_is_set(message);
    ENDS_ONCE(Message, message, pactffi_message_delete);
    pointers_that_are_none_are_refused(message);
    message = pactffi_message_new_from_body("text", "text/plain");
    CHECK_TEXT(pactffi_message_get_contents(message), "text");
    pactffi_message_delete(message);
    CHECK_REFUSED(pactffi_message_new_from_body("text", "no type") == NULL);
    CHECK_REFUSED(pactffi_message_new_from_body("text", BAD_TEXT) == NULL);
    CHECK_REFUSED(pactffi_message_new_from_body(NULL, "text/plain") == NULL);
    CHECK_REFUSED(pactffi_message_new_from_body("text", NULL) == NULL);
    message = pactffi_message_new_from_body(BAD_TEXT, "image/png");  // bytes of any kind
    CHECK(pactffi_message_get_contents_length(message) == strlen(BAD_TEXT));
    pactffi_message_delete(message);
}
