// Objects that several threads use at once, while one of them ends them: each call works or is
// refused.
#include "check.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum { kUsers = 4, kTurns = 200, kTimes = 20 };

static PactHandle shared_pact;
static InteractionHandle shared_interaction;
static Message* shared_message;
static const MatchingRuleDefinitionResult* shared_definition;
static MatchingRuleIterator* shared_walk;

static void use_pact(void) {
    pactffi_given(shared_interaction, "a state");
    pactffi_with_header_v2(shared_interaction, InteractionPart_Request, "X-A", 0, "a");
    pactffi_new_message_interaction(shared_pact, "told");
    PactSyncHttpIterator* iter = pactffi_pact_handle_get_sync_http_iter(shared_pact);
    pactffi_pact_sync_http_iter_next(iter);
    pactffi_pact_sync_http_iter_delete(iter);
}

static void use_message(void) {
    pactffi_message_insert_metadata(shared_message, "a", "1");
    pactffi_string_delete((char*)pactffi_message_get_contents(shared_message));
    const ProviderState* state = pactffi_message_get_provider_state(shared_message, 0);
    pactffi_string_delete((char*)pactffi_provider_state_get_name(state));
}

static void use_definition(void) {
    pactffi_string_delete((char*)pactffi_matcher_definition_value(shared_definition));
    const Generator* generator = pactffi_matcher_definition_generator(shared_definition);
    pactffi_string_delete((char*)pactffi_generator_generate_string(generator, NULL));
    const MatchingRuleResult* result = pactffi_matching_rule_iter_next(shared_walk);
    const MatchingRule* rule = pactffi_matching_rule_pointer(result);
    pactffi_string_delete((char*)pactffi_matches_string_value(rule, "a", "b", 0));
}

static void* use_all(void* unused) {
    (void)unused;
    for (int turn = 0; turn < kTurns; ++turn) {
        use_pact();
        use_message();
        use_definition();
    }
    return NULL;
}

static void begin(void) {
    shared_pact = pactffi_new_pact("a consumer", "a provider");
    shared_interaction = pactffi_new_interaction(shared_pact, "asked");
    shared_message = pactffi_message_new_from_json(
        0,
        "{\"providerStates\":[{\"name\":\"a state\"}],\"contents\":\"text\"}",
        PactSpecification_V3);
    shared_definition = pactffi_parse_matcher_definition("matching(date, 'yyyy', '2000')");
    shared_walk = pactffi_matcher_definition_iter(shared_definition);
}

static void end(void) {
    pactffi_free_pact_handle(shared_pact);
    pactffi_message_delete(shared_message);
    pactffi_matcher_definition_delete(shared_definition);
    pactffi_matching_rule_iter_delete(shared_walk);
}

static void objects_end_while_they_are_used(void) {
    pthread_t users[kUsers];
    begin();
    for (int i = 0; i < kUsers; ++i) {
        CHECK(pthread_create(&users[i], NULL, use_all, NULL) == 0);
    }
    end();
    for (int i = 0; i < kUsers; ++i) {
        CHECK(pthread_join(users[i], NULL) == 0);
    }
}

static atomic_int port;

static void* ask_server(void* answered) {
    int* count = answered;
    for (int turn = 0; turn < 20; ++turn) {
        *count += ask(atomic_load(&port), "GET", "/a", "text/plain", "") == 200;
        pactffi_mock_server_matched(atomic_load(&port));
        pactffi_mock_server_mismatches(atomic_load(&port));
    }
    return NULL;
}

static void servers_are_asked_by_all(void) {
    const PactHandle pact = pactffi_new_pact("a consumer", "a provider");
    pactffi_with_request(pactffi_new_interaction(pact, "asked"), "GET", "/a");
    atomic_store(&port, pactffi_create_mock_server_for_transport(pact, NULL, 0, "http", NULL));
    pthread_t users[kUsers];
    int answered[kUsers] = {0};
    for (int i = 0; i < kUsers; ++i) {
        CHECK(pthread_create(&users[i], NULL, ask_server, &answered[i]) == 0);
    }
    for (int i = 0; i < kUsers; ++i) {
        CHECK(pthread_join(users[i], NULL) == 0);
        CHECK(answered[i] == 20);
    }
    CHECK(pactffi_mock_server_matched(atomic_load(&port)));
    CHECK(pactffi_cleanup_mock_server(atomic_load(&port)));
    pactffi_free_pact_handle(pact);
}

static void* fail_once(void* name) {
    char message[256] = "";
    pactffi_get_plugin_logs(name);
    pactffi_get_error_message(message, sizeof message);
    CHECK(strstr(message, name) != NULL);
    return NULL;
}

static void errors_are_the_threads_own(void) {
    pthread_t thread;
    char here[] = "of this thread";
    char there[] = "of another thread";
    char message[256] = "";
    pactffi_get_plugin_logs(here);
    CHECK(pthread_create(&thread, NULL, fail_once, there) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    pactffi_get_error_message(message, sizeof message);
    CHECK(strstr(message, here) != NULL);
}

void test_threads(void) {
    for (int time = 0; time < kTimes; ++time) {
        objects_end_while_they_are_used();
    }
    servers_are_asked_by_all();
    errors_are_the_threads_own();
}
