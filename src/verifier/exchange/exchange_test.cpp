#include "verifier/exchange/exchange.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

using contract::Body;
using contract::HttpRequest;

TEST(Target, puts_the_base_path_before_the_path) {
    EXPECT_EQ(to_target(HttpRequest{.path = "/items/1"}, "/api/v1/"), "/api/v1/items/1");
    EXPECT_EQ(to_target(HttpRequest{.path = "/items/1"}, "/"), "/items/1");
}

TEST(Target, encodes_what_a_path_cannot_hold_and_keeps_escapes_that_are_there) {
    EXPECT_EQ(to_target(HttpRequest{.path = "/a b/100%/c%20d?"}, "/"), "/a%20b/100%25/c%20d%3F");
}

TEST(Target, repeats_a_query_name_for_each_of_its_values) {
    const HttpRequest request{.path = "/", .query = {{"q", {"a b", "c&d"}}, {"page", {"2"}}}};
    EXPECT_EQ(to_target(request, "/"), "/?q=a%20b&q=c%26d&page=2");
}

TEST(HttpRequest, carries_method_headers_and_body) {
    const HttpRequest request{.method = "POST",
                              .path = "/items",
                              .headers = {{"Accept", {"text/html", "application/json"}}},
                              .body = Body::present("{}", "application/json")};
    const auto sent = to_http(request, "/", {});
    EXPECT_EQ(sent.method, "POST");
    EXPECT_EQ(sent.headers,
              (http::Headers{{"Accept", "text/html"},
                             {"Accept", "application/json"},
                             {"Content-Type", "application/json"}}));
    EXPECT_EQ(sent.body, "{}");
}

TEST(HttpRequest, leaves_a_value_with_commas_whole) {
    const HttpRequest request{.headers = {{"Accept", {"text/html, application/json"}}}};
    EXPECT_EQ(to_http(request, "/", {}).headers,
              (http::Headers{{"Accept", "text/html, application/json"}}));
}

TEST(HttpRequest, has_custom_fields_in_place_of_the_pacts) {
    const HttpRequest request{.headers = {{"authorization", {"Bearer pact"}}, {"X-A", {"1"}}}};
    const auto sent = to_http(request, "/", {{"Authorization", "Bearer real"}});
    EXPECT_EQ(sent.headers, (http::Headers{{"X-A", "1"}, {"Authorization", "Bearer real"}}));
}

TEST(HttpResponse, gathers_repeated_fields_and_the_content_type) {
    const auto actual =
        from_http({.status = 201,
                   .headers = {{"Link", "a"}, {"content-type", "text/plain"}, {"link", "b"}},
                   .body = "hello"});
    EXPECT_EQ(actual.status, 201);
    EXPECT_EQ(actual.headers,
              (contract::MultiMap{{"Link", {"a", "b"}}, {"content-type", {"text/plain"}}}));
    EXPECT_EQ(actual.body, Body::present("hello", "text/plain"));
}

TEST(HttpResponse, has_an_empty_body_when_none_came) {
    EXPECT_EQ(from_http({.status = 204}).body, Body::empty());
}

}  // namespace
}  // namespace accord::verifier
