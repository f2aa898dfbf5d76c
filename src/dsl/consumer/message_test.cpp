// Message tests, from the handler to the pact file.
#include "accord/message.hpp"

#include "http/client.hpp"
#include "support/consumer_test.hpp"

namespace accord {
namespace {

using testing::HasSubstr;

struct MessageTest : ApiTest {
    Pact orders(Specification specification = Specification::kV4) const {
        return Pact("Invoicing", "Orders", options(specification));
    }
    static void write_order(Pact& pact) {
        pact.expects_to_receive("an order was placed")
            .metadata("topic", "orders")
            .metadata("attempt", integer(1))
            .json_contents(object({{"order", random_int(7, 7, 7)}}))
            .given("customer 7 exists", object({{"id", 7}}));
    }
};

TEST_F(MessageTest, hands_the_message_over_and_writes_the_pact) {
    auto pact = orders();
    write_order(pact);
    ReceivedMessage got;
    const auto outcome =
        pact.run_message_test([&](const ReceivedMessage& message) { got = message; });
    EXPECT_TRUE(outcome) << outcome;
    EXPECT_EQ(got.description, "an order was placed");
    EXPECT_EQ(got.contents, R"({"order":7})");
    EXPECT_EQ(got.content_type, "application/json");
    EXPECT_EQ(got.metadata,
              (std::map<std::string, std::string>{
                  {"attempt", "1"}, {"contentType", "application/json"}, {"topic", "orders"}}));
    const auto read = written(outcome);
    ASSERT_EQ(read.interactions.size(), 1u);
    const auto& message = read.interactions[0].async_message()->message;
    EXPECT_EQ(message.metadata.at("attempt"), 1);
    EXPECT_EQ(rules_text(message.rules.metadata), R"(attempt{"match":"integer"})");
    EXPECT_EQ(rules_text(message.rules.body), R"($.order{"match":"integer"})");
    EXPECT_EQ(message.generators.body.count("$.order"), 1u);
}

TEST_F(MessageTest, gives_generated_contents_and_metadata) {
    auto pact = orders();
    pact.expects_to_receive("x")
        .metadata("id", random_int(5, 6, 5))
        .json_contents(object({{"code", random_regex("[x-z]{4}", "xxxx")},
                               {"hex", random_hexadecimal(16)},
                               {"text", random_string(3)},
                               {"price", random_decimal(4)}}));
    EXPECT_TRUE(pact.run_message_test([](const ReceivedMessage& message) {
        EXPECT_THAT(message.contents,
                    testing::MatchesRegex(R"(\{"code":"[x-z]{4}","hex":"[0-9A-F]{16}",)"
                                          R"("text":"[0-9A-Za-z]{3}","price":[0-9.]{5}\})"));
        EXPECT_THAT(message.metadata.at("id"), testing::AnyOf("5", "6"));
    }));
}

TEST_F(MessageTest, is_written_in_v3_too) {
    auto pact = orders(Specification::kV3);
    write_order(pact);
    const auto outcome = pact.run_message_test([](const ReceivedMessage&) {});
    ASSERT_TRUE(outcome) << outcome;
    const auto read = written(outcome);
    EXPECT_EQ(read.version, contract::SpecVersion::kV3);
    EXPECT_EQ(read.interactions[0].async_message()->message.contents.bytes, R"({"order":7})");
}

TEST_F(MessageTest, a_handler_that_throws_or_returns_false_has_failed) {
    auto pact = orders();
    write_order(pact);
    const auto thrown = pact.run_message_test(
        [](const ReceivedMessage&) { throw std::runtime_error("no such customer"); });
    EXPECT_FALSE(thrown);
    EXPECT_EQ(thrown.explanation(),
              "The contract of \"Invoicing\" with \"Orders\" was not kept by this test.\n\n"
              "interaction \"an order was placed\": the consumer could not process it: no such "
              "customer\n\n\"an order was placed\" given \"customer 7 exists\" was never processed "
              "by a handler\n");
    const auto refused = pact.run_message_test([](const ReceivedMessage&) { return false; });
    EXPECT_THAT(refused.explanation(), HasSubstr("could not process it: it returned false\n"));
    EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST_F(MessageTest, a_message_that_no_handler_got_writes_no_pact) {
    auto pact = orders();
    write_order(pact);
    const auto outcome = pact.run_test([](const MockServer&) {});
    EXPECT_FALSE(outcome);
    EXPECT_THAT(
        outcome.explanation(),
        HasSubstr("\"an order was placed\" given \"customer 7 exists\" was never processed"));
    EXPECT_THAT(outcome.mismatches_json(),
                HasSubstr(R"({"type":"missing-message","description":"an order was placed"})"));
    EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST_F(MessageTest, may_stand_beside_http_in_v4) {
    const auto write = [](Pact& pact) {
        MessageTest::write_order(pact);
        pact.upon_receiving("an invoice").with_request("GET", "/7").will_respond_with(204);
    };
    auto pact = orders();
    write(pact);
    const auto outcome = pact.run_test([](const MockServer& provider) {
        provider.deliver("an order was placed", [&](const ReceivedMessage&) {
            http::Client client;
            EXPECT_EQ(client.get(provider.url() + "/7")->status, 204);
        });
    });
    EXPECT_TRUE(outcome) << outcome;
    EXPECT_EQ(written(outcome).interactions.size(), 2u);
    auto old = orders(Specification::kV3);
    write(old);
    EXPECT_THAT(refusal([&] { (void)old.start(); }),
                HasSubstr("both HTTP interactions and messages"));
}

struct ExchangeTest : MessageTest {
    Pact pact = orders();

    void SetUp() override {
        pact.expects_to_exchange("a question for a price")
            .with_request()
            .metadata("version", integer(2))
            .json_contents(object({{"product", integer(42)}}))
            .will_respond_with()
            .metadata("topic", "prices")
            .json_contents(object({{"price", decimal(39.5)}}))
            .will_respond_with()
            .contents("end", "text/plain");
    }
};

TEST_F(ExchangeTest, answers_what_the_consumer_sends) {
    const auto outcome = pact.run_test([](const MockServer& provider) {
        const auto answers =
            provider.respond_to({R"({"product":7})", "application/json", {{"version", "3"}}});
        ASSERT_EQ(answers.size(), 2u);
        EXPECT_EQ(answers[0].contents, R"({"price":39.5})");
        EXPECT_EQ(answers[0].metadata.at("topic"), "prices");
        EXPECT_EQ(answers[1].contents, "end");
    });
    EXPECT_TRUE(outcome) << outcome;
    EXPECT_EQ(written(outcome).interactions[0].sync_message()->responses.size(), 2u);
}

TEST_F(ExchangeTest, explains_what_does_not_match) {
    const auto outcome = pact.run_test([](const MockServer& provider) {
        EXPECT_TRUE(
            provider.respond_to({R"({"product":"x"})", "application/json", {{"version", "y"}}})
                .empty());
    });
    EXPECT_FALSE(outcome);
    EXPECT_EQ(outcome.explanation(),
              "The contract of \"Invoicing\" with \"Orders\" was not kept by this test.\n\n"
              "a message was sent that no exchange expects\n"
              "  nearest: \"a question for a price\"\n"
              "    body $.product: Expected 'x' (String) to be an integer (rule: integer)\n"
              "    metadata \"version\": Expected 'y' (String) to be an integer (rule: integer)\n\n"
              "\"a question for a price\" was never asked\n");
}

TEST_F(ExchangeTest, needs_a_request_a_response_and_v4) {
    auto unfinished = orders();
    auto exchange = unfinished.expects_to_exchange("x");
    EXPECT_EQ(refusal([&] { (void)unfinished.start(); }),
              "interaction \"x\": with_request() is missing");
    exchange.with_request();
    EXPECT_EQ(refusal([&] { (void)unfinished.start(); }),
              "interaction \"x\": will_respond_with() is missing");
    EXPECT_EQ(refusal([&] { exchange.with_request(); }),
              "interaction \"x\": with_request(): it has a request already");
    EXPECT_EQ(refusal([&] { (void)pact.run_message_test([](const ReceivedMessage&) {}); }),
              "interaction \"a question for a price\": run_message_test() is for "
              "expects_to_receive() only; use run_test() with MockServer::deliver() and "
              "respond_to()");
    auto old = orders(Specification::kV3);
    old.expects_to_exchange("x").with_request().will_respond_with();
    EXPECT_THAT(refusal([&] { (void)old.start(); }), HasSubstr("write version 4.0"));
}

TEST_F(MessageTest, refuses_what_would_be_lost) {
    auto pact = orders();
    auto message = pact.expects_to_receive("x");
    message.metadata("a", 1).json_contents(1);
    EXPECT_EQ(refusal([&] { message.metadata("a", 2); }),
              "interaction \"x\": metadata(\"a\"): it is there already");
    EXPECT_EQ(
        refusal([&] { message.metadata("b", object({{"c", like(1)}})); }),
        "interaction \"x\": metadata(\"b\"): a matcher is for the whole value, not for what is "
        "in it");
    EXPECT_EQ(refusal([&] { message.contents("", "text/plain"); }),
              "interaction \"x\": it has a body already; a part has one");
    const auto provider = pact.start();
    EXPECT_EQ(refusal([&] { provider.deliver("y", [](const ReceivedMessage&) {}); }),
              "deliver(\"y\"): no message has this description; expects_to_receive() adds one");
    EXPECT_EQ(refusal([&] { (void)provider.url(); }),
              "the pact has messages only, for which there is no server");
    EXPECT_EQ(refusal([&] { message.metadata("late", 1); }),
              "interaction \"x\": the mock server has started, so that nothing can be added");
}

TEST_F(MessageTest, refuses_options_that_would_have_no_effect) {
    auto with_tls = options();
    with_tls.tls = true;
    Pact pact("Invoicing", "Orders", with_tls);
    write_order(pact);
    EXPECT_EQ(
        refusal([&] { (void)pact.start(); }),
        "PactOptions: port, tls and cors_preflight are for HTTP, of which the pact has nothing");
}

}  // namespace
}  // namespace accord
