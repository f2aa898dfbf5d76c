// Messages of V4 over the C interface.
#include "ffi/model/model_testing.hpp"

#include <cstdint>

namespace accord::ffi {
namespace {

using testing::HasSubstr;

/// The only message of a pact, the caller's.
const AsynchronousMessage* async_message_from(const std::string& interaction) {
    Pact* pact =
        pactffi_parse_pact_json((R"({"interactions": [)" + interaction +
                                 R"(], "metadata": {"pactSpecification": {"version": "4.0"}}})")
                                    .c_str());
    auto* iter = pactffi_pact_model_interaction_iterator(pact);
    const auto* message =
        pactffi_pact_interaction_as_asynchronous_message(pactffi_pact_interaction_iter_next(iter));
    pactffi_pact_interaction_iter_delete(iter);
    pactffi_pact_model_delete(pact);
    return message;
}

constexpr const char* kGenerated = R"({"type": "Asynchronous/Messages", "description": "m",
    "contents": {"content": {"id": 1}, "contentType": "application/json"},
    "generators": {"body": {"$.id": {"type": "RandomInt", "min": 7, "max": 7}}}})";

TEST(CAsyncMessage, new_ones_have_no_contents) {
    AsynchronousMessage* message = pactffi_async_message_new();
    EXPECT_EQ(taken(pactffi_async_message_get_description(message)),
              "Asynchronous/Message Interaction");
    EXPECT_EQ(pactffi_async_message_get_contents_str(message), nullptr);
    EXPECT_EQ(pactffi_async_message_get_contents_bin(message), nullptr);
    EXPECT_EQ(pactffi_async_message_get_contents_length(message), 0U);
    EXPECT_EQ(pactffi_async_message_get_provider_state(message, 0), nullptr);
    expect_deleted_once(message, pactffi_async_message_delete);
}

TEST(CAsyncMessage, take_contents_and_a_description) {
    AsynchronousMessage* message = pactffi_async_message_new();
    pactffi_async_message_set_contents_str(message, "text", nullptr);
    EXPECT_EQ(taken(pactffi_async_message_get_contents_str(message)), "text");
    pactffi_async_message_set_contents_bin(message, to_bytes("bytes"), 5, "x/y");
    EXPECT_EQ(pactffi_async_message_get_contents_length(message), 5U);
    EXPECT_EQ(text_of_bytes(pactffi_async_message_get_contents_bin(message), 5), "bytes");
    EXPECT_EQ(pactffi_async_message_set_description(message, "d"), 0);
    EXPECT_EQ(pactffi_async_message_set_description(message, nullptr), 1);
    EXPECT_EQ(taken(pactffi_async_message_get_description(message)), "d");
    pactffi_async_message_delete(message);
}

TEST(CAsyncMessage, lend_their_contents) {
    AsynchronousMessage* message = pactffi_async_message_new();
    auto* contents = const_cast<MessageContents*>(pactffi_async_message_get_contents(message));
    pactffi_message_contents_set_contents_str(contents, "set there", "text/plain");
    EXPECT_EQ(taken(pactffi_async_message_get_contents_str(message)), "set there");
    pactffi_message_contents_delete(contents);
    EXPECT_THAT(last_message(), HasSubstr("contents belongs to another object"));
    pactffi_async_message_delete(message);
    EXPECT_EQ(pactffi_message_contents_get_contents_str(contents), nullptr);
}

TEST(CAsyncMessage, give_generated_contents_of_their_own) {
    const auto* message = async_message_from(kGenerated);
    const MessageContents* made = pactffi_async_message_generate_contents(message);
    EXPECT_EQ(taken(pactffi_async_message_get_contents_str(message)), R"({"id":1})");
    pactffi_async_message_delete(message);
    EXPECT_EQ(taken(pactffi_message_contents_get_contents_str(made)), R"({"id":7})");
    expect_deleted_once(made, pactffi_message_contents_delete);
}

TEST(CAsyncMessage, tell_of_generators_that_cant_be_applied) {
    const auto* message = async_message_from(
        R"({"type": "Asynchronous/Messages", "contents": {"content": {"id": "1"}},
            "generators": {"body": {"$.id": {"type": "Regex", "regex": "(("}}}})");
    EXPECT_EQ(pactffi_async_message_generate_contents(message), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("$.id"));
    pactffi_async_message_delete(message);
}

TEST(CAsyncMessage, have_states) {
    const auto* message = async_message_from(
        R"({"type": "Asynchronous/Messages", "providerStates": [{"name": "s"}]})");
    const ProviderState* state = pactffi_async_message_get_provider_state(message, 0);
    EXPECT_EQ(taken(pactffi_provider_state_get_name(state)), "s");
    EXPECT_EQ(pactffi_async_message_get_provider_state(message, 1), nullptr);
    EXPECT_EQ(pactffi_async_message_get_provider_state(message, UINT32_MAX), nullptr);
    auto* iter =
        pactffi_async_message_get_provider_state_iter(const_cast<AsynchronousMessage*>(message));
    EXPECT_EQ(pactffi_provider_state_iter_next(iter), state);
    pactffi_provider_state_iter_delete(iter);
    pactffi_async_message_delete(message);
}

TEST(CAsyncMessage, bad_pointers_are_failures) {
    EXPECT_EQ(pactffi_async_message_generate_contents(nullptr), nullptr);
    EXPECT_EQ(pactffi_async_message_get_contents(nullptr), nullptr);
    EXPECT_EQ(pactffi_async_message_get_contents_bin(nullptr), nullptr);
    EXPECT_EQ(pactffi_async_message_get_contents_length(nullptr), 0U);
    EXPECT_EQ(pactffi_async_message_get_contents_str(nullptr), nullptr);
    EXPECT_EQ(pactffi_async_message_get_description(nullptr), nullptr);
    EXPECT_EQ(pactffi_async_message_get_provider_state(nullptr, 0), nullptr);
    EXPECT_EQ(pactffi_async_message_get_provider_state_iter(nullptr), nullptr);
    pactffi_async_message_set_contents_bin(nullptr, to_bytes("x"), 1, "text/plain");
    pactffi_async_message_set_contents_str(nullptr, "x", "text/plain");
    EXPECT_EQ(pactffi_async_message_set_description(nullptr, "x"), 1);
    EXPECT_THAT(last_message(), HasSubstr("message is a null pointer"));
}

TEST(CAsyncMessage, two_threads_may_use_and_delete_one) {
    for (int round = 0; round < 50; ++round) {
        AsynchronousMessage* message = pactffi_async_message_new();
        in_two_threads([&] {
            pactffi_async_message_set_contents_str(message, "from a thread", "text/plain");
            const auto* made = pactffi_async_message_generate_contents(message);
            taken(pactffi_message_contents_get_contents_str(made));
            pactffi_message_contents_delete(made);
            pactffi_message_contents_get_contents_length(
                pactffi_async_message_get_contents(message));
            pactffi_async_message_delete(message);
        });
        EXPECT_EQ(pactffi_async_message_get_description(message), nullptr);
    }
}

}  // namespace
}  // namespace accord::ffi
