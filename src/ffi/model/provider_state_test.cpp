// States and their parameters over the C interface.
#include "ffi/model/model_testing.hpp"

namespace accord::ffi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kWithStates = R"({"contents": "x", "providerStates": [
    {"name": "a user", "params": {"id": 7, "name": "Kim", "tags": {"b": [1.50, null], "a": true}}},
    {"name": "nothing"}]})";

Message* message_with_states() {
    return pactffi_message_new_from_json(0, kWithStates, PactSpecification_V3);
}

std::string state_text(const ProviderState* state) {
    return taken(pactffi_provider_state_get_name(state));
}

std::string param_text(ProviderStateParamPair* pair) {
    const std::string text = std::string(pair->key) + "=" + pair->value;
    pactffi_provider_state_param_pair_delete(pair);
    return text;
}

TEST(CProviderState, are_walked_over_in_order) {
    Message* message = message_with_states();
    auto* iter = pactffi_message_get_provider_state_iter(message);
    EXPECT_THAT(walked(iter, pactffi_provider_state_iter_next, state_text),
                ElementsAre("a user", "nothing"));
    expect_deleted_once(iter, pactffi_provider_state_iter_delete);
    pactffi_message_delete(message);
}

TEST(CProviderState, have_parameters_as_json) {
    Message* message = message_with_states();
    auto* state = const_cast<ProviderState*>(pactffi_message_get_provider_state(message, 0));
    auto* iter = pactffi_provider_state_get_param_iter(state);
    pactffi_message_delete(message);  // the walk has copies
    EXPECT_THAT(walked(iter, pactffi_provider_state_param_iter_next, param_text),
                ElementsAre("id=7", "name=\"Kim\"", R"(tags={"a":true,"b":[1.5,null]})"));
    expect_deleted_once(iter, pactffi_provider_state_param_iter_delete);
}

TEST(CProviderState, parameters_are_deleted_once) {
    Message* message = message_with_states();
    auto* state = const_cast<ProviderState*>(pactffi_message_get_provider_state(message, 0));
    auto* iter = pactffi_provider_state_get_param_iter(state);
    auto* pair = pactffi_provider_state_param_iter_next(iter);
    pactffi_string_delete(const_cast<char*>(pair->key));  // the pair's own: of no effect
    EXPECT_STREQ(pair->key, "id");
    expect_deleted_once(pair, pactffi_provider_state_param_pair_delete);
    pactffi_provider_state_param_iter_delete(iter);
    pactffi_message_delete(message);
}

TEST(CProviderState, stay_when_the_walk_is_deleted_and_end_with_the_interaction) {
    Message* message = message_with_states();
    auto* iter = pactffi_message_get_provider_state_iter(message);
    auto* state = pactffi_provider_state_iter_next(iter);
    pactffi_provider_state_iter_delete(iter);
    EXPECT_EQ(state_text(state), "a user");
    EXPECT_EQ(state, pactffi_message_get_provider_state(message, 0));
    pactffi_provider_state_delete(state);
    EXPECT_THAT(last_message(), HasSubstr("provider_state belongs to another object"));
    EXPECT_EQ(state_text(state), "a user");
    pactffi_message_delete(message);
    EXPECT_EQ(state_text(state), kNoText);
    EXPECT_EQ(pactffi_provider_state_get_param_iter(state), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("was it deleted?"));
}

TEST(CProviderState, are_none_for_a_walk_whose_interaction_was_deleted) {
    Message* message = message_with_states();
    auto* iter = pactffi_message_get_provider_state_iter(message);
    pactffi_message_delete(message);
    EXPECT_EQ(pactffi_provider_state_iter_next(iter), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("was it deleted?"));
    pactffi_provider_state_iter_delete(iter);
}

TEST(CProviderState, bad_arguments_are_failures) {
    EXPECT_EQ(pactffi_provider_state_get_name(nullptr), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("provider_state is a null pointer"));
    EXPECT_EQ(pactffi_provider_state_get_param_iter(nullptr), nullptr);
    EXPECT_EQ(pactffi_provider_state_iter_next(nullptr), nullptr);
    EXPECT_EQ(pactffi_provider_state_param_iter_next(nullptr), nullptr);
    pactffi_provider_state_delete(nullptr);
}

TEST(CProviderState, names_with_a_zero_byte_are_a_failure) {
    Message* message = pactffi_message_new_from_json(
        0,
        R"({"providerStates": [{"name": "a\u0000b", "params": {"k": "\u0000", "\u0000": 1}}]})",
        PactSpecification_V3);
    auto* state = const_cast<ProviderState*>(pactffi_message_get_provider_state(message, 0));
    EXPECT_EQ(pactffi_provider_state_get_name(state), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("zero byte"));
    auto* iter = pactffi_provider_state_get_param_iter(state);
    auto* pair = pactffi_provider_state_param_iter_next(iter);
    EXPECT_EQ(param_text(pair), R"(k="\u0000")");
    EXPECT_EQ(pactffi_provider_state_param_iter_next(iter), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("zero byte"));
    pactffi_provider_state_param_iter_delete(iter);
    pactffi_message_delete(message);
}

TEST(CProviderState, each_is_given_once_to_two_threads_that_share_a_walk) {
    for (int round = 0; round < 50; ++round) {
        Message* message = message_with_states();
        auto* iter = pactffi_message_get_provider_state_iter(message);
        std::atomic<int> given = 0;
        in_two_threads([&] {
            while (pactffi_provider_state_iter_next(iter) != nullptr) {
                ++given;
            }
        });
        EXPECT_EQ(given, 2);
        pactffi_provider_state_iter_delete(iter);
        pactffi_message_delete(message);
    }
}

}  // namespace
}  // namespace accord::ffi
