// What a test is told when consumer and contract differ. Nothing is written then.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

TEST(Outcomes, explain_what_differed) {
    Pact pact("Outcomes", "Catalogue");
    pact.upon_receiving("a request for a page of products")
        .with_request("GET", "/products")
        .query("page", integer(1))
        .will_respond_with(200);

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        shop::http_send(catalogue.url(), {"GET", "/products?page=first", {}, ""});
    });
    EXPECT_FALSE(outcome);
    EXPECT_NE(outcome.explanation().find("query \"page\": Expected 'first' to match an integer"),
              std::string::npos)
        << outcome.explanation();
    EXPECT_EQ(outcome.pact_file(), "");
}

}  // namespace
