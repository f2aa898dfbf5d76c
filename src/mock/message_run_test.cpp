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
        return Result<void>();
    }));
    EXPECT_EQ(received, R"({"id":7})");
}

Result<void> refuse(const std::string& why) {
    return run(order_placed(),
               [&](const auto&) -> Result<void> { return fail(ErrorCode::kInvalidInput, why); });
}

TEST(MessageRun, tells_why_the_consumer_could_not_process_it) {
    const auto result = refuse("no such customer");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message,
              "interaction \"an order is placed\": the consumer could not process it: "
              "no such customer");
    EXPECT_EQ(refuse("").error().message,
              "interaction \"an order is placed\": the consumer could not process it");
}

TEST(MessageRun, refuses_http) {
    const auto result = run({.description = "a page", .content = contract::HttpExchange{}},
                            [](const auto&) { return Result<void>(); });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message,
              "interaction \"a page\": it is an HTTP interaction, not a message");
}

}  // namespace
}  // namespace accord::mock
