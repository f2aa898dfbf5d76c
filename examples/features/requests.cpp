// Matchers outside of bodies: path, query, headers, status.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

TEST(Requests, may_have_matchers_in_every_part) {
    Pact pact("Requests", "Catalogue");
    pact.upon_receiving("a search")
        .with_request("GET", regex("/shops/\\d+/search", "/shops/1/search"))
        .query("q", like("kettle"))
        .query("page", integer(1))
        .query("tag", each_like(regex("[a-z]+", "kitchen")))  // one tag or more
        .query("sort", "name")                                // two values, in this order
        .query("sort", regex("price|age", "price"))
        .header("Accept", include("json", "application/json"))
        .will_respond_with(status_code(StatusClass::kSuccess, 200))
        .header("X-Total", integer(0))
        .json_body(array({}));

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        const auto answer =
            shop::http_send(catalogue.url(),
                            {"GET",
                             "/shops/7/search?q=pot&page=2&tag=tea&tag=new&sort=name&sort=age",
                             {"Accept: text/json"},
                             ""});
        EXPECT_EQ(answer.status, 200);
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
