// Messages that are answered, outside of a pact.
#include "check.h"

#include <string.h>

static const unsigned char kBytes[] = {1, 0, 0xff};

static void the_request_is_set(SynchronousMessage* message) {
    CHECK_QUIET(pactffi_sync_message_set_request_contents_str(message, "ask", "text/plain"));
    CHECK_TEXT(pactffi_sync_message_get_request_contents_str(message), "ask");
    CHECK(pactffi_sync_message_get_request_contents_length(message) == 3);
    CHECK(memcmp(pactffi_sync_message_get_request_contents_bin(message), "ask", 3) == 0);
    CHECK_TELLS(pactffi_sync_message_set_request_contents_str(message, BAD_TEXT, NULL));
    CHECK_QUIET(pactffi_sync_message_set_request_contents_bin(message, kBytes, 3, "image/png"));
    CHECK(pactffi_sync_message_get_request_contents_length(message) == 3);
    const MessageContents* contents = pactffi_sync_message_get_request_contents(message);
    CHECK(pactffi_message_contents_get_contents_length(contents) == 3);
    const MessageContents* generated = pactffi_sync_message_generate_request_contents(message);
    CHECK(pactffi_message_contents_get_contents_length(generated) == 3);
    ENDS_ONCE(const MessageContents, generated, pactffi_message_contents_delete);
}

static void responses_are_set(SynchronousMessage* message) {
    CHECK(pactffi_sync_message_get_number_responses(message) == 0);
    CHECK_REFUSED(pactffi_sync_message_get_response_contents(message, 0) == NULL);
    CHECK_QUIET(pactffi_sync_message_set_response_contents_str(message, 1, "two", "text/plain"));
    CHECK(pactffi_sync_message_get_number_responses(message) == 2);
    CHECK_TEXT(pactffi_sync_message_get_response_contents_str(message, 1), "two");
    CHECK(pactffi_sync_message_get_response_contents_str(message, 0) == NULL);
    CHECK_QUIET(pactffi_sync_message_set_response_contents_bin(message, 0, kBytes, 3, "image/png"));
    CHECK(pactffi_sync_message_get_response_contents_length(message, 0) == 3);
    CHECK(memcmp(pactffi_sync_message_get_response_contents_bin(message, 0), kBytes, 3) == 0);
    CHECK_TELLS(pactffi_sync_message_set_response_contents_str(message, SIZE_MAX, "x", NULL));
    CHECK_TELLS(pactffi_sync_message_set_response_contents_bin(message, SIZE_MAX, kBytes, 1, NULL));
    CHECK_TELLS(pactffi_sync_message_set_response_contents_str(message, 0, BAD_TEXT, NULL));
    const MessageContents* contents = pactffi_sync_message_get_response_contents(message, 1);
    CHECK_TEXT(pactffi_message_contents_get_contents_str(contents), "two");
    const MessageContents* generated = pactffi_sync_message_generate_response_contents(message, 1);
    CHECK_TEXT(pactffi_message_contents_get_contents_str(generated), "two");
    pactffi_message_contents_delete(generated);
    CHECK_REFUSED(pactffi_sync_message_generate_response_contents(message, 2) == NULL);
    CHECK_REFUSED(pactffi_sync_message_get_response_contents_bin(message, SIZE_MAX) == NULL);
    CHECK_REFUSED(pactffi_sync_message_get_response_contents_length(message, 2) == 0);
    CHECK_REFUSED(pactffi_sync_message_get_response_contents_str(message, 2) == NULL);
}

static void pointers_that_are_none_are_refused(SynchronousMessage* message) {
#define REFUSED(condition) REFUSES_POINTERS(SynchronousMessage, message, condition)
#define TOLD(call) TELLS_OF_POINTERS(SynchronousMessage, message, call)
    REFUSED(pactffi_sync_message_generate_request_contents(p) == NULL);
    REFUSED(pactffi_sync_message_generate_response_contents(p, 0) == NULL);
    REFUSED(pactffi_sync_message_get_description(p) == NULL);
    REFUSED(pactffi_sync_message_get_number_responses(p) == 0);
    REFUSED(pactffi_sync_message_get_provider_state(p, 0) == NULL);
    REFUSED(pactffi_sync_message_get_provider_state_iter(p) == NULL);
    REFUSED(pactffi_sync_message_get_request_contents(p) == NULL);
    REFUSED(pactffi_sync_message_get_request_contents_bin(p) == NULL);
    REFUSED(pactffi_sync_message_get_request_contents_length(p) == 0);
    REFUSED(pactffi_sync_message_get_request_contents_str(p) == NULL);
    REFUSED(pactffi_sync_message_get_response_contents(p, 0) == NULL);
    REFUSED(pactffi_sync_message_get_response_contents_bin(p, 0) == NULL);
    REFUSED(pactffi_sync_message_get_response_contents_length(p, 0) == 0);
    REFUSED(pactffi_sync_message_get_response_contents_str(p, 0) == NULL);
    REFUSED(pactffi_sync_message_set_description(p, "x") == 1);
    TOLD(pactffi_sync_message_set_request_contents_bin(p, kBytes, 1, NULL));
    TOLD(pactffi_sync_message_set_request_contents_str(p, "x", NULL));
    TOLD(pactffi_sync_message_set_response_contents_bin(p, 0, kBytes, 1, NULL));
    TOLD(pactffi_sync_message_set_response_contents_str(p, 0, "x", NULL));
#undef REFUSED
#undef TOLD
}

void test_sync_message(void) {
    SynchronousMessage* message = pactffi_sync_message_new();
    CHECK(pactffi_sync_message_set_description(message, "a call") == 0);
    CHECK_TEXT(pactffi_sync_message_get_description(message), "a call");
    CHECK_REFUSED(pactffi_sync_message_set_description(message, NULL) == 1);
    CHECK_REFUSED(pactffi_sync_message_set_description(message, BAD_TEXT) == 1);
    CHECK(pactffi_sync_message_get_provider_state(message, 0) == NULL);
    ProviderStateIterator* states = pactffi_sync_message_get_provider_state_iter(message);
    CHECK(pactffi_provider_state_iter_next(states) == NULL);
    pactffi_provider_state_iter_delete(states);
    the_request_is_set(message);
    responses_are_set(message);
    ENDS_ONCE(SynchronousMessage, message, pactffi_sync_message_delete);
    pointers_that_are_none_are_refused(message);
}
