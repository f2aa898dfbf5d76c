// What else can be said about an interaction: for people, and for the verification.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

TEST(Comments, stand_in_the_pact) {
    Pact pact("Comments", "Catalogue");
    pact.upon_receiving("a request for reviews")
        .key("reviews-1")  // it keeps this name when its description changes
        .pending()         // the provider is not there yet; failing does not fail its build
        .comment("agreed on with the reviews team")
        .test_name("Comments.stand_in_the_pact")
        .reference("tracker", "ticket", "SHOP-42")
        .markup("What the *reviews* page needs.")
        .with_request("GET", "/products/42/reviews")
        .will_respond_with(200);

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        shop::http_send(catalogue.url(), {"GET", "/products/42/reviews", {}, ""});
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

TEST(Plugins, stand_in_the_pact_for_those_who_verify_it) {
    Pact pact("Plugins", "Catalogue");
    pact.using_plugin("csv", "0.0.6");
    pact.upon_receiving("a request for reviews as a table")
        .plugin_configuration("csv", object({{"csvHeaders", true}}))
        .with_request("GET", "/products/42/reviews.csv")
        .will_respond_with(200)
        .body("stars,text\n5,good\n", "text/csv");

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        shop::http_send(catalogue.url(), {"GET", "/products/42/reviews.csv", {}, ""});
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
