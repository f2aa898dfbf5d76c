// Interactions built by the C functions, and what stands in the pact file then.
#include "pact/interaction.h"

#include "ffi/consumer/draft_testing.hpp"

namespace accord::ffi {
namespace {

using testing::HasSubstr;

constexpr int kRequest = InteractionPart_Request;
constexpr int kResponse = InteractionPart_Response;

struct InteractionCalls : testing::Test {
    TestPact pact;
    InteractionHandle asked = pactffi_new_interaction(pact, "a request");

    [[nodiscard]] std::string request(const std::string& pointer) const {
        return pact.at("/interactions/0/request" + pointer);
    }
    [[nodiscard]] std::string response(const std::string& pointer) const {
        return pact.at("/interactions/0/response" + pointer);
    }
};

TEST_F(InteractionCalls, say_what_is_asked_and_answered) {
    EXPECT_TRUE(pactffi_with_request(
        asked, "post", R"({"pact:matcher:type":"regex","regex":"/p/\\d+","value":"/p/1"})"));
    EXPECT_TRUE(pactffi_response_status_v2(
        asked, R"({"pact:matcher:type":"statusCode","status":"success","value":201})"));
    EXPECT_EQ(request("/method"), "\"POST\"");
    EXPECT_EQ(request("/path"), "\"/p/1\"");
    EXPECT_THAT(request("/matchingRules/path"), HasSubstr(R"("regex":"/p/\\d+")"));
    EXPECT_EQ(response("/status"), "201");
    EXPECT_THAT(response("/matchingRules/status"), HasSubstr("\"success\""));
    EXPECT_TRUE(pactffi_response_status(asked, 204));
    EXPECT_EQ(response("/status"), "204");
    EXPECT_FALSE(pactffi_response_status_v2(asked, "teapot"));
    EXPECT_THAT(last_error(), HasSubstr("\"teapot\" is no status code"));
}

TEST_F(InteractionCalls, have_query_values_by_index) {
    EXPECT_TRUE(pactffi_with_query_parameter_v2(asked, "q", 0, "a"));
    EXPECT_TRUE(pactffi_with_query_parameter_v2(
        asked, "q", 1, R"({"pact:matcher:type":"integer","value":2})"));
    EXPECT_TRUE(pactffi_with_query_parameter_v2(asked, "l", 0, R"({"value":["x","y"]})"));
    EXPECT_EQ(request("/query"), R"({"l":["x","y"],"q":["a","2"]})");
    EXPECT_THAT(request("/matchingRules/query"), HasSubstr(R"({"q[1]":)"));
    EXPECT_FALSE(pactffi_with_query_parameter_v2(asked, "q", 5000, "a"));
    EXPECT_THAT(last_error(), HasSubstr("at most 1000 values"));
    EXPECT_FALSE(pactffi_with_query_parameter_v2(asked, nullptr, 0, "a"));
}

TEST_F(InteractionCalls, have_header_values_by_index_whatever_the_case) {
    EXPECT_TRUE(pactffi_with_header_v2(asked, kRequest, "X-A", 0, "a, b"));
    EXPECT_TRUE(pactffi_with_header_v2(asked, kRequest, "x-a", 1, "c"));
    EXPECT_TRUE(pactffi_with_header_v2(asked, kRequest, "Vary", 0, "a, b"));
    EXPECT_TRUE(pactffi_with_header_v2(
        asked, kResponse, "N", 0, R"({"pact:matcher:type":"integer","value":5})"));
    EXPECT_EQ(request("/headers"), R"({"Vary":["a","b"],"X-A":["a, b","c"]})");
    EXPECT_EQ(response("/headers"), R"({"N":["5"]})");
    EXPECT_TRUE(pactffi_set_header(asked, kRequest, "x-A", "{}"));
    EXPECT_EQ(request("/headers/X-A"), R"(["{}"])");
    EXPECT_FALSE(pactffi_with_header_v2(asked, 2, "X", 0, "a"));
    EXPECT_THAT(last_error(), HasSubstr("2 is no part"));
}

TEST_F(InteractionCalls, take_bodies_for_templates) {
    EXPECT_TRUE(pactffi_with_body(
        asked,
        kRequest,
        "application/json; charset=UTF-8",
        R"({"id":{"pact:matcher:type":"integer","value":1,"pact:generator:type":"RandomInt"}})"));
    EXPECT_EQ(request("/body/content"), R"({"id":1})");
    EXPECT_EQ(request("/headers"), R"({"Content-Type":["application/json;charset=UTF-8"]})");
    EXPECT_THAT(request("/matchingRules/body"), HasSubstr(R"("$.id")"));
    EXPECT_THAT(request("/generators/body"), HasSubstr("RandomInt"));
    EXPECT_TRUE(pactffi_with_body(asked, kResponse, nullptr, "<?xml version='1.0'?><a/>"));
    EXPECT_EQ(response("/headers"), R"({"Content-Type":["application/xml"]})");
    EXPECT_TRUE(pactffi_with_header_v2(asked, kResponse, "content-type", 0, ""));
    EXPECT_TRUE(pactffi_with_body(asked, kResponse, "text/plain", "x"));
    EXPECT_EQ(response("/headers"), R"({"Content-Type":[""]})");
    EXPECT_FALSE(pactffi_with_body(
        asked, kRequest, "application/json", R"({"a":{"pact:matcher:type":"regexx","value":1}})"));
    EXPECT_THAT(last_error(), HasSubstr("unknown matcher \"regexx\""));
    EXPECT_FALSE(pactffi_with_body(asked, kRequest, nullptr, "\xff"));
}

TEST_F(InteractionCalls, have_binary_bodies) {
    const std::uint8_t bytes[] = {0, 255, 1};
    EXPECT_TRUE(pactffi_with_binary_body(asked, kRequest, nullptr, bytes, sizeof bytes));
    EXPECT_EQ(request("/body/content"), "\"AP8B\"");
    EXPECT_EQ(request("/headers"), R"({"Content-Type":["application/octet-stream"]})");
    EXPECT_EQ(request("/matchingRules"), "(nothing)");
    EXPECT_TRUE(pactffi_with_binary_file(asked, kResponse, "image/gif", bytes, sizeof bytes));
    EXPECT_THAT(response("/matchingRules/body"),
                HasSubstr(R"({"match":"contentType","value":"image/gif"})"));
    EXPECT_FALSE(pactffi_with_binary_file(asked, kResponse, nullptr, bytes, sizeof bytes));
}

TEST_F(InteractionCalls, put_files_into_multipart_bodies) {
    const TestFolder folder;
    const std::string file = folder.path() / "note.txt";
    ASSERT_TRUE(write_file_atomically(file, "hello"));
    const auto add = [&](const char* name, const char* boundary) {
        return pactffi_with_multipart_file_v2(
            asked, kRequest, "text/plain", name, "note", boundary);
    };
    EXPECT_EQ(add(file.c_str(), "xx").tag, StringResult_Ok);
    EXPECT_EQ(request("/headers"), R"({"Content-Type":["multipart/form-data; boundary=xx"]})");
    EXPECT_THAT(request("/matchingRules/body"), HasSubstr(R"("$.note")"));

    const StringResult missing = add((file + "x").c_str(), nullptr);
    EXPECT_EQ(missing.tag, StringResult_Failed);
    EXPECT_THAT(taken(missing.failed), HasSubstr("note.txtx"));
    EXPECT_EQ(add(nullptr, nullptr).tag, StringResult_Failed);
}

TEST_F(InteractionCalls, give_multipart_bodies_the_same_boundary_each_time) {
    const TestFolder folder;
    const std::string file = folder.path() / "note.txt";
    ASSERT_TRUE(write_file_atomically(file, "hello"));
    const auto body = [&] {
        const TestPact other;
        const auto it = pactffi_new_interaction(other, "a");
        pactffi_with_multipart_file(it, kRequest, "text/plain", file.c_str(), "note");
        return other.at("/interactions/0/request/body");
    };
    EXPECT_EQ(body(), body());
}

TEST_F(InteractionCalls, add_rules_and_generators_as_files_have_them) {
    EXPECT_TRUE(pactffi_with_body(asked, kRequest, "application/json", R"({"a":1})"));
    EXPECT_TRUE(pactffi_with_matching_rules(
        asked, kRequest, R"({"body":{"$.a":{"matchers":[{"match":"type"}]}}})"));
    EXPECT_TRUE(pactffi_with_matching_rules(
        asked, kRequest, R"({"matchingRules":{"$.path":{"match":"regex","regex":"/"}}})"));
    EXPECT_TRUE(
        pactffi_with_generators(asked, kRequest, R"({"body":{"$.a":{"type":"RandomInt"}}})"));
    EXPECT_THAT(request("/matchingRules"), HasSubstr(R"("path":)"));
    EXPECT_THAT(request("/matchingRules"), HasSubstr(R"("$.a":)"));
    EXPECT_THAT(request("/generators"), HasSubstr("RandomInt"));
    EXPECT_FALSE(pactffi_with_matching_rules(asked, kRequest, "[]"));
    EXPECT_FALSE(pactffi_with_matching_rules(asked, kRequest, R"({"$.body.a":{"match":"typo"}})"));
    EXPECT_THAT(last_error(), HasSubstr("typo"));
    EXPECT_FALSE(pactffi_with_generators(asked, kRequest, nullptr));
}

TEST_F(InteractionCalls, keep_the_examples_that_clients_leave_in_rules_out) {
    EXPECT_TRUE(pactffi_with_matching_rules(
        asked,
        kRequest,
        R"({"body":{"$.a":{"matchers":[{"match":"integer","value":1}]}},)"
        R"("path":{"$":{"matchers":[{"match":"regex","regex":"/a","value":""}]}}})"));
    EXPECT_EQ(request("/matchingRules/body"),
              R"({"$.a":{"combine":"AND","matchers":[{"match":"integer"}]}})");
    EXPECT_EQ(request("/matchingRules/path"),
              R"({"combine":"AND","matchers":[{"match":"regex","regex":"/a"}]})");
}

TEST_F(InteractionCalls, have_provider_states) {
    EXPECT_TRUE(pactffi_given(asked, "one"));
    EXPECT_TRUE(pactffi_given_with_param(asked, "two", "a", "1"));
    EXPECT_TRUE(pactffi_given_with_param(asked, "two", "b", "x"));
    EXPECT_EQ(pactffi_given_with_params(asked, "three", R"({"k":[1]})"), 0);
    EXPECT_EQ(pactffi_given_with_params(asked, "four", "5"), 0);
    EXPECT_EQ(pactffi_given_with_params(asked, "five", "{"), 2);
    EXPECT_EQ(pactffi_given_with_params(asked, nullptr, "{}"), 3);
    EXPECT_EQ(pactffi_given_with_params(0, "six", "{}"), 1);
    EXPECT_EQ(pact.at("/interactions/0/providerStates"),
              R"([{"name":"one"},{"name":"two","params":{"a":1,"b":"x"}},)"
              R"({"name":"three","params":{"k":[1]}},{"name":"four","params":{"value":5}}])");
}

TEST_F(InteractionCalls, say_more_about_it) {
    EXPECT_TRUE(pactffi_upon_receiving(asked, "another"));
    EXPECT_TRUE(pactffi_set_key(asked, "k1"));
    EXPECT_TRUE(pactffi_set_pending(asked, true));
    EXPECT_TRUE(pactffi_set_comment(asked, "why", R"({"a":1})"));
    EXPECT_TRUE(pactffi_set_comment(asked, "gone", "x"));
    EXPECT_TRUE(pactffi_set_comment(asked, "gone", nullptr));
    EXPECT_TRUE(pactffi_add_text_comment(asked, "a line"));
    EXPECT_TRUE(pactffi_add_interaction_reference(asked, "jira", "issue", "A-1"));
    EXPECT_EQ(pactffi_interaction_test_name(asked, "its test"), 0U);
    EXPECT_EQ(pactffi_interaction_test_name(asked, nullptr), 1U);
    EXPECT_EQ(pactffi_interaction_test_name(asked + 1, "x"), 2U);
    EXPECT_EQ(pact.at("/interactions/0/description"), "\"another\"");
    EXPECT_EQ(pact.at("/interactions/0/key"), "\"k1\"");
    EXPECT_EQ(pact.at("/interactions/0/pending"), "true");
    EXPECT_EQ(pact.at("/interactions/0/comments"),
              R"({"references":{"jira":{"issue":"A-1"}},"testname":"its test",)"
              R"("text":["a line"],"why":{"a":1}})");
}

TEST_F(InteractionCalls, replace_one_of_the_same_description) {
    EXPECT_TRUE(pactffi_with_request(asked, "GET", "/old"));
    EXPECT_EQ(pactffi_new_interaction(pact, "a request"), asked);
    EXPECT_EQ(request("/path"), "\"/\"");
    EXPECT_NE(pactffi_new_interaction(pact, "another"), asked);
}

TEST_F(InteractionCalls, build_messages_and_their_responses) {
    const TestPact messages;
    const auto sync = pactffi_new_sync_message_interaction(messages, "asks");
    EXPECT_TRUE(pactffi_with_body(sync, kRequest, "text/plain", "hi"));
    EXPECT_TRUE(pactffi_with_body(sync, kResponse, "text/plain", "one"));
    EXPECT_TRUE(pactffi_with_body(sync, kResponse, "text/plain", "two"));
    EXPECT_TRUE(pactffi_with_metadata(
        sync, "n", R"({"pact:matcher:type":"integer","value":1})", kResponse));
    EXPECT_THAT(messages.at("/interactions/0/response/1"), HasSubstr("\"two\""));
    EXPECT_EQ(messages.at("/interactions/0/response/0/metadata"),
              R"({"contentType":"text/plain","n":1})");
    const auto async = pactffi_new_message_interaction(messages, "tells");
    EXPECT_TRUE(pactffi_with_metadata(async, "topic", "orders", kRequest));
    EXPECT_TRUE(pactffi_with_metadata(async, "topic", nullptr, kRequest));
    EXPECT_EQ(messages.at("/interactions/1/metadata"), "(nothing)");
    EXPECT_FALSE(pactffi_with_request(async, "GET", "/"));
    EXPECT_THAT(last_error(), HasSubstr("is a message"));
    EXPECT_FALSE(pactffi_with_metadata(asked, "topic", "x", kRequest));
    EXPECT_THAT(last_error(), HasSubstr("headers"));
}

TEST_F(InteractionCalls, refuse_handles_that_are_none) {
    EXPECT_FALSE(pactffi_given(0, "x"));
    EXPECT_THAT(last_error(), HasSubstr("no pact with the handle 0"));
    EXPECT_FALSE(pactffi_given(asked + 1, "x"));
    EXPECT_THAT(last_error(), HasSubstr("has 1 interactions"));
    const PactHandle freed = pactffi_new_pact("a", "b");
    EXPECT_EQ(pactffi_free_pact_handle(freed), 0U);
    EXPECT_EQ(pactffi_new_interaction(freed, "x") & 0xffff, 0U);
    EXPECT_EQ(pactffi_new_interaction(pact, nullptr) & 0xffff, 0U);
}

}  // namespace
}  // namespace accord::ffi
