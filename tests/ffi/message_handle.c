// Messages by the older calls.
#include "check.h"

static const uint8_t kContents[] = "{\"id\":42}";

void test_message_handle(void) {
    const MessagePactHandle pact = pactffi_new_message_pact("handler", "sender");
    const MessageHandle message = pactffi_new_message(pact, "a message");
    CHECK(message != NO_INTERACTION);
    CHECK_REFUSED(pactffi_new_message(NO_PACT, "x") == NO_INTERACTION);
    CHECK_REFUSED((pactffi_new_message(pact, NULL) & 0xffff) == 0);
    CHECK_REFUSED((pactffi_new_message(pact, BAD_TEXT) & 0xffff) == 0);

    CHECK_QUIET(pactffi_message_expects_to_receive(message, "an event"));
    CHECK_TELLS(pactffi_message_expects_to_receive(message, NULL));
    CHECK_TELLS(pactffi_message_expects_to_receive(message, BAD_TEXT));
    CHECK_TELLS(pactffi_message_expects_to_receive(NO_INTERACTION, "an event"));
    CHECK_QUIET(pactffi_message_given(message, "a state"));
    CHECK_TELLS(pactffi_message_given(message, NULL));
    CHECK_TELLS(pactffi_message_given(NO_INTERACTION, "a state"));
    CHECK_QUIET(pactffi_message_given_with_param(message, "a state with", "id", "42"));
    CHECK_TELLS(pactffi_message_given_with_param(message, "a state with", NULL, "42"));
    CHECK_TELLS(pactffi_message_given_with_param(NO_INTERACTION, "a state with", "id", "42"));

    const char* json = "application/json";
    CHECK_QUIET(pactffi_message_with_contents(message, json, kContents, sizeof kContents - 1));
    CHECK_TELLS(pactffi_message_with_contents(message, BAD_TEXT, kContents, 1));
    CHECK_TELLS(pactffi_message_with_contents(message, json, (const uint8_t*)BAD_TEXT, 6));
    CHECK_TELLS(pactffi_message_with_contents(NO_INTERACTION, json, kContents, 1));
    CHECK_QUIET(pactffi_message_with_metadata(message, "topic", "events"));
    CHECK_TELLS(pactffi_message_with_metadata(message, NULL, "events"));
    CHECK_TELLS(pactffi_message_with_metadata(message, "topic", BAD_TEXT));
    CHECK_TELLS(pactffi_message_with_metadata(NO_INTERACTION, "topic", "events"));
    CHECK_QUIET(pactffi_message_with_metadata_v2(message, "count", "3"));
    CHECK_TELLS(pactffi_message_with_metadata_v2(message, NULL, "3"));
    CHECK_TELLS(pactffi_message_with_metadata_v2(message, "count", BAD_TEXT));
    CHECK_TELLS(pactffi_message_with_metadata_v2(NO_INTERACTION, "count", "3"));

    CHECK_PART(pactffi_message_reify(message), "\"id\":42");
    forget_error();
    CHECK_TEXT(pactffi_message_reify(NO_INTERACTION), "");
    CHECK(has_told());
    const InteractionHandle asked = pactffi_new_interaction(pact, "no message");
    CHECK_TELLS(pactffi_message_given(asked, "a state"));
    pactffi_free_message_pact_handle(pact);
    if (is_alone()) {
        CHECK_TELLS(pactffi_message_given(message, "a state"));
    }
}
