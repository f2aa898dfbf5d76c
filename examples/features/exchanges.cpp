// Messages that are answered: the consumer sends one, and gets one or more back.
#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

/// The code under test; `send` is its way to the queue.
template <class Send>
std::string price_of(int product, const Send& send) {
    const auto answers = send("{\"product\":" + std::to_string(product) + "}");
    return answers.empty() ? "unknown" : answers.front().contents;
}

TEST(Exchanges, answer_what_the_consumer_sends) {
    Pact pact("Web Shop", "Prices");
    pact.expects_to_exchange("a question for a price")
        .given("product 42 has a price")
        .with_request()
        .metadata("topic", "questions")
        .json_contents(object({{"product", integer(42)}}))
        .will_respond_with()
        .metadata("topic", "answers")
        .json_contents(object({{"price", decimal(39.5)}}));

    const Outcome outcome = pact.run_test([](const MockServer& prices) {
        const std::string price = price_of(7, [&](const std::string& json) {
            return prices.respond_to({json, "application/json", {{"topic", "questions"}}});
        });
        EXPECT_EQ(price, R"({"price":39.5})");
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
