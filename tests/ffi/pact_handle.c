// Pacts in the making: made, named, written and freed.
#include "check.h"

#include <stdio.h>

static void handles_are_freed_once(void) {
    const PactHandle pact = pactffi_new_pact("a consumer", "a provider");
    CHECK(pact != NO_PACT);
    CHECK(pactffi_free_pact_handle(pact) == 0);
    if (is_alone()) {
        CHECK_REFUSED(pactffi_free_pact_handle(pact) == 1);
    }
    CHECK_REFUSED(pactffi_free_pact_handle(NO_PACT) == 1);
    const MessagePactHandle messages = pactffi_new_message_pact("a consumer", "a provider");
    CHECK(messages != NO_PACT);
    CHECK(pactffi_free_message_pact_handle(messages) == 0);
    if (is_alone()) {
        CHECK_REFUSED(pactffi_free_message_pact_handle(messages) == 1);
    }
    CHECK_REFUSED(pactffi_free_message_pact_handle(NO_PACT) == 1);
    CHECK_REFUSED(pactffi_new_pact(BAD_TEXT, "p") == NO_PACT);
    CHECK_REFUSED(pactffi_new_pact("c", BAD_TEXT) == NO_PACT);
    CHECK_REFUSED(pactffi_new_message_pact(BAD_TEXT, "p") == NO_PACT);
    const PactHandle unnamed = pactffi_new_pact(NULL, NULL);
    CHECK(unnamed != NO_PACT);
    CHECK(pactffi_free_pact_handle(unnamed) == 0);
}

static void versions_are_chosen(PactHandle pact) {
    CHECK(pactffi_handle_get_pact_spec_version(pact) == PactSpecification_V3);
    CHECK(pactffi_with_specification(pact, PactSpecification_V4));
    CHECK(pactffi_handle_get_pact_spec_version(pact) == PactSpecification_V4);
    CHECK_REFUSED(!pactffi_with_specification(pact, 99));
    CHECK_REFUSED(!pactffi_with_specification(pact, -1));
    CHECK_REFUSED(!pactffi_with_specification(NO_PACT, PactSpecification_V4));
    CHECK_REFUSED(pactffi_handle_get_pact_spec_version(NO_PACT) == PactSpecification_Unknown);
}

static void metadata_is_set(PactHandle pact) {
    CHECK(pactffi_with_pact_metadata(pact, "a client", "version", "1.0"));
    CHECK_REFUSED(!pactffi_with_pact_metadata(NO_PACT, "a client", "version", "1.0"));
    CHECK_REFUSED(!pactffi_with_pact_metadata(pact, NULL, "version", "1.0"));
    CHECK_REFUSED(!pactffi_with_pact_metadata(pact, BAD_TEXT, "version", "1.0"));
    CHECK_REFUSED(!pactffi_with_pact_metadata(pact, "a client", BAD_TEXT, "1.0"));
    CHECK_REFUSED(!pactffi_with_pact_metadata(pact, "a client", "version", BAD_TEXT));
    CHECK_QUIET(pactffi_with_message_pact_metadata(pact, "a client", "version", "1.0"));
    CHECK_TELLS(pactffi_with_message_pact_metadata(NO_PACT, "a client", "version", "1.0"));
    CHECK_TELLS(pactffi_with_message_pact_metadata(pact, NULL, NULL, NULL));
    CHECK_TELLS(pactffi_with_message_pact_metadata(pact, BAD_TEXT, NULL, NULL));
}

static void files_are_written(PactHandle pact) {
    const InteractionHandle asked = pactffi_new_interaction(pact, "a request");
    CHECK(pactffi_with_request(asked, "GET", "/a"));
    CHECK(pactffi_pact_handle_write_file(pact, test_folder(), true) == 0);
    CHECK_REFUSED(pactffi_pact_handle_write_file(NO_PACT, test_folder(), false) == 3);
    CHECK_REFUSED(pactffi_pact_handle_write_file(pact, "/dev/null/no/folder", false) == 2);
    CHECK_REFUSED(pactffi_pact_handle_write_file(pact, BAD_TEXT, false) == 2);
    CHECK(pactffi_write_message_pact_file(pact, test_folder(), true) == 0);
    CHECK_REFUSED(pactffi_write_message_pact_file(NO_PACT, test_folder(), false) == 2);
    CHECK_REFUSED(pactffi_write_message_pact_file(pact, "/dev/null/no/folder", false) == 1);
    CHECK_REFUSED(pactffi_write_message_pact_file(pact, BAD_TEXT, false) == 1);
}

static void walks_need_a_pact(void) {
    CHECK_REFUSED(pactffi_pact_handle_get_async_message_iter(NO_PACT) == NULL);
    CHECK_REFUSED(pactffi_pact_handle_get_message_iter(NO_PACT) == NULL);
    CHECK_REFUSED(pactffi_pact_handle_get_sync_http_iter(NO_PACT) == NULL);
    CHECK_REFUSED(pactffi_pact_handle_get_sync_message_iter(NO_PACT) == NULL);
    CHECK_REFUSED(pactffi_pact_handle_to_pointer(NO_PACT) == NULL);
}

void test_pact_handle(void) {
    const PactHandle pact = pactffi_new_pact("handle consumer", "handle provider");
    handles_are_freed_once();
    versions_are_chosen(pact);
    metadata_is_set(pact);
    files_are_written(pact);
    walks_need_a_pact();
    pactffi_free_pact_handle(pact);
}
