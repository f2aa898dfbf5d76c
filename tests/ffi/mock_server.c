// Mock servers: started, asked, told of, stopped.
#include "check.h"

#include <stdio.h>
#include <string.h>

static PactHandle new_pact(const char* consumer) {
    const PactHandle pact = pactffi_new_pact(consumer, "mock server provider");
    const InteractionHandle asked = pactffi_new_interaction(pact, "a request for a");
    pactffi_with_request(asked, "POST", "/a");
    pactffi_with_body(asked, InteractionPart_Request, "application/json", "{\"id\":42}");
    pactffi_response_status(asked, 201);
    return pact;
}

/** Texts of a mock server are its own. */
static bool tells(const char* text, const char* part) {
    return text != NULL && strstr(text, part) != NULL;
}

static void servers_are_played_and_stopped(void) {
    const PactHandle pact = new_pact("mock server consumer");
    const int port = pactffi_create_mock_server_for_transport(pact, "127.0.0.1", 0, "http", NULL);
    CHECK(port > 0);
    CHECK_REFUSED(!pactffi_with_specification(pact, PactSpecification_V4));
    CHECK(!pactffi_mock_server_matched(port));
    CHECK(tells(pactffi_mock_server_mismatches(port), "missing-request"));
    CHECK(ask(port, "POST", "/a", "application/json", "{\"id\":\"x\"}") == 500);
    CHECK(tells(pactffi_mock_server_mismatches(port), "BodyMismatch"));
    CHECK(ask(port, "POST", "/a", "application/json", "{\"id\":42}") == 201);
    CHECK(!pactffi_mock_server_matched(port));
    CHECK(pactffi_mock_server_logs(port) != NULL);
    CHECK(pactffi_write_pact_file(port, test_folder(), true) == 0);
    CHECK_REFUSED(pactffi_write_pact_file(port, BAD_TEXT, false) == 2);
    CHECK_REFUSED(pactffi_write_pact_file(port, "/dev/null/no/folder", false) == 2);
    pactffi_free_pact_handle(pact);
    CHECK(ask(port, "POST", "/a", "application/json", "{\"id\":42}") == 201);
    CHECK(pactffi_cleanup_mock_server(port));
    if (is_alone()) {
        CHECK_REFUSED(!pactffi_cleanup_mock_server(port));
    }
}

static void servers_that_are_none_are_refused(void) {
    const int ports[] = {0, -1, 1, 65536, INT32_MAX, INT32_MIN};  // none of them is a free one
    for (size_t i = 0; i < sizeof ports / sizeof *ports; ++i) {
        CHECK_REFUSED(!pactffi_mock_server_matched(ports[i]));
        CHECK_REFUSED(pactffi_mock_server_mismatches(ports[i]) == NULL);
        CHECK_REFUSED(pactffi_mock_server_logs(ports[i]) == NULL);
        CHECK_REFUSED(pactffi_write_pact_file(ports[i], test_folder(), false) == 3);
        CHECK_REFUSED(!pactffi_cleanup_mock_server(ports[i]));
    }
}

static void starts_that_fail_have_codes(void) {
    const PactHandle pact = new_pact("mock server consumer");
    CHECK_REFUSED(pactffi_create_mock_server_for_transport(NO_PACT, NULL, 0, "http", NULL) == -1);
    CHECK_REFUSED(pactffi_create_mock_server_for_transport(pact, NULL, 0, "http", "{") == -2);
    CHECK_REFUSED(pactffi_create_mock_server_for_transport(pact, NULL, 0, "http", BAD_TEXT) == -2);
    CHECK_REFUSED(pactffi_create_mock_server_for_transport(pact, NULL, 0, "grpc", NULL) == -3);
    CHECK_REFUSED(pactffi_create_mock_server_for_transport(pact, NULL, 0, BAD_TEXT, NULL) == -3);
    CHECK_REFUSED(pactffi_create_mock_server_for_transport(pact, BAD_TEXT, 0, "http", NULL) == -5);
    CHECK_REFUSED(pactffi_create_mock_server_for_transport(pact, "256.1.1.1", 0, "http", NULL) < 0);
    CHECK_REFUSED(pactffi_create_mock_server_for_pact(NO_PACT, "127.0.0.1:0", false) < 0);
    CHECK_REFUSED(pactffi_create_mock_server_for_pact(pact, NULL, false) < 0);
    CHECK_REFUSED(pactffi_create_mock_server_for_pact(pact, "no address", false) < 0);
    CHECK_REFUSED(pactffi_create_mock_server_for_pact(pact, BAD_TEXT, false) < 0);
    CHECK_REFUSED(pactffi_create_mock_server(NULL, "127.0.0.1:0", false) == -1);
    CHECK_REFUSED(pactffi_create_mock_server("{", "127.0.0.1:0", false) == -2);
    CHECK_REFUSED(pactffi_create_mock_server(BAD_TEXT, "127.0.0.1:0", false) < 0);
    CHECK_REFUSED(pactffi_create_mock_server("{}", NULL, false) == -1);
    pactffi_free_pact_handle(pact);
}

static void older_calls_start_servers(void) {
    const PactHandle pact = new_pact("mock server consumer");
    int port = pactffi_create_mock_server_for_pact(pact, "127.0.0.1:0", false);
    CHECK(port > 0);
    CHECK(ask(port, "POST", "/a", "application/json", "{\"id\":42}") == 201);
    CHECK(pactffi_mock_server_matched(port));
    CHECK(pactffi_cleanup_mock_server(port));
    pactffi_free_pact_handle(pact);
    port = pactffi_create_mock_server(
        "{\"consumer\":{\"name\":\"c\"},\"provider\":{\"name\":\"p\"},\"interactions\":[{"
        "\"description\":\"d\",\"request\":{\"method\":\"GET\",\"path\":\"/b\"},"
        "\"response\":{\"status\":204}}],\"metadata\":{\"pactSpecification\":"
        "{\"version\":\"3.0.0\"}}}",
        "127.0.0.1:0",
        false);
    CHECK(port > 0);
    CHECK(ask(port, "GET", "/b", "text/plain", "") == 204);
    CHECK(pactffi_mock_server_matched(port));
    CHECK(pactffi_cleanup_mock_server(port));
}

void test_mock_server(void) {
    servers_are_played_and_stopped();
    servers_that_are_none_are_refused();
    starts_that_fail_have_codes();
    older_calls_start_servers();
    CHECK_PART(pactffi_get_tls_ca_certificate(), "BEGIN CERTIFICATE");
}
