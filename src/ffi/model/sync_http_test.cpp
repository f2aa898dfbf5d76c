// Requests with their responses over the C interface.
#include "ffi/model/model_testing.hpp"

namespace accord::ffi {
namespace {

using testing::HasSubstr;

TEST(CSyncHttp, new_ones_have_no_contents) {
    SynchronousHttp* http = pactffi_sync_http_new();
    EXPECT_EQ(taken(pactffi_sync_http_get_description(http)), "Synchronous/HTTP Interaction");
    EXPECT_EQ(pactffi_sync_http_get_request_contents(http), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_request_contents_bin(http), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_request_contents_length(http), 0U);
    EXPECT_EQ(pactffi_sync_http_get_response_contents(http), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_response_contents_bin(http), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_response_contents_length(http), 0U);
    EXPECT_EQ(pactffi_sync_http_get_provider_state(http, 0), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("there are 0 states, none with the index 0"));
    auto* iter = pactffi_sync_http_get_provider_state_iter(http);
    EXPECT_EQ(pactffi_provider_state_iter_next(iter), nullptr);
    pactffi_provider_state_iter_delete(iter);
    expect_deleted_once(http, pactffi_sync_http_delete);
}

TEST(CSyncHttp, take_contents_as_text) {
    SynchronousHttp* http = pactffi_sync_http_new();
    std::string request = "Käse";
    pactffi_sync_http_set_request_contents(http, request.c_str(), nullptr);
    request = "....";  // they are copied
    pactffi_sync_http_set_response_contents(http, "[1]", "application/json");
    EXPECT_EQ(taken(pactffi_sync_http_get_request_contents(http)), "Käse");
    EXPECT_EQ(pactffi_sync_http_get_request_contents_length(http), 5U);
    EXPECT_EQ(text_of_bytes(pactffi_sync_http_get_request_contents_bin(http), 5), "Käse");
    EXPECT_EQ(taken(pactffi_sync_http_get_response_contents(http)), "[1]");
    EXPECT_EQ(pactffi_sync_http_get_response_contents_length(http), 3U);
    EXPECT_EQ(text_of_bytes(pactffi_sync_http_get_response_contents_bin(http), 3), "[1]");
    pactffi_sync_http_delete(http);
}

TEST(CSyncHttp, take_contents_as_bytes_which_are_no_text) {
    SynchronousHttp* http = pactffi_sync_http_new();
    pactffi_sync_http_set_request_contents_bin(http, to_bytes("a\0\xff"), 3, "text/plain");
    pactffi_sync_http_set_response_contents_bin(http, to_bytes("abc"), 2, "image/png");
    EXPECT_EQ(taken(pactffi_sync_http_get_request_contents(http)), "");
    EXPECT_EQ(pactffi_sync_http_get_request_contents_length(http), 3U);
    EXPECT_EQ(text_of_bytes(pactffi_sync_http_get_request_contents_bin(http), 3),
              std::string("a\0\xff", 3));
    EXPECT_EQ(taken(pactffi_sync_http_get_response_contents(http)), "");
    EXPECT_EQ(text_of_bytes(pactffi_sync_http_get_response_contents_bin(http), 2), "ab");
    pactffi_sync_http_delete(http);
}

TEST(CSyncHttp, contents_from_a_null_pointer_are_null) {
    SynchronousHttp* http = pactffi_sync_http_new();
    pactffi_sync_http_set_request_contents(http, nullptr, "text/plain");
    pactffi_sync_http_set_response_contents_bin(http, nullptr, 5, nullptr);
    EXPECT_EQ(taken(pactffi_sync_http_get_request_contents(http)), "");
    EXPECT_EQ(pactffi_sync_http_get_request_contents_bin(http), nullptr);
    EXPECT_EQ(taken(pactffi_sync_http_get_response_contents(http)), "");
    EXPECT_EQ(pactffi_sync_http_get_response_contents_length(http), 0U);
    pactffi_sync_http_delete(http);
}

TEST(CSyncHttp, empty_contents_are_there) {
    SynchronousHttp* http = pactffi_sync_http_new();
    pactffi_sync_http_set_request_contents(http, "", "text/plain");
    EXPECT_EQ(taken(pactffi_sync_http_get_request_contents(http)), "");
    EXPECT_NE(pactffi_sync_http_get_request_contents_bin(http), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_request_contents_length(http), 0U);
    pactffi_sync_http_delete(http);
}

TEST(CSyncHttp, contents_that_are_no_utf8_change_nothing) {
    SynchronousHttp* http = pactffi_sync_http_new();
    pactffi_sync_http_set_request_contents(http, "before", "text/plain");
    pactffi_sync_http_set_request_contents(http, "\xff", "text/plain");
    EXPECT_THAT(last_message(), HasSubstr("contents is not UTF-8"));
    EXPECT_EQ(taken(pactffi_sync_http_get_request_contents(http)), "before");
    pactffi_sync_http_set_request_contents(http, "after", "\xff");  // of no known type
    EXPECT_EQ(taken(pactffi_sync_http_get_request_contents(http)), "after");
    pactffi_sync_http_delete(http);
}

TEST(CSyncHttp, are_described) {
    SynchronousHttp* http = pactffi_sync_http_new();
    EXPECT_EQ(pactffi_sync_http_set_description(http, "a request"), 0);
    EXPECT_EQ(pactffi_sync_http_set_description(http, nullptr), 1);
    EXPECT_THAT(last_message(), HasSubstr("description is a null pointer"));
    EXPECT_EQ(pactffi_sync_http_set_description(http, "\xff"), 1);
    EXPECT_EQ(pactffi_sync_http_set_description(nullptr, "x"), 1);
    EXPECT_EQ(taken(pactffi_sync_http_get_description(http)), "a request");
    pactffi_sync_http_delete(http);
}

TEST(CSyncHttp, lend_request_and_response_as_long_as_they_live) {
    SynchronousHttp* http = pactffi_sync_http_new();
    const HttpRequest* request = pactffi_sync_http_get_request(http);
    const HttpResponse* response = pactffi_sync_http_get_response(http);
    ASSERT_NE(request, nullptr);
    EXPECT_EQ(request, pactffi_sync_http_get_request(http));
    auto* rules =
        pactffi_request_contents_get_matching_rule_iter(request, MatchingRuleCategory_BODY);
    EXPECT_NE(rules, nullptr);
    pactffi_sync_http_delete(http);
    EXPECT_EQ(pactffi_request_contents_get_matching_rule_iter(request, MatchingRuleCategory_BODY),
              nullptr);
    EXPECT_EQ(pactffi_response_contents_get_generators_iter(response, GeneratorCategory_BODY),
              nullptr);
    EXPECT_THAT(last_message(), HasSubstr("was it deleted?"));
}

TEST(CSyncHttp, bad_pointers_are_failures) {
    EXPECT_EQ(pactffi_sync_http_get_description(nullptr), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("interaction is a null pointer"));
    EXPECT_EQ(pactffi_sync_http_get_provider_state(nullptr, 0), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_provider_state_iter(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_request(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_response(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_request_contents(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_request_contents_bin(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_request_contents_length(nullptr), 0U);
    EXPECT_EQ(pactffi_sync_http_get_response_contents(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_response_contents_bin(nullptr), nullptr);
    EXPECT_EQ(pactffi_sync_http_get_response_contents_length(nullptr), 0U);
    pactffi_sync_http_set_request_contents(nullptr, "x", "text/plain");
    pactffi_sync_http_set_request_contents_bin(nullptr, to_bytes("x"), 1, "text/plain");
    pactffi_sync_http_set_response_contents(nullptr, "x", "text/plain");
    pactffi_sync_http_set_response_contents_bin(nullptr, to_bytes("x"), 1, "text/plain");
    EXPECT_THAT(last_message(), HasSubstr("interaction is a null pointer"));
}

TEST(CSyncHttp, two_threads_may_use_and_delete_one) {
    for (int round = 0; round < 50; ++round) {
        SynchronousHttp* http = pactffi_sync_http_new();
        in_two_threads([&] {
            pactffi_sync_http_set_description(http, "from a thread");
            pactffi_sync_http_set_request_contents(http, "some text", "text/plain");
            taken(pactffi_sync_http_get_request_contents(http));
            taken(pactffi_sync_http_get_description(http));
            pactffi_sync_http_delete(http);
        });
        EXPECT_EQ(pactffi_sync_http_get_description(http), nullptr);
    }
}

}  // namespace
}  // namespace accord::ffi
