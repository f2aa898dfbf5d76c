// Bodies given as JSON text: from files, from other languages' tests, or as matching expressions.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

TEST(JsonText, may_be_a_template_of_other_pact_libraries) {
    Pact pact("JSON text", "Catalogue");
    pact.upon_receiving("a request for a teapot")
        .with_request("GET", "/teapots/42")
        .will_respond_with(200)
        .json_body(value_from_json(R"({
            "id": {"pact:matcher:type": "integer", "value": 42},
            "tags": {"pact:matcher:type": "type", "min": 1, "value": ["kitchen"]}
        })"));
    pact.upon_receiving("a request for another")
        .with_request("GET", "/teapots/43")
        .will_respond_with(200)
        .json_body(object(
            {{"id", expression("matching(integer, 43)")},
             {"name", expression("matching(regex, '[A-Z].*', 'Pot'), notEmpty('Pot')")},
             {"sizes", expression("atLeast(1), eachValue(matching(integer, 2))", array({2}))}}));

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        EXPECT_EQ(shop::http_send(catalogue.url(), {"GET", "/teapots/42", {}, ""}).body,
                  R"({"id":42,"tags":["kitchen"]})");
        EXPECT_EQ(shop::http_send(catalogue.url(), {"GET", "/teapots/43", {}, ""}).status, 200);
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
