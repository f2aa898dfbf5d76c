// Contents with their metadata, rules and generators over the C interface.
#include "contract/pact/rule_json.hpp"
#include "ffi/edge/objects.hpp"
#include "ffi/matching/rule_types.hpp"
#include "ffi/model/model_testing.hpp"

namespace accord::ffi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// "path: rule" of each; the walk is deleted.
std::vector<std::string> rule_texts(MatchingRuleCategoryIterator* iter) {
    std::vector<std::string> all;
    {
        const auto held = Objects::all().find(iter, "iter");
        EXPECT_TRUE(held);
        for (const auto& [path, rule] : (*held)->rules) {
            all.push_back(path + ": " + std::string(contract::rule_name(rule.rule)));
        }
    }
    EXPECT_TRUE(Objects::all().end(iter, "iter"));
    return all;
}

std::vector<std::string> generator_texts(GeneratorCategoryIterator* iter) {
    std::vector<std::string> all;
    {
        const auto held = Objects::all().find(iter, "iter");
        EXPECT_TRUE(held);
        for (const auto& [path, generator] : (*held)->generators) {
            all.push_back(path + ": " + generator.generator.type);
        }
    }
    EXPECT_TRUE(Objects::all().end(iter, "iter"));
    return all;
}

/// The only interaction of a pact, a walk with it.
PactInteractionIterator* walk_over_pact(const std::string& interaction) {
    Pact* pact =
        pactffi_parse_pact_json((R"({"interactions": [)" + interaction +
                                 R"(], "metadata": {"pactSpecification": {"version": "4.0"}}})")
                                    .c_str());
    auto* iter = pactffi_pact_model_interaction_iterator(pact);
    pactffi_pact_model_delete(pact);
    return iter;
}

const AsynchronousMessage* rules_message() {
    auto* iter = walk_over_pact(R"({"type": "Asynchronous/Messages", "description": "m",
        "contents": {"content": {"b": 1, "a": 2}}, "metadata": {"q": 1, "k": "v"},
        "matchingRules": {"body": {"$.b": {"matchers": [{"match": "number"}, {"match": "null"}]},
                                   "$.a": {"matchers": [{"match": "type"}]}},
                          "metadata": {"q": {"matchers": [{"match": "regex", "regex": "\\d"}]}}},
        "generators": {"body": {"$.b": {"type": "RandomInt"}, "$.a": {"type": "Uuid"}},
                       "metadata": {"q": {"type": "RandomString"}}}})");
    const auto* message =
        pactffi_pact_interaction_as_asynchronous_message(pactffi_pact_interaction_iter_next(iter));
    pactffi_pact_interaction_iter_delete(iter);
    return message;
}

const SynchronousHttp* rules_http() {
    auto* iter = walk_over_pact(R"({"type": "Synchronous/HTTP", "description": "h",
        "request": {"method": "POST", "path": "/a", "query": {"q": ["1", "2"], "f[o]": ["x"]},
            "headers": {"X-A": ["1"], "B": ["2"]},
            "matchingRules": {"path": {"matchers": [{"match": "regex", "regex": "/a"}]},
                "query": {"q[1]": {"matchers": [{"match": "type"}]},
                          "f[o]": {"matchers": [{"match": "type"}]}},
                "header": {"X-A": {"matchers": [{"match": "type"}]},
                           "B": {"matchers": [{"match": "number"}]}}},
            "generators": {"path": {"type": "ProviderState", "expression": "/${a}"},
                "header": {"X-A": {"type": "Uuid"}}, "query": {"q": {"type": "Uuid"}}}},
        "response": {"status": 200,
            "matchingRules": {"status": {"matchers": [{"match": "statusCode",
                                                       "status": "success"}]}},
            "generators": {"status": {"type": "RandomInt", "min": 200, "max": 201}}}})");
    const auto* http =
        pactffi_pact_interaction_as_synchronous_http(pactffi_pact_interaction_iter_next(iter));
    pactffi_pact_interaction_iter_delete(iter);
    return http;
}

TEST(CMessageContents, have_metadata) {
    const auto* message = rules_message();
    const MessageContents* contents = pactffi_async_message_get_contents(message);
    auto* iter = pactffi_message_contents_get_metadata_iter(contents);
    pactffi_async_message_delete(message);  // the walk has copies
    EXPECT_THAT(walked(iter,
                       pactffi_message_metadata_iter_next,
                       [](MessageMetadataPair* pair) {
                           const std::string text = std::string(pair->key) + "=" + pair->value;
                           pactffi_message_metadata_pair_delete(pair);
                           return text;
                       }),
                ElementsAre("k=v", "q=1"));
    pactffi_message_metadata_iter_delete(iter);
    EXPECT_EQ(pactffi_message_contents_get_metadata_iter(contents), nullptr);
}

TEST(CMessageContents, have_rules_and_generators_sorted_by_path) {
    const auto* message = rules_message();
    const MessageContents* contents = pactffi_async_message_get_contents(message);
    const auto rules = [&](MatchingRuleCategory category) {
        return rule_texts(pactffi_message_contents_get_matching_rule_iter(contents, category));
    };
    EXPECT_THAT(rules(MatchingRuleCategory_BODY),
                ElementsAre("$.a: type", "$.b: number", "$.b: null"));
    EXPECT_THAT(rules(MatchingRuleCategory_METADATA), ElementsAre("q: regex"));
    EXPECT_THAT(rules(MatchingRuleCategory_CONTENTS), ElementsAre());
    EXPECT_THAT(rules(MatchingRuleCategory_HEADER), ElementsAre());
    const auto generators = [&](GeneratorCategory category) {
        return generator_texts(pactffi_message_contents_get_generators_iter(contents, category));
    };
    EXPECT_THAT(generators(GeneratorCategory_BODY), ElementsAre("$.a: Uuid", "$.b: RandomInt"));
    EXPECT_THAT(generators(GeneratorCategory_METADATA), ElementsAre("q: RandomString"));
    EXPECT_THAT(generators(GeneratorCategory_QUERY), ElementsAre());
    pactffi_async_message_delete(message);
}

TEST(CMessageContents, rules_of_requests_and_responses_have_paths_to_their_names) {
    const auto* http = rules_http();
    const HttpRequest* request = pactffi_sync_http_get_request(http);
    const HttpResponse* response = pactffi_sync_http_get_response(http);
    const auto rules = [&](MatchingRuleCategory category) {
        return rule_texts(pactffi_request_contents_get_matching_rule_iter(request, category));
    };
    EXPECT_THAT(rules(MatchingRuleCategory_PATH), ElementsAre("$: regex"));
    EXPECT_THAT(rules(MatchingRuleCategory_METHOD), ElementsAre());
    EXPECT_THAT(rules(MatchingRuleCategory_HEADER), ElementsAre("$.B: number", "$['X-A']: type"));
    EXPECT_THAT(rules(MatchingRuleCategory_QUERY), ElementsAre("$.q[1]: type", "$['f[o]']: type"));
    EXPECT_THAT(rule_texts(pactffi_response_contents_get_matching_rule_iter(
                    response, MatchingRuleCategory_STATUS)),
                ElementsAre("$: statusCode"));
    pactffi_sync_http_delete(http);
}

TEST(CMessageContents, generators_of_requests_and_responses_have_paths_to_their_names) {
    const auto* http = rules_http();
    const HttpRequest* request = pactffi_sync_http_get_request(http);
    const auto generators = [&](GeneratorCategory category) {
        return generator_texts(pactffi_request_contents_get_generators_iter(request, category));
    };
    EXPECT_THAT(generators(GeneratorCategory_PATH), ElementsAre("$: ProviderState"));
    EXPECT_THAT(generators(GeneratorCategory_HEADER), ElementsAre("$['X-A']: Uuid"));
    EXPECT_THAT(generators(GeneratorCategory_QUERY), ElementsAre("$.q: Uuid"));
    EXPECT_THAT(generators(GeneratorCategory_METHOD), ElementsAre());
    EXPECT_THAT(generator_texts(pactffi_response_contents_get_generators_iter(
                    pactffi_sync_http_get_response(http), GeneratorCategory_STATUS)),
                ElementsAre("$: RandomInt"));
    pactffi_sync_http_delete(http);
}

TEST(CMessageContents, of_no_category_are_a_failure) {
    AsynchronousMessage* message = pactffi_async_message_new();
    const MessageContents* contents = pactffi_async_message_get_contents(message);
    // C may pass more numbers; to C++ only this one is within the range of an enumeration's values.
    EXPECT_EQ(
        pactffi_message_contents_get_generators_iter(contents, static_cast<GeneratorCategory>(7)),
        nullptr);
    EXPECT_EQ(last_message(), "there is no category with the number 7");
    pactffi_async_message_delete(message);
}

TEST(CMessageContents, take_text_and_bytes) {
    AsynchronousMessage* message = pactffi_async_message_new();
    auto* contents = const_cast<MessageContents*>(pactffi_async_message_get_contents(message));
    EXPECT_EQ(pactffi_message_contents_get_contents_str(contents), nullptr);
    pactffi_message_contents_set_contents_str(contents, "text", "text/plain");
    EXPECT_EQ(taken(pactffi_message_contents_get_contents_str(contents)), "text");
    pactffi_message_contents_set_contents_bin(contents, to_bytes("a\0b"), 3, "text/plain");
    EXPECT_EQ(pactffi_message_contents_get_contents_length(contents), 3U);
    EXPECT_EQ(text_of_bytes(pactffi_message_contents_get_contents_bin(contents), 3),
              std::string("a\0b", 3));
    pactffi_message_contents_set_contents_bin(contents, nullptr, 3, "text/plain");
    EXPECT_EQ(pactffi_message_contents_get_contents_bin(contents), nullptr);
    EXPECT_EQ(taken(pactffi_message_contents_get_contents_str(contents)), "");
    pactffi_async_message_delete(message);
}

TEST(CMessageContents, text_with_a_zero_byte_is_a_failure) {
    auto* iter = walk_over_pact(R"({"type": "Asynchronous/Messages",
        "contents": {"content": "YQBi", "contentType": "text/plain", "encoded": "base64"}})");
    const auto* message =
        pactffi_pact_interaction_as_asynchronous_message(pactffi_pact_interaction_iter_next(iter));
    EXPECT_EQ(pactffi_async_message_get_contents_str(message), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("zero byte"));
    EXPECT_EQ(pactffi_async_message_get_contents_length(message), 3U);
    pactffi_async_message_delete(message);
    pactffi_pact_interaction_iter_delete(iter);
}

TEST(CMessageContents, bad_pointers_are_failures) {
    EXPECT_EQ(pactffi_message_contents_get_contents_bin(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_contents_get_contents_length(nullptr), 0U);
    EXPECT_EQ(pactffi_message_contents_get_contents_str(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_contents_get_metadata_iter(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_contents_get_generators_iter(nullptr, GeneratorCategory_BODY),
              nullptr);
    EXPECT_EQ(pactffi_message_contents_get_matching_rule_iter(nullptr, MatchingRuleCategory_BODY),
              nullptr);
    pactffi_message_contents_set_contents_bin(nullptr, to_bytes("x"), 1, nullptr);
    pactffi_message_contents_set_contents_str(nullptr, "x", nullptr);
    EXPECT_THAT(last_message(), HasSubstr("contents is a null pointer"));
    EXPECT_EQ(pactffi_request_contents_get_generators_iter(nullptr, GeneratorCategory_BODY),
              nullptr);
    EXPECT_EQ(pactffi_request_contents_get_matching_rule_iter(nullptr, MatchingRuleCategory_BODY),
              nullptr);
    EXPECT_EQ(pactffi_response_contents_get_generators_iter(nullptr, GeneratorCategory_BODY),
              nullptr);
    EXPECT_EQ(pactffi_response_contents_get_matching_rule_iter(nullptr, MatchingRuleCategory_BODY),
              nullptr);
    EXPECT_THAT(last_message(), HasSubstr("response is a null pointer"));
}

TEST(CMessageContents, two_threads_may_use_them_while_their_message_is_deleted) {
    for (int round = 0; round < 50; ++round) {
        const auto* message = rules_message();
        in_two_threads([&] {
            const MessageContents* contents = pactffi_async_message_get_contents(message);
            taken(pactffi_message_contents_get_contents_str(contents));
            auto* iter = pactffi_message_contents_get_matching_rule_iter(contents,
                                                                         MatchingRuleCategory_BODY);
            (void)Objects::all().end(iter, "iter");
            pactffi_async_message_delete(message);
        });
        EXPECT_EQ(pactffi_async_message_get_contents(message), nullptr);
    }
}

}  // namespace
}  // namespace accord::ffi
