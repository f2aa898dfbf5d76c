// The verifier: settings good and bad, and a run against a mock server of this library.
#include "check.h"

#include <stdio.h>
#include <string.h>

static const char* const kTags[] = {"main", "test"};
static const char* const kBadTags[] = {"main", BAD_TEXT};
static const char* const kMissingTags[] = {"main", NULL};

/** Writes the provider's pact to a folder of its own, and plays the provider. */
static int play_provider(const char* provider, char* folder, size_t size) {
    snprintf(folder, size, "%s/%s", test_folder(), provider);
    const PactHandle pact = pactffi_new_pact("verifier consumer", provider);
    const InteractionHandle asked = pactffi_new_interaction(pact, "a request for a");
    pactffi_with_request(asked, "GET", "/a");
    pactffi_response_status(asked, 200);
    CHECK(pactffi_pact_handle_write_file(pact, folder, true) == 0);
    const int port = pactffi_create_mock_server_for_transport(pact, "127.0.0.1", 0, "http", NULL);
    pactffi_free_pact_handle(pact);
    return port;
}

static void providers_are_verified(void) {
    char provider[64];
    char folder[256];
    int here = 0;  // its address is this thread's own
    snprintf(provider, sizeof provider, "provider-%p", (void*)&here);
    const int port = play_provider(provider, folder, sizeof folder);
    VerifierHandle* verifier = pactffi_verifier_new_for_application("the tests", "1.0");
    pactffi_verifier_set_provider_info(
        verifier, provider, "http", "127.0.0.1", (unsigned short)port, NULL);
    pactffi_verifier_add_directory_source(verifier, folder);
    CHECK(pactffi_verifier_execute(verifier) == 0);
    CHECK_PART(pactffi_verifier_json(verifier), "\"result\":true");
    CHECK_PART(pactffi_verifier_output(verifier, 1), "a request for a");
    CHECK_PART(pactffi_verifier_output(verifier, 0), "");
    CHECK_PART(pactffi_verifier_logs(verifier), "");
    CHECK_PART(pactffi_verifier_logs_for_provider(provider), "");
    CHECK(pactffi_cleanup_mock_server(port));
    CHECK(pactffi_verifier_execute(verifier) == 1);
    CHECK_PART(pactffi_verifier_json(verifier), "\"result\":false");
    ENDS_ONCE(VerifierHandle, verifier, pactffi_verifier_shutdown);
}

static void settings_are_taken(void) {
    VerifierHandle* verifier = pactffi_verifier_new();
    CHECK_QUIET(pactffi_verifier_add_custom_header(verifier, "X-A", "a"));
    CHECK_QUIET(pactffi_verifier_add_directory_source(verifier, test_folder()));
    CHECK_QUIET(pactffi_verifier_add_file_source(verifier, "/no/such/file.json"));
    CHECK_QUIET(pactffi_verifier_add_provider_transport(verifier, "message", 8081, "/m", "http"));
    CHECK_QUIET(pactffi_verifier_url_source(verifier, "http://127.0.0.1:1/", "u", "p", NULL));
    CHECK_QUIET(pactffi_verifier_broker_source(verifier, "http://127.0.0.1:1/", NULL, NULL, "t"));
    CHECK(pactffi_verifier_broker_source_with_selectors(verifier,
                                                        "http://127.0.0.1:1/",
                                                        NULL,
                                                        NULL,
                                                        NULL,
                                                        1,
                                                        "2024-01-01",
                                                        kTags,
                                                        2,
                                                        "main",
                                                        NULL,
                                                        0,
                                                        kTags,
                                                        2) == 0);
    const char* const no_selectors[] = {"{"};
    CHECK_REFUSED(pactffi_verifier_broker_source_with_selectors(verifier,
                                                                "http://127.0.0.1:1/",
                                                                NULL,
                                                                NULL,
                                                                NULL,
                                                                0,
                                                                NULL,
                                                                NULL,
                                                                0,
                                                                NULL,
                                                                no_selectors,
                                                                1,
                                                                NULL,
                                                                0) == -1);
    CHECK_REFUSED(pactffi_verifier_broker_source_with_selectors(
                      verifier, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, NULL, 0, NULL, 0) ==
                  -2);
    CHECK(pactffi_verifier_set_coloured_output(verifier, 0) == 0);
    CHECK_QUIET(pactffi_verifier_set_consumer_filters(verifier, kTags, 2));
    CHECK_QUIET(pactffi_verifier_set_consumer_filters(verifier, NULL, 0));
    CHECK_QUIET(pactffi_verifier_set_filter_info(verifier, "a .*", NULL, 1));
    CHECK_QUIET(pactffi_verifier_set_follow_redirects(verifier, 0));
    CHECK(pactffi_verifier_set_no_pacts_is_error(verifier, 0) == 0);
    CHECK_QUIET(pactffi_verifier_set_provider_info(verifier, "p", NULL, NULL, 0, NULL));
    CHECK_QUIET(pactffi_verifier_set_provider_state(verifier, "http://127.0.0.1:1/", 1, 1));
    CHECK(pactffi_verifier_set_publish_options(verifier, "1.0", NULL, kTags, 2, "main") == 0);
    CHECK(pactffi_verifier_set_verification_options(verifier, 1, 1000) == 0);
    CHECK_REFUSED(pactffi_verifier_set_verification_options(verifier, 1, 0) == 1);
    pactffi_verifier_shutdown(verifier);
}

static void settings_that_are_wrong_are_told(void) {
    VerifierHandle* verifier = pactffi_verifier_new_for_application(NULL, NULL);
    CHECK_REFUSED(pactffi_verifier_new_for_application(BAD_TEXT, NULL) == NULL);
    CHECK_REFUSED(pactffi_verifier_new_for_application("a", BAD_TEXT) == NULL);
    CHECK_TELLS(pactffi_verifier_add_custom_header(verifier, NULL, "a"));
    CHECK_TELLS(pactffi_verifier_add_custom_header(verifier, "X-A", BAD_TEXT));
    CHECK_TELLS(pactffi_verifier_add_custom_header(verifier, "X A", "a\r\nb"));
    CHECK_TELLS(pactffi_verifier_add_directory_source(verifier, NULL));
    CHECK_TELLS(pactffi_verifier_add_file_source(verifier, BAD_TEXT));
    CHECK_TELLS(pactffi_verifier_add_provider_transport(verifier, BAD_TEXT, 1, NULL, NULL));
    CHECK_TELLS(pactffi_verifier_url_source(verifier, NULL, NULL, NULL, NULL));
    CHECK_TELLS(pactffi_verifier_broker_source(verifier, BAD_TEXT, NULL, NULL, NULL));
    CHECK_TELLS(pactffi_verifier_set_consumer_filters(verifier, kBadTags, 2));
    CHECK_TELLS(pactffi_verifier_set_consumer_filters(verifier, kMissingTags, 2));
    CHECK_TELLS(pactffi_verifier_set_consumer_filters(verifier, NULL, 2));
    CHECK_TELLS(pactffi_verifier_set_filter_info(verifier, BAD_TEXT, NULL, 0));
    CHECK_TELLS(pactffi_verifier_set_provider_info(verifier, BAD_TEXT, NULL, NULL, 0, NULL));
    CHECK_TELLS(pactffi_verifier_set_provider_state(verifier, BAD_TEXT, 0, 0));
    CHECK_REFUSED(pactffi_verifier_set_publish_options(verifier, NULL, NULL, NULL, 0, NULL) == 1);
    CHECK_REFUSED(pactffi_verifier_set_publish_options(verifier, "1", NULL, kBadTags, 2, NULL) ==
                  1);
    CHECK_REFUSED(pactffi_verifier_execute(verifier) == 2);
    pactffi_verifier_shutdown(verifier);
}

static void handles_that_are_none_are_refused(void) {
    VerifierHandle* ended = pactffi_verifier_new();
    pactffi_verifier_shutdown(ended);
#define REFUSED(condition) REFUSES_POINTERS(VerifierHandle, ended, condition)
#define TOLD(call) TELLS_OF_POINTERS(VerifierHandle, ended, call)
    TOLD(pactffi_verifier_add_custom_header(p, "X-A", "a"));
    TOLD(pactffi_verifier_add_directory_source(p, "."));
    TOLD(pactffi_verifier_add_file_source(p, "a.json"));
    TOLD(pactffi_verifier_add_provider_transport(p, "message", 1, NULL, NULL));
    TOLD(pactffi_verifier_broker_source(p, "http://127.0.0.1:1", NULL, NULL, NULL));
    REFUSED(
        pactffi_verifier_broker_source_with_selectors(
            p, "http://127.0.0.1:1", NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, NULL, 0, NULL, 0) ==
        -2);
    REFUSED(pactffi_verifier_execute(p) == 1);
    REFUSED(pactffi_verifier_json(p) == NULL);
    REFUSED(pactffi_verifier_logs(p) == NULL);
    REFUSED(pactffi_verifier_output(p, 0) == NULL);
    REFUSED(pactffi_verifier_set_coloured_output(p, 0) == 1);
    TOLD(pactffi_verifier_set_consumer_filters(p, kTags, 2));
    TOLD(pactffi_verifier_set_filter_info(p, NULL, NULL, 0));
    TOLD(pactffi_verifier_set_follow_redirects(p, 1));
    REFUSED(pactffi_verifier_set_no_pacts_is_error(p, 0) == 1);
    TOLD(pactffi_verifier_set_provider_info(p, "p", NULL, NULL, 0, NULL));
    TOLD(pactffi_verifier_set_provider_state(p, NULL, 0, 0));
    REFUSED(pactffi_verifier_set_publish_options(p, "1", NULL, NULL, 0, NULL) == 1);
    REFUSED(pactffi_verifier_set_verification_options(p, 0, 1) == 1);
    TOLD(pactffi_verifier_url_source(p, "http://127.0.0.1:1", NULL, NULL, NULL));
#undef REFUSED
#undef TOLD
}

void test_verifier(void) {
    providers_are_verified();
    settings_are_taken();
    settings_that_are_wrong_are_told();
    handles_that_are_none_are_refused();
    CHECK_REFUSED(pactffi_verifier_logs_for_provider(NULL) == NULL);
    CHECK_REFUSED(pactffi_verifier_logs_for_provider(BAD_TEXT) == NULL);
    CHECK_PART(pactffi_verifier_cli_args(), "\"options\"");
    CHECK_REFUSED(pactffi_verify(NULL) == 2);
    CHECK_REFUSED(pactffi_verify("--no-such-option") == 4);
    CHECK(pactffi_verify("--file\n/no/such/file.json\n--hostname\n127.0.0.1") != 0);
}
