// The interactions of a pact in the making: every setter with good and with bad arguments.
#include "check.h"

#include <stdio.h>
#include <string.h>

static const uint8_t kBytes[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
enum { kRequest = InteractionPart_Request, kResponse = InteractionPart_Response, kNoPart = 99 };

static void interactions_are_begun(PactHandle pact) {
    CHECK(pactffi_new_interaction(pact, "first") != NO_INTERACTION);
    CHECK(pactffi_new_message_interaction(pact, "a message") != NO_INTERACTION);
    CHECK(pactffi_new_sync_message_interaction(pact, "a call") != NO_INTERACTION);
    CHECK(pactffi_new_async_message(pact, "another message") != NO_INTERACTION);
    CHECK_REFUSED(pactffi_new_interaction(NO_PACT, "x") == NO_INTERACTION);
    CHECK_REFUSED(pactffi_new_message_interaction(NO_PACT, "x") == NO_INTERACTION);
    CHECK_REFUSED(pactffi_new_sync_message_interaction(NO_PACT, "x") == NO_INTERACTION);
    CHECK_REFUSED(pactffi_new_async_message(NO_PACT, "x") == NO_INTERACTION);
    CHECK_REFUSED((pactffi_new_interaction(pact, NULL) & 0xffff) == 0);
    CHECK_REFUSED((pactffi_new_interaction(pact, BAD_TEXT) & 0xffff) == 0);
    CHECK_REFUSED((pactffi_new_message_interaction(pact, NULL) & 0xffff) == 0);
    CHECK_REFUSED((pactffi_new_sync_message_interaction(pact, NULL) & 0xffff) == 0);
    CHECK_REFUSED((pactffi_new_async_message(pact, BAD_TEXT) & 0xffff) == 0);
}

static void descriptions_and_states_are_set(InteractionHandle asked) {
    CHECK(pactffi_upon_receiving(asked, "a request"));
    CHECK_REFUSED(!pactffi_upon_receiving(asked, NULL));
    CHECK_REFUSED(!pactffi_upon_receiving(asked, BAD_TEXT));
    CHECK_REFUSED(!pactffi_upon_receiving(NO_INTERACTION, "x"));
    CHECK(pactffi_given(asked, "a state"));
    CHECK_REFUSED(!pactffi_given(asked, NULL));
    CHECK_REFUSED(!pactffi_given(asked, BAD_TEXT));
    CHECK_REFUSED(!pactffi_given(NO_INTERACTION, "x"));
    CHECK(pactffi_given_with_param(asked, "a state with", "id", "42"));
    CHECK_REFUSED(!pactffi_given_with_param(asked, NULL, "id", "42"));
    CHECK_REFUSED(!pactffi_given_with_param(asked, "s", NULL, "42"));
    CHECK_REFUSED(!pactffi_given_with_param(asked, "s", "id", BAD_TEXT));
    CHECK_REFUSED(!pactffi_given_with_param(NO_INTERACTION, "s", "id", "42"));
    CHECK(pactffi_given_with_params(asked, "several", "{\"id\":1,\"name\":\"n\"}") == 0);
    CHECK_REFUSED(pactffi_given_with_params(NO_INTERACTION, "several", "{}") == 1);
    CHECK_REFUSED(pactffi_given_with_params(asked, "several", "{") == 2);
    CHECK_REFUSED(pactffi_given_with_params(asked, NULL, "{}") == 3);
    CHECK_REFUSED(pactffi_given_with_params(asked, "several", BAD_TEXT) == 3);
}

static void comments_are_set(InteractionHandle asked) {
    CHECK(pactffi_set_key(asked, "a key"));
    CHECK_REFUSED(!pactffi_set_key(asked, BAD_TEXT));
    CHECK_REFUSED(!pactffi_set_key(NO_INTERACTION, "a key"));
    CHECK(pactffi_set_pending(asked, true));
    CHECK(pactffi_set_pending(asked, false));
    CHECK_REFUSED(!pactffi_set_pending(NO_INTERACTION, true));
    CHECK(pactffi_set_comment(asked, "a comment", "{\"a\":1}"));
    CHECK(pactffi_set_comment(asked, "a comment", NULL));
    CHECK_REFUSED(!pactffi_set_comment(asked, NULL, "x"));
    CHECK_REFUSED(!pactffi_set_comment(asked, "a comment", BAD_TEXT));
    CHECK_REFUSED(!pactffi_set_comment(NO_INTERACTION, "a comment", "x"));
    CHECK(pactffi_add_text_comment(asked, "a remark"));
    CHECK_REFUSED(!pactffi_add_text_comment(asked, NULL));
    CHECK_REFUSED(!pactffi_add_text_comment(asked, BAD_TEXT));
    CHECK_REFUSED(!pactffi_add_text_comment(NO_INTERACTION, "a remark"));
    CHECK(pactffi_add_interaction_reference(asked, "openapi", "operationId", "getA"));
    CHECK_REFUSED(!pactffi_add_interaction_reference(asked, NULL, "n", "v"));
    CHECK_REFUSED(!pactffi_add_interaction_reference(asked, "g", BAD_TEXT, "v"));
    CHECK_REFUSED(!pactffi_add_interaction_reference(NO_INTERACTION, "g", "n", "v"));
    CHECK(pactffi_interaction_test_name(asked, "a test") == 0);
    CHECK_REFUSED(pactffi_interaction_test_name(asked, NULL) != 0);
    CHECK_REFUSED(pactffi_interaction_test_name(asked, BAD_TEXT) != 0);
    CHECK_REFUSED(pactffi_interaction_test_name(NO_INTERACTION, "a test") == 2);
}

static void requests_are_described(InteractionHandle asked, InteractionHandle message) {
    CHECK(pactffi_with_request(asked, "POST", "/a"));
    CHECK_REFUSED(!pactffi_with_request(asked, BAD_TEXT, "/a"));
    CHECK_REFUSED(!pactffi_with_request(asked, "GET", BAD_TEXT));
    CHECK_REFUSED(!pactffi_with_request(NO_INTERACTION, "GET", "/a"));
    CHECK_REFUSED(!pactffi_with_request(message, "GET", "/a"));
    CHECK(pactffi_with_query_parameter(asked, "q", 0, "1"));
    CHECK_REFUSED(!pactffi_with_query_parameter(asked, NULL, 0, "1"));
    CHECK_REFUSED(!pactffi_with_query_parameter(asked, "q", 0, BAD_TEXT));
    CHECK_REFUSED(!pactffi_with_query_parameter(message, "q", 0, "1"));
    CHECK(pactffi_with_query_parameter_v2(asked, "q", 1, "2"));
    CHECK_REFUSED(!pactffi_with_query_parameter_v2(asked, NULL, 0, "1"));
    CHECK_REFUSED(!pactffi_with_query_parameter_v2(NO_INTERACTION, "q", 0, "1"));
    CHECK_REFUSED(!pactffi_with_query_parameter_v2(asked, "q", SIZE_MAX, "1"));
    CHECK(pactffi_response_status(asked, 201));
    CHECK_REFUSED(!pactffi_response_status(NO_INTERACTION, 201));
    CHECK_REFUSED(!pactffi_response_status(message, 201));
    CHECK(pactffi_response_status_v2(asked,
                                     "{\"pact:matcher:type\":\"statusCode\",\"status\":"
                                     "\"success\",\"value\":201}"));
    CHECK_REFUSED(!pactffi_response_status_v2(asked, BAD_TEXT));
    CHECK_REFUSED(!pactffi_response_status_v2(NO_INTERACTION, "201"));
}

static void headers_are_set(InteractionHandle asked, InteractionHandle message) {
    CHECK(pactffi_with_header(asked, kRequest, "X-A", 0, "a"));
    CHECK_REFUSED(!pactffi_with_header(asked, kRequest, NULL, 0, "a"));
    CHECK_REFUSED(!pactffi_with_header(message, kRequest, "X-A", 0, "a"));
    CHECK(pactffi_with_header_v2(asked, kResponse, "X-B", 0, "b"));
    CHECK_REFUSED(!pactffi_with_header_v2(asked, kResponse, BAD_TEXT, 0, "b"));
    CHECK_REFUSED(!pactffi_with_header_v2(asked, kResponse, "X-B", 0, BAD_TEXT));
    CHECK_REFUSED(!pactffi_with_header_v2(asked, kResponse, "X-B", SIZE_MAX, "b"));
    CHECK_REFUSED(!pactffi_with_header_v2(NO_INTERACTION, kResponse, "X-B", 0, "b"));
    CHECK(pactffi_set_header(asked, kResponse, "X-C", "c"));
    CHECK_REFUSED(!pactffi_set_header(asked, kResponse, NULL, "c"));
    CHECK_REFUSED(!pactffi_set_header(asked, kResponse, "X-C", BAD_TEXT));
    CHECK_REFUSED(!pactffi_set_header(NO_INTERACTION, kResponse, "X-C", "c"));
    CHECK(pactffi_with_metadata(message, "topic", "a topic", kRequest));
    CHECK_REFUSED(!pactffi_with_metadata(message, NULL, "a topic", kRequest));
    CHECK_REFUSED(!pactffi_with_metadata(message, "topic", BAD_TEXT, kRequest));
    CHECK_REFUSED(!pactffi_with_metadata(asked, "topic", "a topic", kRequest));
    CHECK_REFUSED(!pactffi_with_metadata(NO_INTERACTION, "topic", "a topic", kRequest));
}

static void bodies_are_set(InteractionHandle asked, InteractionHandle message) {
    CHECK(pactffi_with_body(asked, kRequest, "application/json", "{\"a\":1}"));
    CHECK(pactffi_with_body(message, kRequest, "text/plain", "text"));
    CHECK(pactffi_with_body(asked, kResponse, NULL, NULL));
    CHECK_REFUSED(!pactffi_with_body(asked, kRequest, BAD_TEXT, "x"));
    CHECK_REFUSED(!pactffi_with_body(asked, kRequest, "text/plain", BAD_TEXT));
    CHECK_REFUSED(!pactffi_with_body(NO_INTERACTION, kRequest, "text/plain", "x"));
    CHECK(pactffi_with_binary_body(asked, kResponse, "image/png", kBytes, sizeof kBytes));
    CHECK(pactffi_with_binary_body(asked, kResponse, "image/png", NULL, 0));
    CHECK_REFUSED(!pactffi_with_binary_body(asked, kResponse, BAD_TEXT, kBytes, 1));
    CHECK_REFUSED(!pactffi_with_binary_body(NO_INTERACTION, kResponse, "image/png", kBytes, 1));
    CHECK(pactffi_with_binary_file(asked, kResponse, "image/png", kBytes, sizeof kBytes));
    CHECK_REFUSED(!pactffi_with_binary_file(asked, kResponse, BAD_TEXT, kBytes, 1));
    CHECK_REFUSED(!pactffi_with_binary_file(NO_INTERACTION, kResponse, "image/png", kBytes, 1));
}

static bool is_added(StringResult result) {
    const bool added = result.tag == StringResult_Ok;
    pactffi_string_delete(added ? result.ok : result.failed);
    return added;
}

static void files_are_added(PactHandle pact) {
    char file[128];
    snprintf(file, sizeof file, "%s/upload.txt", test_folder());
    FILE* written = fopen(file, "w");
    CHECK(written != NULL && fputs("an upload", written) >= 0 && fclose(written) == 0);
    const InteractionHandle asked = pactffi_new_interaction(pact, "an upload");
    const char* type = "text/plain";
    CHECK(is_added(pactffi_with_multipart_file(asked, kRequest, type, file, "part")));
    CHECK(is_added(pactffi_with_multipart_file_v2(asked, kRequest, type, file, "more", "mark")));
    CHECK_REFUSED(!is_added(pactffi_with_multipart_file(asked, kRequest, type, "/no", "part")));
    CHECK_REFUSED(!is_added(pactffi_with_multipart_file(asked, kRequest, type, NULL, "part")));
    CHECK_REFUSED(!is_added(pactffi_with_multipart_file(asked, kRequest, BAD_TEXT, file, "part")));
    CHECK_REFUSED(
        !is_added(pactffi_with_multipart_file(NO_INTERACTION, kRequest, type, file, "part")));
    CHECK_REFUSED(
        !is_added(pactffi_with_multipart_file_v2(asked, kRequest, type, file, "part", BAD_TEXT)));
    CHECK_REFUSED(
        !is_added(pactffi_with_multipart_file_v2(asked, kRequest, type, file, BAD_TEXT, NULL)));
}

static void rules_are_set(InteractionHandle asked) {
    const char* rules = "{\"body\":{\"$.a\":{\"matchers\":[{\"match\":\"type\"}]}}}";
    CHECK(pactffi_with_matching_rules(asked, kRequest, rules));
    CHECK_REFUSED(!pactffi_with_matching_rules(asked, kRequest, "{"));
    CHECK_REFUSED(!pactffi_with_matching_rules(asked, kRequest, "[]"));
    CHECK_REFUSED(!pactffi_with_matching_rules(asked, kRequest, NULL));
    CHECK_REFUSED(!pactffi_with_matching_rules(asked, kRequest, BAD_TEXT));
    CHECK_REFUSED(!pactffi_with_matching_rules(NO_INTERACTION, kRequest, rules));
    const char* generators = "{\"body\":{\"$.a\":{\"type\":\"RandomInt\",\"min\":1,\"max\":9}}}";
    CHECK(pactffi_with_generators(asked, kRequest, generators));
    CHECK_REFUSED(!pactffi_with_generators(asked, kRequest, "{"));
    CHECK_REFUSED(!pactffi_with_generators(asked, kRequest, NULL));
    CHECK_REFUSED(!pactffi_with_generators(asked, kRequest, BAD_TEXT));
    CHECK_REFUSED(!pactffi_with_generators(NO_INTERACTION, kRequest, generators));
}

/** What a part is that there is none of is the callee's to say, as long as it lives. */
static void parts_that_are_none_do_no_harm(InteractionHandle asked) {
    (void)pactffi_with_header_v2(asked, kNoPart, "X-A", 0, "a");
    (void)pactffi_with_body(asked, kNoPart, "text/plain", "x");
    (void)pactffi_with_metadata(asked, "topic", "a topic", kNoPart);
    (void)pactffi_with_matching_rules(asked, -1, "{}");
    (void)pactffi_with_generators(asked, -1, "{}");
    CHECK(pactffi_upon_receiving(asked, "still there"));
}

void test_interaction(void) {
    const PactHandle pact = pactffi_new_pact("interaction consumer", "interaction provider");
    pactffi_with_specification(pact, PactSpecification_V4);
    interactions_are_begun(pact);
    const InteractionHandle asked = pactffi_new_interaction(pact, "asked");
    const InteractionHandle message = pactffi_new_message_interaction(pact, "told");
    CHECK(asked >> 16 == pact);
    descriptions_and_states_are_set(asked);
    comments_are_set(asked);
    requests_are_described(asked, message);
    headers_are_set(asked, message);
    bodies_are_set(asked, message);
    files_are_added(pact);
    rules_are_set(asked);
    parts_that_are_none_do_no_harm(asked);
    pactffi_free_pact_handle(pact);
    if (is_alone()) {
        CHECK_REFUSED(!pactffi_given(asked, "a state of a pact that is gone"));
        CHECK_REFUSED(!pactffi_with_body(asked, kRequest, "text/plain", "x"));
    }
}
