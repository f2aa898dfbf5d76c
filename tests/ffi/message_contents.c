// The contents of messages; the rules and generators of requests and responses.
#include "check.h"

#include <string.h>

static const unsigned char kBytes[] = {1, 0, 0xff};

/** Walks over nothing, of a good and of a bad category. */
static void empty_walks(MatchingRuleCategoryIterator* rules,
                        GeneratorCategoryIterator* generators) {
    CHECK(rules != NULL && pactffi_matching_rules_iter_next(rules) == NULL);
    CHECK(generators != NULL && pactffi_generators_iter_next(generators) == NULL);
    pactffi_matching_rules_iter_delete(rules);
    pactffi_generators_iter_delete(generators);
}

static void contents_are_set(MessageContents* contents) {
    CHECK_QUIET(pactffi_message_contents_set_contents_str(contents, "text", "text/plain"));
    CHECK_TEXT(pactffi_message_contents_get_contents_str(contents), "text");
    CHECK(pactffi_message_contents_get_contents_length(contents) == 4);
    CHECK(memcmp(pactffi_message_contents_get_contents_bin(contents), "text", 4) == 0);
    CHECK_TELLS(pactffi_message_contents_set_contents_str(contents, BAD_TEXT, NULL));
    CHECK_QUIET(pactffi_message_contents_set_contents_bin(contents, kBytes, 3, "image/png"));
    CHECK(pactffi_message_contents_get_contents_length(contents) == 3);
    pactffi_message_contents_set_contents_bin(contents, NULL, 1, NULL);
    pactffi_message_contents_set_contents_str(contents, NULL, NULL);
    CHECK(pactffi_message_contents_get_contents_length(contents) == 0);
    MessageMetadataIterator* metadata = pactffi_message_contents_get_metadata_iter(contents);
    CHECK(pactffi_message_metadata_iter_next(metadata) == NULL);
    pactffi_message_metadata_iter_delete(metadata);
    for (int category = MatchingRuleCategory_METHOD; category <= MatchingRuleCategory_METADATA;
         ++category) {
        empty_walks(pactffi_message_contents_get_matching_rule_iter(contents,
                                                                    (MatchingRuleCategory)category),
                    pactffi_message_contents_get_generators_iter(contents, GeneratorCategory_BODY));
    }
    CHECK_REFUSED(pactffi_message_contents_get_matching_rule_iter(
                      contents, (MatchingRuleCategory)99) == NULL);
    CHECK_REFUSED(pactffi_message_contents_get_generators_iter(contents, (GeneratorCategory)99) ==
                  NULL);
}

static void pointers_that_are_none_are_refused(MessageContents* contents) {
#define REFUSED(condition) REFUSES_POINTERS(MessageContents, contents, condition)
#define TOLD(call) TELLS_OF_POINTERS(MessageContents, contents, call)
    REFUSED(pactffi_message_contents_get_contents_bin(p) == NULL);
    REFUSED(pactffi_message_contents_get_contents_length(p) == 0);
    REFUSED(pactffi_message_contents_get_contents_str(p) == NULL);
    REFUSED(pactffi_message_contents_get_generators_iter(p, GeneratorCategory_BODY) == NULL);
    REFUSED(pactffi_message_contents_get_matching_rule_iter(p, MatchingRuleCategory_BODY) == NULL);
    REFUSED(pactffi_message_contents_get_metadata_iter(p) == NULL);
    TOLD(pactffi_message_contents_set_contents_bin(p, kBytes, 1, NULL));
    TOLD(pactffi_message_contents_set_contents_str(p, "x", NULL));
    TOLD(pactffi_message_contents_delete(p != NULL ? p : (MessageContents*)(void*)nowhere));
#undef REFUSED
#undef TOLD
}

static void requests_and_responses_are_walked(void) {
    SynchronousHttp* http = pactffi_sync_http_new();
    const HttpRequest* request = pactffi_sync_http_get_request(http);
    const HttpResponse* response = pactffi_sync_http_get_response(http);
    const MatchingRuleCategory rules = MatchingRuleCategory_HEADER;
    const GeneratorCategory generators = GeneratorCategory_HEADER;
    empty_walks(pactffi_request_contents_get_matching_rule_iter(request, rules),
                pactffi_request_contents_get_generators_iter(request, generators));
    empty_walks(pactffi_response_contents_get_matching_rule_iter(response, rules),
                pactffi_response_contents_get_generators_iter(response, generators));
    CHECK_REFUSED(
        pactffi_request_contents_get_matching_rule_iter(request, (MatchingRuleCategory)99) == NULL);
    CHECK_REFUSED(pactffi_response_contents_get_generators_iter(response, (GeneratorCategory)99) ==
                  NULL);
    pactffi_sync_http_delete(http);
    REFUSES_POINTERS(const HttpRequest,
                     request,
                     pactffi_request_contents_get_matching_rule_iter(p, rules) == NULL);
    REFUSES_POINTERS(const HttpRequest,
                     request,
                     pactffi_request_contents_get_generators_iter(p, generators) == NULL);
    REFUSES_POINTERS(const HttpResponse,
                     response,
                     pactffi_response_contents_get_matching_rule_iter(p, rules) == NULL);
    REFUSES_POINTERS(const HttpResponse,
                     response,
                     pactffi_response_contents_get_generators_iter(p, generators) == NULL);
}

void test_message_contents(void) {
    AsynchronousMessage* message = pactffi_async_message_new();
    MessageContents* contents = (MessageContents*)pactffi_async_message_get_contents(message);
    contents_are_set(contents);
    BELONGS(contents, pactffi_message_contents_delete);
    CHECK(pactffi_message_contents_get_contents_length(contents) == 0);
    pactffi_async_message_delete(message);
    pointers_that_are_none_are_refused(contents);
    requests_and_responses_are_walked();
}
