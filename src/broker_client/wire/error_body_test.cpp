// The shapes in which brokers refuse, each as the sentence that a person reads.
#include "broker_client/wire/error_body.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

std::string said(std::string body, std::string type = "application/json") {
    return sentence_of({.headers = {{"Content-Type", std::move(type)}}, .body = std::move(body)});
}

TEST(ErrorBody, reads_every_shape_of_errors) {
    EXPECT_EQ(said(R"({"errors":["one","two"]})"), "one; two");
    EXPECT_EQ(said(R"({"errors":{"contracts":["is bad","is old"],"a":{"b":["c"]}}})"),
              "contracts is bad; contracts is old; a.b c");
    EXPECT_EQ(said(R"({"error":"No"})"), "No");
    EXPECT_EQ(said(R"({"error":{"message":"Oops","reference":"abc"}})"), "Oops");
    EXPECT_EQ(said(R"({"notices":[{"type":"error","text":"Different content"}]})"),
              "Different content");
    EXPECT_EQ(said(R"({"title":"Validation errors","errors":[{"detail":"name is missing"}]})"),
              "name is missing");
    EXPECT_EQ(said("Names are alike\n", "text/plain;charset=utf-8"), "Names are alike");
}

TEST(ErrorBody, says_nothing_when_nothing_is_said) {
    EXPECT_EQ(said(""), "");
    EXPECT_EQ(said("<html>", "text/html"), "");
    EXPECT_EQ(said("[1]"), "");
}

TEST(ErrorBody, gives_each_status_its_kind_of_error) {
    const auto code = [](int status) { return to_error({.status = status}, "GET", "u", "").code; };
    EXPECT_EQ(code(400), ErrorCode::kInvalidInput);
    EXPECT_EQ(code(403), ErrorCode::kUnauthorized);
    EXPECT_EQ(code(404), ErrorCode::kNotFound);
    EXPECT_EQ(code(409), ErrorCode::kConflict);
    EXPECT_EQ(code(500), ErrorCode::kUnavailable);
}

TEST(ErrorBody, advises_on_credentials_whatever_the_broker_says) {
    const auto message = [](http::Response response) {
        return to_error(response, "GET", "http://b/", "--token, or --user and --password").message;
    };
    EXPECT_EQ(message({.status = 401}),
              "GET http://b/: the broker answered 401 Unauthorized: check --token, or --user and "
              "--password");
    EXPECT_EQ(
        message({.status = 401, .body = R"({"error":"Unauthorised"})"}),
        "GET http://b/: the broker answered 401 Unauthorized: Unauthorised; check --token, or "
        "--user and --password");
    EXPECT_EQ(message({.status = 403}),
              "GET http://b/: the broker answered 403 Forbidden: this user or token is not allowed "
              "to do that");
    EXPECT_EQ(
        message({.status = 407}),
        "GET http://b/: the broker answered 407 Proxy Authentication Required: check the proxy's user name and password in "
        "HTTP_PROXY or HTTPS_PROXY");
}

TEST(ErrorBody, names_the_place_of_an_error_once) {
    EXPECT_EQ(said(R"({"errors":{"name":["name 'test' is already used"]}})"),
              "name 'test' is already used");
    EXPECT_EQ(said(R"({"errors":{"name":["Name can't be blank"]}})"), "Name can't be blank");
    EXPECT_EQ(said(R"({"errors":[{"name":{"detail":"is missing"}}]})"), "name is missing");
}

}  // namespace
}  // namespace accord::broker_client
