// Messages handed to a consumer.
#include "mock/message_run.hpp"

namespace accord::mock {
namespace {

contract::Interaction order_placed() {
    contract::Message message{.contents =
                                  contract::Body::present(R"({"id":1})", "application/json")};
    message.generators.body["$.id"] = {"RandomInt", {{"min", 7}, {"max", 7}}};
    return {.description = "an order is placed", .content = contract::AsyncMessage{message}};
}

Result<void> run(const contract::Interaction& interaction, const MessageHandler& handler) {
    const ManualClock clock{Instant{}};
    SeededRandom random(1);
    return run_message_test(interaction, {.clock = clock, .random = random}, handler);
}

TEST(MessageRun, hands_over_the_message_with_its_generators_applied) {
    std::string received;
    EXPECT_TRUE(run(order_placed(), [&](const auto& interaction) {
        received = interaction.async_message()->message.contents.bytes;
    }));
    EXPECT_EQ(received, R"({"id":7})");
}

TEST(MessageRun, tells_what_the_consumer_threw) {
    const auto result =
        run(order_placed(), [](const auto&) { throw std::runtime_error("no such customer"); });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message,
              "interaction \"an order is placed\": the consumer could not process it: "
              "no such customer");
}

TEST(MessageRun, refuses_http) {
    const auto result =
        run({.description = "a page", .content = contract::HttpExchange{}}, [](const auto&) {});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message, "interaction \"a page\": it is HTTP and no message");
}

}  // namespace
}  // namespace accord::mock
