// Pacts, parties and interactions over the C interface.
#include "ffi/model/model_testing.hpp"

#include <fmt/format.h>

namespace accord::ffi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kOneOfEach = R"({"consumer": {"name": "c"}, "provider": {"name": "p"},
    "interactions": [
        {"type": "Synchronous/HTTP", "description": "h", "request": {"method": "GET"},
         "response": {"status": 200, "body": {"content": "x", "contentType": "text/plain"}}},
        {"type": "Asynchronous/Messages", "description": "a",
         "contents": {"content": "y", "contentType": "text/plain"}},
        {"type": "Synchronous/Messages", "description": "s",
         "request": {"contents": {"content": "z"}}, "response": [{}, {}]}],
    "metadata": {"pactSpecification": {"version": "4.0"}}})";

/// The descriptions of the kinds that an interaction is; each is deleted.
std::string kinds_of(const PactInteraction* interaction) {
    std::string kinds;
    if (const auto* http = pactffi_pact_interaction_as_synchronous_http(interaction)) {
        kinds += "http " + taken(pactffi_sync_http_get_description(http)) + ";";
        pactffi_sync_http_delete(http);
    }
    if (const auto* message = pactffi_pact_interaction_as_message(interaction)) {
        kinds += "message " + taken(pactffi_message_get_description(message)) + ";";
        pactffi_message_delete(const_cast<Message*>(message));
    }
    if (const auto* message = pactffi_pact_interaction_as_asynchronous_message(interaction)) {
        kinds += "async " + taken(pactffi_async_message_get_description(message)) + ";";
        pactffi_async_message_delete(message);
    }
    if (const auto* message = pactffi_pact_interaction_as_synchronous_message(interaction)) {
        kinds += "sync " + taken(pactffi_sync_message_get_description(message)) + ";";
        pactffi_sync_message_delete(const_cast<SynchronousMessage*>(message));
    }
    return kinds;
}

std::vector<std::string> kinds_in(Pact* pact) {
    auto* iter = pactffi_pact_model_interaction_iterator(pact);
    const auto all = walked(iter, pactffi_pact_interaction_iter_next, kinds_of);
    pactffi_pact_interaction_iter_delete(iter);
    return all;
}

/// A draft with one interaction of each kind, of V3 as drafts are at first.
PactHandle draft_of_each() {
    const PactHandle handle = pactffi_new_pact("c", "p");
    pactffi_given(pactffi_new_interaction(handle, "h"), "s");
    pactffi_with_body(pactffi_new_message_interaction(handle, "a"),
                      InteractionPart_Request,
                      "application/json",
                      R"({"a":1})");
    pactffi_new_sync_message_interaction(handle, "s");
    return handle;
}

TEST(CPactModel, are_read_from_json) {
    Pact* pact = pactffi_parse_pact_json(kOneOfEach);
    EXPECT_EQ(pactffi_pact_spec_version(pact), PactSpecification_V4);
    EXPECT_THAT(kinds_in(pact), ElementsAre("http h;", "message a;async a;", "sync s;"));
    expect_deleted_once(pact, pactffi_pact_model_delete);
}

TEST(CPactModel, of_v3_have_messages_that_are_both_kinds) {
    Pact* pact = pactffi_parse_pact_json(R"({"messages": [{"description": "m"}]})");
    EXPECT_EQ(pactffi_pact_spec_version(pact), PactSpecification_V3);
    EXPECT_THAT(kinds_in(pact), ElementsAre("message m;async m;"));
    pactffi_pact_model_delete(pact);
}

TEST(CPactModel, messages_have_the_content_type_among_their_metadata_when_the_pact_is_of_v4) {
    const auto type_in = [](const char* json) {
        Pact* pact = pactffi_parse_pact_json(json);
        auto* iter = pactffi_pact_model_interaction_iterator(pact);
        auto* message = const_cast<Message*>(
            pactffi_pact_interaction_as_message(pactffi_pact_interaction_iter_next(iter)));
        const std::string type = taken(pactffi_message_find_metadata(message, "contentType"));
        pactffi_message_delete(message);
        pactffi_pact_interaction_iter_delete(iter);
        pactffi_pact_model_delete(pact);
        return type;
    };
    EXPECT_EQ(type_in(R"({"messages": [{"contents": {"a": 1}}]})"), kNoText);
    EXPECT_EQ(type_in(R"({"interactions": [{"type": "Asynchronous/Messages",
        "contents": {"content": "a", "contentType": "text/csv"}}]})"),
              "text/csv");
    EXPECT_EQ(type_in(R"({"interactions": [{"type": "Asynchronous/Messages",
        "metadata": {"contentType": "text/plain"},
        "contents": {"content": "a", "contentType": "text/csv"}}]})"),
              "text/plain");
}

TEST(CPactModel, tell_their_version) {
    const auto version_of = [](const char* version) {
        Pact* pact = pactffi_parse_pact_json(
            fmt::format(R"({{"metadata": {{"pactSpecification": {{"version": "{}"}}}}}})", version)
                .c_str());
        const PactSpecification specification = pactffi_pact_spec_version(pact);
        pactffi_pact_model_delete(pact);
        return specification;
    };
    EXPECT_EQ(version_of("1.0.0"), PactSpecification_V1);
    EXPECT_EQ(version_of("1.1.0"), PactSpecification_V1_1);
    EXPECT_EQ(version_of("2.0.0"), PactSpecification_V2);
    EXPECT_EQ(version_of("3.0.0"), PactSpecification_V3);
    EXPECT_EQ(pactffi_pact_spec_version(nullptr), PactSpecification_Unknown);
}

TEST(CPactModel, give_parties_that_outlive_them) {
    Pact* pact = pactffi_parse_pact_json(kOneOfEach);
    const Consumer* consumer = pactffi_pact_get_consumer(pact);
    const Provider* provider = pactffi_pact_get_provider(pact);
    pactffi_pact_model_delete(pact);
    EXPECT_EQ(taken(pactffi_consumer_get_name(consumer)), "c");
    EXPECT_EQ(taken(pactffi_provider_get_name(provider)), "p");
    expect_deleted_once(consumer, pactffi_pact_consumer_delete);
    expect_deleted_once(provider, pactffi_pact_provider_delete);
}

TEST(CPactModel, lend_interactions_by_the_walk) {
    Pact* pact = pactffi_parse_pact_json(kOneOfEach);
    auto* iter = pactffi_pact_model_interaction_iterator(pact);
    pactffi_pact_model_delete(pact);  // the walk has copies
    const PactInteraction* first = pactffi_pact_interaction_iter_next(iter);
    pactffi_pact_interaction_delete(first);
    EXPECT_THAT(last_message(), HasSubstr("interaction belongs to another object"));
    EXPECT_EQ(kinds_of(first), "http h;");
    const auto* http = pactffi_pact_interaction_as_synchronous_http(first);
    expect_deleted_once(iter, pactffi_pact_interaction_iter_delete);
    EXPECT_EQ(kinds_of(first), "");
    EXPECT_THAT(last_message(), HasSubstr("was it deleted?"));
    EXPECT_EQ(taken(pactffi_sync_http_get_response_contents(http)), "x");
    expect_deleted_once(http, pactffi_sync_http_delete);
}

TEST(CPactModel, that_cant_be_read_are_failures) {
    EXPECT_EQ(pactffi_parse_pact_json(nullptr), nullptr);
    EXPECT_EQ(pactffi_parse_pact_json("\xff"), nullptr);
    EXPECT_EQ(pactffi_parse_pact_json(""), nullptr);
    EXPECT_EQ(pactffi_parse_pact_json("[]"), nullptr);
    EXPECT_EQ(last_message(), "a pact must be a JSON object");
    EXPECT_EQ(pactffi_parse_pact_json(R"({"interactions": 1})"), nullptr);
    EXPECT_EQ(last_message(), "interactions must be a list");
}

TEST(CPactModel, of_a_draft_are_copies_as_v4) {
    const PactHandle draft = draft_of_each();
    Pact* pact = pactffi_pact_handle_to_pointer(draft);
    ASSERT_EQ(pactffi_free_pact_handle(draft), 0U);
    EXPECT_EQ(pactffi_pact_spec_version(pact), PactSpecification_V4);
    EXPECT_THAT(kinds_in(pact), ElementsAre("http h;", "message a;async a;", "sync s;"));
    pactffi_pact_model_delete(pact);
}

TEST(CPactModel, walks_over_a_draft_give_one_kind) {
    const PactHandle draft = draft_of_each();
    auto* https = pactffi_pact_handle_get_sync_http_iter(draft);
    auto* asyncs = pactffi_pact_handle_get_async_message_iter(draft);
    auto* syncs = pactffi_pact_handle_get_sync_message_iter(draft);
    auto* messages = pactffi_pact_handle_get_message_iter(draft);
    ASSERT_EQ(pactffi_free_pact_handle(draft), 0U);  // the walks have copies
    EXPECT_THAT(walked(https,
                       pactffi_pact_sync_http_iter_next,
                       [](auto* http) { return taken(pactffi_sync_http_get_description(http)); }),
                ElementsAre("h"));
    EXPECT_THAT(walked(asyncs,
                       pactffi_pact_async_message_iter_next,
                       [](auto* message) {
                           return taken(pactffi_async_message_get_contents_str(message));
                       }),
                ElementsAre(R"({"a":1})"));
    EXPECT_THAT(
        walked(syncs,
               pactffi_pact_sync_message_iter_next,
               [](auto* message) { return taken(pactffi_sync_message_get_description(message)); }),
        ElementsAre("s"));
    EXPECT_THAT(walked(messages,
                       pactffi_pact_message_iter_next,
                       [](auto* message) {
                           return taken(pactffi_message_find_metadata(message, "contentType"));
                       }),
                ElementsAre("application/json"));
    expect_deleted_once(https, pactffi_pact_sync_http_iter_delete);
    expect_deleted_once(asyncs, pactffi_pact_async_message_iter_delete);
    expect_deleted_once(syncs, pactffi_pact_sync_message_iter_delete);
    expect_deleted_once(messages, pactffi_pact_message_iter_delete);
}

TEST(CPactModel, what_a_walk_over_a_draft_lends_ends_with_it) {
    const PactHandle draft = draft_of_each();
    auto* iter = pactffi_pact_handle_get_sync_http_iter(draft);
    SynchronousHttp* http = pactffi_pact_sync_http_iter_next(iter);
    const HttpRequest* request = pactffi_sync_http_get_request(http);
    const ProviderState* state = pactffi_sync_http_get_provider_state(http, 0);
    pactffi_sync_http_delete(http);
    EXPECT_THAT(last_message(), HasSubstr("belongs to another object"));
    EXPECT_EQ(taken(pactffi_provider_state_get_name(state)), "s");
    pactffi_pact_sync_http_iter_delete(iter);
    EXPECT_EQ(pactffi_sync_http_get_description(http), nullptr);
    EXPECT_EQ(pactffi_provider_state_get_name(state), nullptr);
    EXPECT_EQ(pactffi_request_contents_get_generators_iter(request, GeneratorCategory_BODY),
              nullptr);
    ASSERT_EQ(pactffi_free_pact_handle(draft), 0U);
}

TEST(CPactModel, of_no_draft_are_failures) {
    EXPECT_EQ(pactffi_pact_handle_to_pointer(0), nullptr);
    EXPECT_EQ(last_message(), "there is no pact with the handle 0; was it freed?");
    EXPECT_EQ(pactffi_pact_handle_get_async_message_iter(0), nullptr);
    EXPECT_EQ(pactffi_pact_handle_get_message_iter(0), nullptr);
    EXPECT_EQ(pactffi_pact_handle_get_sync_http_iter(0), nullptr);
    EXPECT_EQ(pactffi_pact_handle_get_sync_message_iter(0), nullptr);
}

TEST(CPactModel, bad_pointers_are_failures) {
    EXPECT_EQ(pactffi_pact_get_consumer(nullptr), nullptr);
    EXPECT_EQ(pactffi_pact_get_provider(nullptr), nullptr);
    EXPECT_EQ(pactffi_pact_model_interaction_iterator(nullptr), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("pact is a null pointer"));
    EXPECT_EQ(pactffi_pact_interaction_as_asynchronous_message(nullptr), nullptr);
    EXPECT_EQ(pactffi_pact_interaction_as_message(nullptr), nullptr);
    EXPECT_EQ(pactffi_pact_interaction_as_synchronous_http(nullptr), nullptr);
    EXPECT_EQ(pactffi_pact_interaction_as_synchronous_message(nullptr), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("interaction is a null pointer"));
    EXPECT_EQ(pactffi_pact_interaction_iter_next(nullptr), nullptr);
    EXPECT_EQ(pactffi_pact_async_message_iter_next(nullptr), nullptr);
    EXPECT_EQ(pactffi_pact_message_iter_next(nullptr), nullptr);
    EXPECT_EQ(pactffi_pact_sync_http_iter_next(nullptr), nullptr);
    EXPECT_EQ(pactffi_pact_sync_message_iter_next(nullptr), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("iter is a null pointer"));
}

TEST(CPactModel, two_threads_may_walk_over_and_delete_one) {
    for (int round = 0; round < 50; ++round) {
        Pact* pact = pactffi_parse_pact_json(kOneOfEach);
        auto* shared = pactffi_pact_model_interaction_iterator(pact);
        in_two_threads([&] {
            while (const auto* interaction = pactffi_pact_interaction_iter_next(shared)) {
                kinds_of(interaction);
            }
            auto* own = pactffi_pact_model_interaction_iterator(pact);
            pactffi_pact_interaction_iter_delete(own);
            pactffi_pact_model_delete(pact);
            pactffi_pact_interaction_iter_delete(shared);
        });
        EXPECT_EQ(pactffi_pact_model_interaction_iterator(pact), nullptr);
    }
}

}  // namespace
}  // namespace accord::ffi
