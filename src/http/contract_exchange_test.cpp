// HTTP messages made of a contract, and back.
#include "http/contract_exchange.hpp"

#include "http/content_encoding.hpp"

namespace accord::http {
namespace {

using contract::Body;
using contract::HttpRequest;

TEST(Target, puts_the_base_path_before_the_path) {
    EXPECT_EQ(target_of(HttpRequest{.path = "/items/1"}, "/api/v1/"), "/api/v1/items/1");
    EXPECT_EQ(target_of(HttpRequest{.path = "/items/1"}, "/"), "/items/1");
}

TEST(Target, encodes_what_a_path_cannot_hold_and_keeps_escapes_that_are_there) {
    EXPECT_EQ(target_of(HttpRequest{.path = "/a b/100%/c%20d?"}, "/"), "/a%20b/100%25/c%20d%3F");
}

TEST(Target, repeats_a_query_name_for_each_of_its_values) {
    const HttpRequest request{.path = "/", .query = {{"q", {"a b", "c&d"}}, {"page", {"2"}}}};
    EXPECT_EQ(target_of(request), "/?q=a%20b&q=c%26d&page=2");
}

TEST(Target, has_the_query_as_it_was_recorded) {
    const HttpRequest request{.path = "/",
                              .query = {{"q[][a]", {"1", "3"}}, {"q[][b]", {"2"}}},
                              .query_as_read = json::Value("q[][a]=1&q[][b]=2&q[][a]=3")};
    EXPECT_EQ(target_of(request), "/?q[][a]=1&q[][b]=2&q[][a]=3");
}

TEST(SentRequest, carries_method_recorded_headers_and_body) {
    const HttpRequest request{.method = "POST",
                              .path = "/items",
                              .headers = {{"Accept", {"text/html", "application/json"}}},
                              .body = Body::present("{}", "application/json")};
    const auto sent = from_contract(request);
    EXPECT_EQ(sent.method, "POST");
    EXPECT_EQ(sent.headers, (Headers{{"Accept", "text/html"}, {"Accept", "application/json"}}));
    EXPECT_EQ(sent.body, "{}");
}

TEST(SentRequest, leaves_a_value_with_commas_whole) {
    const HttpRequest request{.headers = {{"Accept", {"text/html, application/json"}}}};
    EXPECT_EQ(from_contract(request).headers, (Headers{{"Accept", "text/html, application/json"}}));
}

TEST(ReplaceFields, has_the_new_fields_in_place_of_those_of_their_names) {
    Headers headers{{"authorization", "Bearer pact"}, {"X-A", "1"}};
    replace_fields(headers, {{"Authorization", "Bearer real"}, {"Authorization", "Basic real"}});
    EXPECT_EQ(
        headers,
        (Headers{{"X-A", "1"}, {"Authorization", "Bearer real"}, {"Authorization", "Basic real"}}));
}

TEST(ReceivedResponse, gathers_repeated_fields_and_the_content_type) {
    const auto actual = to_contract(
        Response{.status = 201,
                 .headers = {{"Link", "a"}, {"content-type", "text/plain"}, {"link", "b"}},
                 .body = "hello"});
    EXPECT_EQ(actual.status, 201);
    EXPECT_EQ(actual.headers,
              (contract::MultiMap{{"Link", {"a", "b"}}, {"content-type", {"text/plain"}}}));
    EXPECT_EQ(actual.body, Body::present("hello", "text/plain"));
}

TEST(ReceivedBody, is_without_its_content_encoding_which_the_header_still_names) {
    const auto gzip = encode_content("gzip", R"({"a":1})").value();
    const auto request = to_contract(
        Request{.method = "POST",
                .headers = {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}},
                .body = gzip});
    EXPECT_EQ(request.body, Body::present(R"({"a":1})", "application/json"));
    EXPECT_EQ(contract::header_value(request.headers, "content-encoding"), "gzip");
    EXPECT_EQ(to_contract(Response{.headers = {{"content-encoding", "GZIP"}}, .body = gzip}).body,
              Body::present(R"({"a":1})"));
}

TEST(ReceivedBody, says_why_its_encoding_can_not_be_undone) {
    const auto encoded = [](std::string_view encoding, std::string body) {
        return *to_contract(Response{.headers = {{"Content-Encoding", std::string(encoding)}},
                                     .body = std::move(body)})
                    .body.encoded;
    };
    EXPECT_EQ(encoded("utf-8", "{}"),
              (Body::Encoded{"the content encoding \"utf-8\" is not known; gzip and deflate are",
                             false}));
    EXPECT_EQ(
        encoded("gzip", "{}"),
        (Body::Encoded{"the compressed body is broken: it does not start as gzip does", true}));
}

TEST(SentBody, is_in_the_content_encoding_that_the_headers_name) {
    const HttpRequest request{.headers = {{"Content-Encoding", {"gzip"}}},
                              .body = Body::present("plain", "text/plain")};
    const auto sent = from_contract(request);
    EXPECT_EQ(decode_content("gzip", sent.body, 100), "plain");
    contract::HttpResponse response{.headers = {{"content-encoding", {"gzip"}}},
                                    .body = Body::present(sent.body)};
    EXPECT_EQ(from_contract(response).body, sent.body) << "it is in it already";
    response.headers = {{"Content-Encoding", {"br"}}};
    response.body = Body::present("plain");
    EXPECT_EQ(from_contract(response).body, "plain");
}

TEST(ReceivedResponse, has_an_empty_body_when_none_came) {
    EXPECT_EQ(to_contract(Response{.status = 204}).body, Body::empty());
}

TEST(ReceivedRequest, has_path_and_query_decoded_and_repeated_fields_gathered) {
    const auto actual = to_contract(Request{.method = "POST",
                                            .target = "/a%20b?q=1+2&q=3",
                                            .headers = {{"Accept", "a"}, {"accept", "b"}},
                                            .body = "{}"});
    EXPECT_EQ(actual.path, "/a b");
    EXPECT_EQ(actual.query, (contract::MultiMap{{"q", {"1 2", "3"}}}));
    EXPECT_EQ(actual.headers, (contract::MultiMap{{"Accept", {"a", "b"}}}));
    EXPECT_EQ(actual.body, Body::present("{}"));
}

TEST(SentResponse, has_a_field_for_each_value_and_the_content_type_of_its_body) {
    const auto sent =
        from_contract(contract::HttpResponse{.status = 201,
                                             .headers = {{"X-Stock", {"7", "8"}}},
                                             .body = Body::present("{}", "application/json")});
    EXPECT_EQ(sent.status, 201);
    EXPECT_EQ(sent.headers,
              (Headers{{"X-Stock", "7"}, {"X-Stock", "8"}, {"Content-Type", "application/json"}}));
    EXPECT_EQ(sent.body, "{}");
}

}  // namespace
}  // namespace accord::http
