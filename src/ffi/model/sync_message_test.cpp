// Messages with their responses over the C interface.
#include "ffi/model/model_testing.hpp"

#include <cstdint>

namespace accord::ffi {
namespace {

using testing::HasSubstr;

const SynchronousMessage* sync_message_from(const std::string& interaction) {
    Pact* pact =
        pactffi_parse_pact_json((R"({"interactions": [)" + interaction +
                                 R"(], "metadata": {"pactSpecification": {"version": "4.0"}}})")
                                    .c_str());
    auto* iter = pactffi_pact_model_interaction_iterator(pact);
    const auto* message =
        pactffi_pact_interaction_as_synchronous_message(pactffi_pact_interaction_iter_next(iter));
    pactffi_pact_interaction_iter_delete(iter);
    pactffi_pact_model_delete(pact);
    return message;
}

constexpr const char* kGeneratedBoth = R"({"type": "Synchronous/Messages", "description": "m",
    "providerStates": [{"name": "s"}],
    "request": {"contents": {"content": {"id": 1}, "contentType": "application/json"},
        "generators": {"body": {"$.id": {"type": "RandomInt", "min": 7, "max": 7}}}},
    "response": [
        {"contents": {"content": {"id": 2}, "contentType": "application/json"},
         "generators": {"body": {"$.id": {"type": "RandomInt", "min": 8, "max": 8}}}},
        {"contents": {"content": {"id": 2}},
         "generators": {"body": {"$.id": {"type": "Regex", "regex": "(("}}}}]})";

TEST(CSyncMessage, new_ones_have_no_contents_and_no_responses) {
    SynchronousMessage* message = pactffi_sync_message_new();
    EXPECT_EQ(taken(pactffi_sync_message_get_description(message)),
              "Synchronous/Message Interaction");
    EXPECT_EQ(pactffi_sync_message_get_request_contents_str(message), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_request_contents_bin(message), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_request_contents_length(message), 0U);
    EXPECT_EQ(pactffi_sync_message_get_number_responses(message), 0U);
    EXPECT_EQ(pactffi_sync_message_get_response_contents(message, 0), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_response_contents_str(message, 0), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("there are 0 responses, none with the index 0"));
    expect_deleted_once(message, pactffi_sync_message_delete);
}

TEST(CSyncMessage, take_a_request_and_a_description) {
    SynchronousMessage* message = pactffi_sync_message_new();
    pactffi_sync_message_set_request_contents_str(message, "text", "text/plain");
    EXPECT_EQ(taken(pactffi_sync_message_get_request_contents_str(message)), "text");
    pactffi_sync_message_set_request_contents_bin(message, to_bytes("ab"), 2, "x/y");
    EXPECT_EQ(pactffi_sync_message_get_request_contents_length(message), 2U);
    EXPECT_EQ(text_of_bytes(pactffi_sync_message_get_request_contents_bin(message), 2), "ab");
    EXPECT_EQ(pactffi_sync_message_set_description(message, "d"), 0);
    EXPECT_EQ(pactffi_sync_message_set_description(message, "\xff"), 1);
    EXPECT_EQ(taken(pactffi_sync_message_get_description(message)), "d");
    pactffi_sync_message_delete(message);
}

TEST(CSyncMessage, a_response_beyond_the_end_adds_those_before_it) {
    SynchronousMessage* message = pactffi_sync_message_new();
    pactffi_sync_message_set_response_contents_str(message, 2, "third", "text/plain");
    EXPECT_EQ(pactffi_sync_message_get_number_responses(message), 3U);
    EXPECT_EQ(pactffi_sync_message_get_response_contents_str(message, 1), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_response_contents_bin(message, 1), nullptr);
    EXPECT_EQ(taken(pactffi_sync_message_get_response_contents_str(message, 2)), "third");
    pactffi_sync_message_set_response_contents_bin(message, 0, to_bytes("1st"), 3, nullptr);
    EXPECT_EQ(pactffi_sync_message_get_number_responses(message), 3U);
    EXPECT_EQ(pactffi_sync_message_get_response_contents_length(message, 0), 3U);
    EXPECT_EQ(text_of_bytes(pactffi_sync_message_get_response_contents_bin(message, 0), 3), "1st");
    pactffi_sync_message_delete(message);
}

TEST(CSyncMessage, a_response_too_far_is_a_failure) {
    SynchronousMessage* message = pactffi_sync_message_new();
    pactffi_sync_message_set_response_contents_str(message, SIZE_MAX, "x", "text/plain");
    EXPECT_THAT(last_message(), HasSubstr("at most 65535 responses"));
    pactffi_sync_message_set_response_contents_bin(message, 65'535, to_bytes("x"), 1, nullptr);
    EXPECT_THAT(last_message(), HasSubstr("at most 65535 responses"));
    pactffi_sync_message_set_response_contents_str(message, 0, "\xff", "text/plain");
    EXPECT_EQ(pactffi_sync_message_get_number_responses(message), 0U);
    pactffi_sync_message_delete(message);
}

TEST(CSyncMessage, contents_that_were_lent_stay_when_responses_are_added) {
    SynchronousMessage* message = pactffi_sync_message_new();
    pactffi_sync_message_set_response_contents_str(message, 0, "first", "text/plain");
    const auto* first = pactffi_sync_message_get_response_contents(message, 0);
    const auto* bytes = pactffi_sync_message_get_response_contents_bin(message, 0);
    pactffi_sync_message_set_response_contents_str(message, 1000, "last", "text/plain");
    EXPECT_EQ(taken(pactffi_message_contents_get_contents_str(first)), "first");
    EXPECT_EQ(first, pactffi_sync_message_get_response_contents(message, 0));
    EXPECT_EQ(bytes, pactffi_sync_message_get_response_contents_bin(message, 0));
    pactffi_message_contents_set_contents_str(const_cast<MessageContents*>(first), "new", nullptr);
    EXPECT_EQ(taken(pactffi_sync_message_get_response_contents_str(message, 0)), "new");
    EXPECT_NE(first, pactffi_sync_message_get_request_contents(message));
    pactffi_sync_message_delete(message);
    EXPECT_EQ(pactffi_message_contents_get_contents_str(first), nullptr);
}

TEST(CSyncMessage, give_generated_contents_of_their_own) {
    const auto* message = sync_message_from(kGeneratedBoth);
    const auto* request = pactffi_sync_message_generate_request_contents(message);
    const auto* response = pactffi_sync_message_generate_response_contents(message, 0);
    EXPECT_EQ(pactffi_sync_message_generate_response_contents(message, 1), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("$.id"));
    EXPECT_EQ(pactffi_sync_message_generate_response_contents(message, 2), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("there are 2 responses"));
    EXPECT_EQ(taken(pactffi_sync_message_get_request_contents_str(message)), R"({"id":1})");
    pactffi_sync_message_delete(const_cast<SynchronousMessage*>(message));
    EXPECT_EQ(taken(pactffi_message_contents_get_contents_str(request)), R"({"id":7})");
    EXPECT_EQ(taken(pactffi_message_contents_get_contents_str(response)), R"({"id":8})");
    expect_deleted_once(request, pactffi_message_contents_delete);
    expect_deleted_once(response, pactffi_message_contents_delete);
}

TEST(CSyncMessage, have_states) {
    auto* message = const_cast<SynchronousMessage*>(sync_message_from(kGeneratedBoth));
    const ProviderState* state = pactffi_sync_message_get_provider_state(message, 0);
    EXPECT_EQ(taken(pactffi_provider_state_get_name(state)), "s");
    EXPECT_EQ(pactffi_sync_message_get_provider_state(message, 1), nullptr);
    auto* iter = pactffi_sync_message_get_provider_state_iter(message);
    EXPECT_EQ(pactffi_provider_state_iter_next(iter), state);
    pactffi_provider_state_iter_delete(iter);
    pactffi_sync_message_delete(message);
}

TEST(CSyncMessage, bad_pointers_are_failures) {
    EXPECT_EQ(pactffi_sync_message_generate_request_contents(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_message_generate_response_contents(nullptr, 0), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_description(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_number_responses(nullptr), 0U);
    EXPECT_EQ(pactffi_sync_message_get_provider_state(nullptr, 0), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_provider_state_iter(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_request_contents(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_request_contents_bin(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_request_contents_length(nullptr), 0U);
    EXPECT_EQ(pactffi_sync_message_get_request_contents_str(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_response_contents(nullptr, 0), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_response_contents_bin(nullptr, 0), nullptr);
    EXPECT_EQ(pactffi_sync_message_get_response_contents_length(nullptr, 0), 0U);
    EXPECT_EQ(pactffi_sync_message_get_response_contents_str(nullptr, 0), nullptr);
    EXPECT_EQ(pactffi_sync_message_set_description(nullptr, "x"), 1);
    pactffi_sync_message_set_request_contents_bin(nullptr, to_bytes("x"), 1, nullptr);
    pactffi_sync_message_set_request_contents_str(nullptr, "x", nullptr);
    pactffi_sync_message_set_response_contents_bin(nullptr, 0, to_bytes("x"), 1, nullptr);
    pactffi_sync_message_set_response_contents_str(nullptr, 0, "x", nullptr);
    EXPECT_THAT(last_message(), HasSubstr("message is a null pointer"));
}

TEST(CSyncMessage, two_threads_may_add_responses_to_one_and_delete_it) {
    for (int round = 0; round < 20; ++round) {
        SynchronousMessage* message = pactffi_sync_message_new();
        in_two_threads([&] {
            for (std::size_t i = 0; i < 10; ++i) {
                pactffi_sync_message_set_response_contents_str(message, i, "x", "text/plain");
                const auto* contents = pactffi_sync_message_get_response_contents(message, i);
                taken(pactffi_message_contents_get_contents_str(contents));
            }
            pactffi_sync_message_delete(message);
        });
        EXPECT_EQ(pactffi_sync_message_get_number_responses(message), 0U);
    }
}

}  // namespace
}  // namespace accord::ffi
