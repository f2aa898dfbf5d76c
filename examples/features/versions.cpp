// Older versions of the Pact specification, for providers whose verifier reads no other.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

Pact pact_of(Specification specification, const std::string& consumer) {
    PactOptions options;
    options.specification = specification;
    return Pact(consumer, "Catalogue", options);
}

TEST(Versions, of_the_specification_can_be_chosen) {
    Pact pact = pact_of(Specification::kV2, "Version 2");
    pact.given("product 42 exists")
        .upon_receiving("a request for product 42")
        .with_request("GET", "/old/products/42")
        .will_respond_with(200)
        .json_body(like(object({{"id", 42}})));

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        shop::http_send(catalogue.url(), {"GET", "/old/products/42", {}, ""});
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

TEST(Versions, refuse_what_they_can_not_hold) {
    Pact pact = pact_of(Specification::kV2, "Version 2");
    pact.upon_receiving("x").with_request("GET", "/").will_respond_with(200).json_body(integer(1));
    EXPECT_THROW((void)pact.start(), PactError);
}

}  // namespace
