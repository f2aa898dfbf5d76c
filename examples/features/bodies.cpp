// Bodies that are not JSON: text, forms, bytes.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;
using shop::http_send;

TEST(Bodies, of_text) {
    Pact pact("Bodies", "Catalogue");
    pact.upon_receiving("a question in plain text")
        .with_request("POST", "/questions")
        .body(Body::text(regex("(How|What) .*\\?", "What is it?")))
        .will_respond_with(200)
        .body("a kettle", "text/plain");

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        const auto answer = http_send(
            catalogue.url(),
            {"POST", "/questions", {"Content-Type: text/plain; charset=utf-8"}, "How hot?"});
        EXPECT_EQ(answer.body, "a kettle");
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

TEST(Bodies, of_forms) {
    Pact pact("Bodies", "Catalogue");
    pact.upon_receiving("a form")
        .with_request("POST", "/login")
        .body(Body::form({{"user", like("ada")},
                          {"pin", regex("\\d{4}", "1234")},
                          {"role", array({"buyer", "reader"})}}))  // the field twice
        .will_respond_with(204);

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        EXPECT_EQ(http_send(catalogue.url(),
                            {"POST",
                             "/login",
                             {"Content-Type: application/x-www-form-urlencoded"},
                             "pin=9876&user=bob&role=buyer&role=reader"})
                      .status,
                  204);
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

TEST(Bodies, of_bytes) {
    const std::vector<unsigned char> png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
    Pact pact("Bodies", "Catalogue");
    pact.upon_receiving("a request for a picture")
        .with_request("GET", "/pictures/42")
        .will_respond_with(200)
        .body(Body::binary_like(png, "image/png"));  // any picture will do
    pact.upon_receiving("a request for a key")
        .with_request("GET", "/key")
        .will_respond_with(200)
        .body(Body::binary(std::string("\x00\x01\x02", 3), "application/octet-stream"));

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        EXPECT_EQ(http_send(catalogue.url(), {"GET", "/pictures/42", {}, ""}).body.size(), 9u);
        EXPECT_EQ(http_send(catalogue.url(), {"GET", "/key", {}, ""}).body.size(), 3u);
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
