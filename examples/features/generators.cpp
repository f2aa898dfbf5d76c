// Values made anew each time: the pact file holds the examples, and stays the same from run to run.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

TEST(Generators, give_new_values_in_place_of_examples) {
    Pact pact("Generators", "Orders");
    pact.upon_receiving("a request for a new order")
        .with_request("POST", "/orders")
        .header("X-Request-Id", random_uuid())
        .will_respond_with(201)
        .header("Location", mock_server_url("/orders/\\d+", "/orders/1"))
        .json_body(object({
            {"id", random_int(1000, 9999)},
            {"discount", random_decimal(4)},
            {"token", random_hexadecimal(16)},
            {"password", random_string(12)},
            {"code", random_regex("[A-Z]{3}-\\d{3}", "ABC-123")},
            {"gift", random_boolean()},
            {"trace", random_uuid(UuidFormat::kUrn)},
            {"day", date_from("today + 2 weeks", "yyyy-MM-dd", "2024-02-29")},
            {"from", time_from("noon - 30 minutes", "HH:mm", "11:30")},
            {"ordered", datetime_from("", "yyyy-MM-dd'T'HH:mm:ss", "2024-02-15T09:00:00")},
        }));

    const Outcome outcome = pact.run_test([](const MockServer& orders) {
        const auto answer = shop::http_send(
            orders.url(),
            {"POST", "/orders", {"X-Request-Id: 0f1e2d3c-4b5a-4678-9abc-def012345678"}, ""});
        EXPECT_EQ(answer.status, 201);
        EXPECT_NE(answer.headers.find("Location: " + orders.url() + "/orders/1"),
                  std::string::npos);
        EXPECT_EQ(answer.body.find("2024-02-29"), std::string::npos) << "the day is a new one";
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
