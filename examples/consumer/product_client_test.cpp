// What the web shop needs from the product service. Each test says what will be asked and answered,
// runs the shop's own client against that, and so writes a part of the pact
// "pacts/Web Shop-Product Service.json", with which the product service is then verified.
#include "product_client.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;
using shop::ProductClient;

struct WebShop : testing::Test {
    Pact pact{"Web Shop", "Product Service"};

    const Value some_token = regex("Bearer .+", "Bearer shop-token");
    const Value json = regex("application/json.*", "application/json");
    const Value kettle =
        object({{"id", integer(42)}, {"name", like("Kettle")}, {"price", decimal(39.5)}});

    /// Runs the client against the pact, and fails the test when they differ.
    void expect(const std::function<void(const ProductClient&)>& test,
                const std::string& token = "shop-token") {
        const Outcome outcome = pact.run_test([&](const MockServer& product_service) {
            test(ProductClient(product_service.url(), token));
        });
        EXPECT_TRUE(outcome) << outcome.explanation();
    }
};

TEST_F(WebShop, lists_the_products) {
    pact.given("there are products")
        .upon_receiving("a request for all products")
        .with_request("GET", "/products")
        .header("Authorization", some_token)
        .will_respond_with(200)
        .header("Content-Type", json)
        .json_body(each_like(kettle));

    expect([](const ProductClient& client) {
        const auto products = client.products();
        ASSERT_EQ(products.size(), 1u);
        EXPECT_EQ(products[0].name, "Kettle");
    });
}

TEST_F(WebShop, shows_one_product) {
    pact.given("product 42 exists", object({{"id", 42}}))
        .upon_receiving("a request for product 42")
        .with_request("GET", "/products/42")
        .header("Authorization", some_token)
        .header("Accept", "application/json")
        .will_respond_with(200)
        .header("Content-Type", json)
        .json_body(kettle);

    expect([](const ProductClient& client) {
        const auto product = client.product(42);
        ASSERT_TRUE(product);
        EXPECT_EQ(product->id, 42);
        EXPECT_EQ(product->price, 39.5);
    });
}

TEST_F(WebShop, copes_with_a_product_that_does_not_exist) {
    pact.given("product 99 does not exist", object({{"id", 99}}))
        .upon_receiving("a request for product 99")
        .with_request("GET", "/products/99")
        .header("Authorization", some_token)
        .will_respond_with(404)
        .json_body(object({{"error", like("There is no product 99")}}));

    expect([](const ProductClient& client) { EXPECT_FALSE(client.product(99)); });
}

TEST_F(WebShop, notices_that_its_token_is_refused) {
    pact.given("product 42 exists", object({{"id", 42}}))
        .upon_receiving("a request with a wrong token")
        .with_request("GET", "/products/42")
        .header("Authorization", "Bearer wrong")
        .will_respond_with(401)
        .json_body(object({{"error", like("Log in first")}}));

    expect([](const ProductClient& client) { EXPECT_THROW(client.product(42), shop::NotAllowed); },
           "wrong");
}

}  // namespace
