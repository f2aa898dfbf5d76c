// Asynchronous messages, outside of a pact.
#include "check.h"

#include <string.h>

static const unsigned char kBytes[] = {1, 0, 0xff};

static void contents_are_set(AsynchronousMessage* message) {
    CHECK(pactffi_async_message_get_contents_str(message) == NULL);
    CHECK_QUIET(pactffi_async_message_set_contents_str(message, "{\"a\":1}", "application/json"));
    CHECK_TEXT(pactffi_async_message_get_contents_str(message), "{\"a\":1}");
    CHECK(pactffi_async_message_get_contents_length(message) == 7);
    CHECK(memcmp(pactffi_async_message_get_contents_bin(message), "{\"a\":1}", 7) == 0);
    CHECK_TELLS(pactffi_async_message_set_contents_str(message, BAD_TEXT, "text/plain"));
    CHECK_TEXT(pactffi_async_message_get_contents_str(message), "{\"a\":1}");
    CHECK_QUIET(
        pactffi_async_message_set_contents_bin(message, kBytes, sizeof kBytes, "image/png"));
    CHECK(pactffi_async_message_get_contents_length(message) == sizeof kBytes);
    CHECK(memcmp(pactffi_async_message_get_contents_bin(message), kBytes, sizeof kBytes) == 0);
    pactffi_async_message_set_contents_bin(message, kBytes, 1, NULL);
    pactffi_async_message_set_contents_bin(message, NULL, 3, "image/png");
    CHECK_TEXT(pactffi_async_message_get_contents_str(message), "");
    pactffi_async_message_set_contents_str(message, NULL, NULL);
    CHECK(pactffi_async_message_get_contents_length(message) == 0);
}

static void contents_are_looked_into(AsynchronousMessage* message) {
    pactffi_async_message_set_contents_str(message, "text", "text/plain");
    const MessageContents* contents = pactffi_async_message_get_contents(message);
    CHECK_TEXT(pactffi_message_contents_get_contents_str(contents), "text");
    BELONGS(contents, pactffi_message_contents_delete);
    const MessageContents* generated = pactffi_async_message_generate_contents(message);
    CHECK_TEXT(pactffi_message_contents_get_contents_str(generated), "text");
    ENDS_ONCE(const MessageContents, generated, pactffi_message_contents_delete);
}

void test_async_message(void) {
    AsynchronousMessage* message = pactffi_async_message_new();
    CHECK(pactffi_async_message_set_description(message, "an event") == 0);
    CHECK_TEXT(pactffi_async_message_get_description(message), "an event");
    CHECK_REFUSED(pactffi_async_message_set_description(message, NULL) == 1);
    CHECK_REFUSED(pactffi_async_message_set_description(message, BAD_TEXT) == 1);
    contents_are_set(message);
    contents_are_looked_into(message);
    CHECK(pactffi_async_message_get_provider_state(message, 0) == NULL);
    CHECK(pactffi_async_message_get_provider_state(message, UINT32_MAX) == NULL);
    ProviderStateIterator* states = pactffi_async_message_get_provider_state_iter(message);
    CHECK(pactffi_provider_state_iter_next(states) == NULL);
    pactffi_provider_state_iter_delete(states);
    ENDS_ONCE(const AsynchronousMessage, message, pactffi_async_message_delete);

#define REFUSED(condition) REFUSES_POINTERS(AsynchronousMessage, message, condition)
#define TOLD(call) TELLS_OF_POINTERS(AsynchronousMessage, message, call)
    REFUSED(pactffi_async_message_generate_contents(p) == NULL);
    REFUSED(pactffi_async_message_get_contents(p) == NULL);
    REFUSED(pactffi_async_message_get_contents_bin(p) == NULL);
    REFUSED(pactffi_async_message_get_contents_length(p) == 0);
    REFUSED(pactffi_async_message_get_contents_str(p) == NULL);
    REFUSED(pactffi_async_message_get_description(p) == NULL);
    REFUSED(pactffi_async_message_get_provider_state(p, 0) == NULL);
    REFUSED(pactffi_async_message_get_provider_state_iter(p) == NULL);
    REFUSED(pactffi_async_message_set_description(p, "x") == 1);
    TOLD(pactffi_async_message_set_contents_bin(p, kBytes, 1, "image/png"));
    TOLD(pactffi_async_message_set_contents_str(p, "x", "text/plain"));
#undef REFUSED
#undef TOLD
}
