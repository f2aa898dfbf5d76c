// HTTP and messages in one test and one pact, which V4 of the specification can hold.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

TEST(Mixed, a_message_may_lead_to_a_request) {
    Pact pact("Shipping", "Orders");
    pact.expects_to_receive("an order is ready").json_contents(object({{"order", integer(7)}}));
    pact.given("order 7 is ready")
        .upon_receiving("a request for the order")
        .with_request("GET", "/orders/7")
        .will_respond_with(200)
        .json_body(object({{"address", like("12 Hill Road")}}));

    const Outcome outcome = pact.run_test([](const MockServer& orders) {
        orders.deliver("an order is ready", [&](const ReceivedMessage&) {
            return shop::http_send(orders.url(), {"GET", "/orders/7", {}, ""}).status == 200;
        });
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
