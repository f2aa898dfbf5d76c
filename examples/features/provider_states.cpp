// What the provider has to be like, and values that only the provider knows.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

TEST(ProviderStates, have_parameters_and_give_values) {
    Pact pact("Provider states", "Catalogue");
    pact.given("the user is logged in")
        .given("a basket exists", object({{"owner", "Ada"}}))
        .upon_receiving("a request for the basket that the state made")
        // The verifier's state handler answers {"id": 57}; then /baskets/57 is asked for.
        .with_request("GET", from_provider_state("/baskets/${id}", "/baskets/42"))
        .will_respond_with(200)
        .json_body(object({{"id", from_provider_state("${id}", integer(42))}, {"owner", "Ada"}}));

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        EXPECT_EQ(shop::http_send(catalogue.url(), {"GET", "/baskets/42", {}, ""}).body,
                  R"({"id":42,"owner":"Ada"})");
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
