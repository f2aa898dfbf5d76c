// Plugins: none can be used yet, and every call says so.
#include "check.h"

static void ignore_entry(const char* plugin_instance_id,
                         const char* test_run_id,
                         const char* level,
                         const char* target,
                         const char* message) {
    (void)plugin_instance_id, (void)test_run_id, (void)level, (void)target, (void)message;
}

static void contents_need_a_plugin(PactHandle pact) {
    const InteractionHandle asked = pactffi_new_interaction(pact, "asked");
    const char* type = "application/protobuf";
    CHECK_REFUSED(pactffi_interaction_contents(asked, 0, type, "{}") == 6);
    CHECK_REFUSED(pactffi_interaction_contents(asked, 99, type, "{}") == 6);
    CHECK_REFUSED(pactffi_interaction_contents(asked, 0, type, "{") == 5);
    CHECK_REFUSED(pactffi_interaction_contents(asked, 0, "no type", "{}") == 4);
    CHECK_REFUSED(pactffi_interaction_contents(NO_INTERACTION, 0, type, "{}") == 3);
    CHECK_REFUSED(pactffi_interaction_contents(asked + 1, 0, type, "{}") == 3);
    CHECK_REFUSED(pactffi_interaction_contents(asked, 0, NULL, "{}") == 1);
    CHECK_REFUSED(pactffi_interaction_contents(asked, 0, BAD_TEXT, "{}") == 1);
    CHECK_REFUSED(pactffi_interaction_contents(asked, 0, type, NULL) == 1);
    CHECK_REFUSED(pactffi_interaction_contents(asked, 0, type, BAD_TEXT) == 1);
}

void test_plugins(void) {
    const PactHandle pact = pactffi_new_pact("a consumer", "a provider");
    CHECK_REFUSED(pactffi_using_plugin(pact, "protobuf", "0.3.0") == 2);
    CHECK_REFUSED(pactffi_using_plugin(pact, "protobuf", NULL) == 2);
    CHECK_REFUSED(pactffi_using_plugin(pact, NULL, NULL) == 1);
    CHECK_REFUSED(pactffi_using_plugin(pact, BAD_TEXT, NULL) == 1);
    CHECK_REFUSED(pactffi_using_plugin(pact, "protobuf", BAD_TEXT) == 1);
    CHECK_REFUSED(pactffi_using_plugin(NO_PACT, "protobuf", NULL) == 3);
    CHECK_REFUSED(pactffi_using_plugin_with_delay(pact, "protobuf", "0.3.0", UINT64_MAX) == 2);
    CHECK_REFUSED(pactffi_using_plugin_with_delay(NO_PACT, "protobuf", NULL, 0) == 3);
    contents_need_a_plugin(pact);
    CHECK_QUIET(pactffi_cleanup_plugins(pact));
    CHECK_TELLS(pactffi_cleanup_plugins(NO_PACT));
    CHECK_QUIET(pactffi_set_test_run_id("a run"));
    CHECK_TELLS(pactffi_set_test_run_id(BAD_TEXT));
    CHECK_QUIET(pactffi_set_test_run_id(NULL));
    CHECK_QUIET(pactffi_register_plugin_log_callback(ignore_entry));
    CHECK_QUIET(pactffi_register_plugin_log_callback(NULL));
    CHECK_REFUSED(pactffi_get_plugin_logs("no such plugin") == NULL);
    CHECK_REFUSED(pactffi_get_plugin_logs(NULL) == NULL);
    CHECK_REFUSED(pactffi_get_plugin_logs(BAD_TEXT) == NULL);
    pactffi_free_pact_handle(pact);
}
