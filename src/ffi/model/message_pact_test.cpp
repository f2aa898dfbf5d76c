// Pacts of messages over the C interface.
#include "ffi/model/model_testing.hpp"

namespace accord::ffi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kPactOfMessages = R"({"consumer": {"name": "c"}, "provider": {"name": "p"},
    "messages": [{"description": "m1", "contents": "a", "providerStates": [{"name": "s"}]},
                 {"description": "m2", "contents": {"a": 1}}],
    "metadata": {"x": {"y": "z", "n": 1, "o": {"b": 1, "a": 2}}, "s": "t",
                 "pactSpecification": {"version": "3.0.0"}}})";

MessagePact* message_pact() {
    return pactffi_message_pact_new_from_json("f.json", kPactOfMessages);
}

std::string description_text(const Message* message) {
    return taken(pactffi_message_get_description(message));
}

std::string triple_text(MessagePactMetadataTriple* triple) {
    const std::string text =
        std::string(triple->outer_key) + "." + triple->inner_key + "=" + triple->value;
    pactffi_message_pact_metadata_triple_delete(triple);
    return text;
}

TEST(CMessagePact, have_parties_that_they_lend) {
    MessagePact* pact = message_pact();
    Consumer* consumer = pactffi_message_pact_get_consumer(pact);
    Provider* provider = pactffi_message_pact_get_provider(pact);
    EXPECT_EQ(taken(pactffi_consumer_get_name(consumer)), "c");
    EXPECT_EQ(taken(pactffi_provider_get_name(provider)), "p");
    pactffi_pact_consumer_delete(consumer);
    EXPECT_THAT(last_message(), HasSubstr("belongs to another object"));
    expect_deleted_once(pact, pactffi_message_pact_delete);
    EXPECT_EQ(pactffi_consumer_get_name(consumer), nullptr);
    EXPECT_EQ(pactffi_provider_get_name(provider), nullptr);
}

TEST(CMessagePact, lend_their_messages_beyond_the_walk) {
    MessagePact* pact = message_pact();
    auto* iter = pactffi_message_pact_get_message_iter(pact);
    Message* first = pactffi_message_pact_message_iter_next(iter);
    EXPECT_THAT(walked(iter, pactffi_message_pact_message_iter_next, description_text),
                ElementsAre("m2"));
    expect_deleted_once(iter, pactffi_message_pact_message_iter_delete);
    EXPECT_EQ(pactffi_message_set_description(first, "new"), 0);
    iter = pactffi_message_pact_get_message_iter(pact);
    EXPECT_EQ(pactffi_message_pact_message_iter_next(iter), first);
    EXPECT_EQ(description_text(first), "new");
    const ProviderState* state = pactffi_message_get_provider_state(first, 0);
    pactffi_message_delete(first);
    EXPECT_EQ(taken(pactffi_provider_state_get_name(state)), "s");
    pactffi_message_pact_delete(pact);
    EXPECT_EQ(pactffi_provider_state_get_name(state), nullptr);
    EXPECT_EQ(pactffi_message_get_description(first), nullptr);
    EXPECT_EQ(pactffi_message_pact_message_iter_next(iter), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("was it deleted?"));
    pactffi_message_pact_message_iter_delete(iter);
}

TEST(CMessagePact, have_metadata) {
    MessagePact* pact = message_pact();
    auto* iter = pactffi_message_pact_get_metadata_iter(pact);
    EXPECT_EQ(taken(pactffi_message_pact_find_metadata(pact, "x", "y")), "z");
    EXPECT_EQ(taken(pactffi_message_pact_find_metadata(pact, "x", "o")), R"({"a":2,"b":1})");
    EXPECT_EQ(pactffi_message_pact_find_metadata(pact, "x", "q"), nullptr);
    EXPECT_EQ(last_message(), R"(the metadata have no field "q" in "x")");
    EXPECT_EQ(pactffi_message_pact_find_metadata(pact, "s", "t"), nullptr);
    EXPECT_EQ(pactffi_message_pact_find_metadata(pact, nullptr, "y"), nullptr);
    EXPECT_EQ(pactffi_message_pact_find_metadata(pact, "x", "\xff"), nullptr);
    pactffi_message_pact_delete(pact);  // the walk has copies
    EXPECT_THAT(
        walked(iter, pactffi_message_pact_metadata_iter_next, triple_text),
        ElementsAre("pactSpecification.version=3.0.0", "x.n=1", R"(x.o={"a":2,"b":1})", "x.y=z"));
    expect_deleted_once(iter, pactffi_message_pact_metadata_iter_delete);
}

TEST(CMessagePact, metadata_are_deleted_once) {
    MessagePact* pact = message_pact();
    auto* iter = pactffi_message_pact_get_metadata_iter(pact);
    expect_deleted_once(pactffi_message_pact_metadata_iter_next(iter),
                        pactffi_message_pact_metadata_triple_delete);
    pactffi_message_pact_metadata_iter_delete(iter);
    pactffi_message_pact_delete(pact);
}

TEST(CMessagePact, of_v4_give_their_asynchronous_messages_with_a_content_type) {
    MessagePact* pact = pactffi_message_pact_new_from_json("f.json", R"({"interactions": [
        {"type": "Synchronous/HTTP", "description": "h"},
        {"type": "Asynchronous/Messages", "description": "m",
         "contents": {"content": "a", "contentType": "text/plain"}}],
        "metadata": {"pactSpecification": {"version": "4.0"}}})");
    auto* iter = pactffi_message_pact_get_message_iter(pact);
    Message* message = pactffi_message_pact_message_iter_next(iter);
    EXPECT_EQ(description_text(message), "m");
    EXPECT_EQ(taken(pactffi_message_find_metadata(message, "contentType")), "text/plain");
    EXPECT_EQ(pactffi_message_pact_message_iter_next(iter), nullptr);
    pactffi_message_pact_message_iter_delete(iter);
    pactffi_message_pact_delete(pact);
}

TEST(CMessagePact, that_cant_be_read_are_failures) {
    EXPECT_EQ(pactffi_message_pact_new_from_json(nullptr, "{}"), nullptr);
    EXPECT_EQ(pactffi_message_pact_new_from_json("f", nullptr), nullptr);
    EXPECT_EQ(pactffi_message_pact_new_from_json("\xff", "{}"), nullptr);
    EXPECT_EQ(pactffi_message_pact_new_from_json("f.json", R"({"messages": {}})"), nullptr);
    EXPECT_EQ(last_message(), "f.json: messages must be a list");
    EXPECT_EQ(pactffi_message_pact_new_from_json("f.json", "nonsense"), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("f.json: not valid JSON"));
}

TEST(CMessagePact, bad_pointers_are_failures) {
    EXPECT_EQ(pactffi_message_pact_find_metadata(nullptr, "a", "b"), nullptr);
    EXPECT_EQ(pactffi_message_pact_get_consumer(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_pact_get_message_iter(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_pact_get_metadata_iter(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_pact_get_provider(nullptr), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("message_pact is a null pointer"));
    EXPECT_EQ(pactffi_message_pact_message_iter_next(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_pact_metadata_iter_next(nullptr), nullptr);
    EXPECT_EQ(pactffi_consumer_get_name(nullptr), nullptr);
    EXPECT_EQ(pactffi_provider_get_name(nullptr), nullptr);
}

TEST(CMessagePact, two_threads_may_walk_over_and_delete_one) {
    for (int round = 0; round < 50; ++round) {
        MessagePact* pact = message_pact();
        in_two_threads([&] {
            auto* iter = pactffi_message_pact_get_message_iter(pact);
            while (const Message* message = pactffi_message_pact_message_iter_next(iter)) {
                description_text(message);
            }
            pactffi_message_pact_message_iter_delete(iter);
            pactffi_message_pact_delete(pact);
        });
        EXPECT_EQ(pactffi_message_pact_get_consumer(pact), nullptr);
    }
}

}  // namespace
}  // namespace accord::ffi
