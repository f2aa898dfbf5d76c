// Requests and their responses, outside of a pact.
#include "check.h"

#include <string.h>

static const unsigned char kBytes[] = {1, 0, 0xff};

static void bodies_are_set(SynchronousHttp* http) {
    CHECK(pactffi_sync_http_get_request_contents(http) == NULL);
    CHECK_QUIET(pactffi_sync_http_set_request_contents(http, "{\"a\":1}", "application/json"));
    CHECK_TEXT(pactffi_sync_http_get_request_contents(http), "{\"a\":1}");
    CHECK(pactffi_sync_http_get_request_contents_length(http) == 7);
    CHECK(memcmp(pactffi_sync_http_get_request_contents_bin(http), "{\"a\":1}", 7) == 0);
    CHECK_TELLS(pactffi_sync_http_set_request_contents(http, BAD_TEXT, NULL));
    CHECK_QUIET(pactffi_sync_http_set_request_contents_bin(http, kBytes, 3, "image/png"));
    CHECK(pactffi_sync_http_get_request_contents_length(http) == 3);
    CHECK_QUIET(pactffi_sync_http_set_response_contents(http, "text", "text/plain"));
    CHECK_TEXT(pactffi_sync_http_get_response_contents(http), "text");
    CHECK_TELLS(pactffi_sync_http_set_response_contents(http, BAD_TEXT, NULL));
    CHECK_QUIET(pactffi_sync_http_set_response_contents_bin(http, kBytes, 3, "image/png"));
    CHECK(pactffi_sync_http_get_response_contents_length(http) == 3);
    CHECK(memcmp(pactffi_sync_http_get_response_contents_bin(http), kBytes, 3) == 0);
    pactffi_sync_http_set_response_contents_bin(http, NULL, 3, NULL);
    pactffi_sync_http_set_request_contents(http, NULL, NULL);
    CHECK(pactffi_sync_http_get_request_contents_length(http) == 0);
}

static void pointers_that_are_none_are_refused(SynchronousHttp* http) {
#define REFUSED(condition) REFUSES_POINTERS(SynchronousHttp, http, condition)
#define TOLD(call) TELLS_OF_POINTERS(SynchronousHttp, http, call)
    REFUSED(pactffi_sync_http_get_description(p) == NULL);
    REFUSED(pactffi_sync_http_get_provider_state(p, 0) == NULL);
    REFUSED(pactffi_sync_http_get_provider_state_iter(p) == NULL);
    REFUSED(pactffi_sync_http_get_request(p) == NULL);
    REFUSED(pactffi_sync_http_get_request_contents(p) == NULL);
    REFUSED(pactffi_sync_http_get_request_contents_bin(p) == NULL);
    REFUSED(pactffi_sync_http_get_request_contents_length(p) == 0);
    REFUSED(pactffi_sync_http_get_response(p) == NULL);
    REFUSED(pactffi_sync_http_get_response_contents(p) == NULL);
    REFUSED(pactffi_sync_http_get_response_contents_bin(p) == NULL);
    REFUSED(pactffi_sync_http_get_response_contents_length(p) == 0);
    REFUSED(pactffi_sync_http_set_description(p, "x") == 1);
    TOLD(pactffi_sync_http_set_request_contents(p, "x", NULL));
    TOLD(pactffi_sync_http_set_request_contents_bin(p, kBytes, 1, NULL));
    TOLD(pactffi_sync_http_set_response_contents(p, "x", NULL));
    TOLD(pactffi_sync_http_set_response_contents_bin(p, kBytes, 1, NULL));
#undef REFUSED
#undef TOLD
}

void test_sync_http(void) {
    SynchronousHttp* http = pactffi_sync_http_new();
    CHECK(pactffi_sync_http_set_description(http, "a request") == 0);
    CHECK_TEXT(pactffi_sync_http_get_description(http), "a request");
    CHECK_REFUSED(pactffi_sync_http_set_description(http, NULL) == 1);
    CHECK_REFUSED(pactffi_sync_http_set_description(http, BAD_TEXT) == 1);
    CHECK(pactffi_sync_http_get_provider_state(http, 0) == NULL);
    ProviderStateIterator* states = pactffi_sync_http_get_provider_state_iter(http);
    CHECK(pactffi_provider_state_iter_next(states) == NULL);
    pactffi_provider_state_iter_delete(states);
    CHECK(pactffi_sync_http_get_request(http) != NULL);
    CHECK(pactffi_sync_http_get_response(http) != NULL);
    bodies_are_set(http);
    ENDS_ONCE(const SynchronousHttp, http, pactffi_sync_http_delete);
    pointers_that_are_none_are_refused(http);
}
