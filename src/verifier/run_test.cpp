// One interaction from set-up to teardown: its outcomes, and many at once.
#include "verifier/run.hpp"

#include "http/url.hpp"
#include "support/fake_sender.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace accord::verifier {
namespace {

contract::Interaction product(int id) {
    const auto path = fmt::format("/products/{}", id);
    return {.description = "product " + path,
            .states = {{.name = "products exist", .params = {{"id", id}}}},
            .content = contract::HttpExchange{.request = {.path = path}, .response = {}}};
}

class RunTest : public testing::Test {
  protected:
    RunTest() {
        provider.url = http::parse_url("http://p").value();
        states.url = http::parse_url("http://s/state").value();
        states.teardown = true;
        server.answer_json("POST http://s/state", R"({"token":"t"})");
    }

    InteractionResult run(const contract::Interaction& interaction) {
        const auto exchange = make_exchange(provider, server);
        const auto handler = make_state_handler(states, server);
        const PlannedRun planned{.interaction = &interaction};
        return judge(carry_out(planned, prepare(planned), {*exchange, *handler, clock, random}));
    }

    ProviderOptions provider;
    StateChangeOptions states;
    http::FakeSender server;
    ManualClock clock{Instant{}};
    SeededRandom random{1};
};

TEST_F(RunTest, sets_up_asks_and_tears_down) {
    server.answer_json("GET http://p/products/7", "{}");
    const auto result = run(product(7));
    EXPECT_EQ(result.outcome(), InteractionOutcome::kPassed);
    EXPECT_EQ(server.lines(),
              (std::vector<std::string>{
                  "POST http://s/state", "GET http://p/products/7", "POST http://s/state"}));
}

TEST_F(RunTest, warns_of_what_makes_the_interaction_worth_less_than_it_looks) {
    auto interaction = product(7);
    auto& response = std::get<contract::HttpExchange>(interaction.content).response;
    response.body = contract::Body::present(R"({"id":"x"})", "application/json");
    response.rules.body["$.id"].rules = {{contract::rule::Integer{}}};
    response.rules.body["$.nope"].rules = {{contract::rule::Type{}}};
    server.answer_json("GET http://p/products/7", R"({"id":7})");
    const auto result = run(interaction);
    EXPECT_TRUE(result.passed());
    EXPECT_EQ(result.warnings,
              (std::vector<std::string>{
                  "response: body $.id: the example breaks its own rule: Expected 'x' (String) to "
                  "be an integer",
                  R"(response: the rule "$.nope" of the body reaches nothing in the example)"}));
}

TEST_F(RunTest, judges_an_answer_in_an_encoding_that_is_not_known_as_it_came) {
    const auto answered = [&](int id, std::string encoding) {
        auto interaction = product(id);
        std::get<contract::HttpExchange>(interaction.content).response.body =
            contract::Body::present(R"({"id":7})", "application/json");
        server.answer(fmt::format("GET http://p/products/{}", id),
                      http::Response{.headers = {{"Content-Type", "application/json"},
                                                 {"Content-Encoding", std::move(encoding)}},
                                     .body = R"({"id":7})"});
        return run(interaction);
    };
    EXPECT_EQ(answered(1, "utf-8").outcome(), InteractionOutcome::kPassed);
    const auto broken = answered(2, "gzip");
    ASSERT_EQ(broken.outcome(), InteractionOutcome::kMismatched);
    EXPECT_EQ(broken.mismatches.front().sentence,
              "Failed to decode the actual body: the compressed body is broken: it does not start "
              "as gzip does");
}

TEST_F(RunTest, keeps_the_actual_answer) {
    server.answer_json("GET http://p/products/7", R"({"id":7})", 404);
    const auto result = run(product(7));
    EXPECT_EQ(result.outcome(), InteractionOutcome::kMismatched);
    const auto& actual = std::get<contract::HttpResponse>(*result.actual);
    EXPECT_EQ(actual.status, 404);
    EXPECT_EQ(actual.body.bytes, R"({"id":7})");
}

TEST_F(RunTest, keeps_both_bodies_where_their_types_differ) {
    server.answer("GET http://p/products/7",
                  http::Response{.headers = {{"Content-Type", "text/plain"}}, .body = "words"});
    auto interaction = product(7);
    auto& response = std::get<contract::HttpExchange>(interaction.content).response;
    response.body = contract::Body::present(R"({"id":1})", "application/json");
    const auto result = run(interaction);
    EXPECT_EQ(result.expected_body, R"({"id":1})");
    EXPECT_EQ(result.actual_body(), "words");
}

TEST_F(RunTest, sends_what_was_recorded_and_accepts_anything) {
    server.answer_json("POST http://p/products/7", "");
    auto interaction = product(7);
    auto& request = std::get<contract::HttpExchange>(interaction.content).request;
    request.method = "POST";
    request.body = contract::Body::present("{}", "application/json");
    provider.custom_headers = {{"Authorization", "x"}};
    (void)run(interaction);
    EXPECT_EQ(server.sent.at(1).request.headers,
              (http::Headers{{"Authorization", "x"}, {"Accept", "*/*"}}));
    request.headers = {{"Content-Type", {"application/json"}}, {"accept", {"text/html"}}};
    (void)run(interaction);
    EXPECT_EQ(server.sent.at(4).request.headers,
              (http::Headers{{"Content-Type", "application/json"},
                             {"accept", "text/html"},
                             {"Authorization", "x"}}));
}

TEST_F(RunTest, keeps_the_message_that_was_produced) {
    server.answer_json("POST http://p/", R"({"id":7})");
    const auto result = run({.content = contract::AsyncMessage{}});
    const auto& messages = std::get<std::vector<contract::Message>>(*result.actual);
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages[0].contents.bytes, R"({"id":7})");
}

TEST_F(RunTest, tells_a_failing_state_from_a_failing_provider) {
    server.answer("GET http://p/products/7", fail(ErrorCode::kTimeout, "p: no answer"));
    const auto provider_failed = run(product(7));
    EXPECT_EQ(provider_failed.outcome(), InteractionOutcome::kProviderFailed);
    EXPECT_EQ(provider_failed.error->message, "p: no answer");

    states.url = http::parse_url("http://s/gone").value();
    const auto state_failed = run(product(7));
    EXPECT_EQ(state_failed.outcome(), InteractionOutcome::kStateFailed);
    EXPECT_EQ(state_failed.failed_step, Step::kSetUp);
    EXPECT_FALSE(state_failed.actual);
}

TEST_F(RunTest, tells_that_the_server_of_the_states_is_away) {
    states.url = http::parse_url("http://away").value();
    server.answer("POST http://away/", fail(ErrorCode::kUnavailable, "away: connection refused"));
    const auto result = run(product(7));
    EXPECT_EQ(result.outcome(), InteractionOutcome::kStateFailed);
    EXPECT_EQ(result.error->message,
              "setup of provider state \"products exist\": away: connection refused");
}

TEST_F(RunTest, keeps_the_first_of_two_failures) {
    server.answer("GET http://p/products/7", fail(ErrorCode::kTimeout, "p: no answer"));
    states.url = http::parse_url("http://s/once").value();
    server.answer_json("POST http://s/once", "{}");
    server.answer_json("POST http://s/once", "{}", 500);
    EXPECT_EQ(run(product(7)).outcome(), InteractionOutcome::kProviderFailed);
}

TEST_F(RunTest, fails_for_a_teardown_that_fails) {
    server.answer_json("GET http://p/products/7", "{}");
    states.url = http::parse_url("http://s/once").value();
    server.answer_json("POST http://s/once", "{}");
    server.answer_json("POST http://s/once", "{}", 500);
    const auto result = run(product(7));
    EXPECT_EQ(result.outcome(), InteractionOutcome::kStateFailed);
    EXPECT_EQ(result.failed_step, Step::kTearDown);
}

TEST_F(RunTest, says_when_the_pact_cannot_be_used) {
    auto interaction = product(7);
    std::get<contract::HttpExchange>(interaction.content).request.generators.path[""] = {
        .type = "NoSuchGenerator"};
    const auto result = run(interaction);
    EXPECT_EQ(result.outcome(), InteractionOutcome::kUnusable);
    EXPECT_TRUE(result.error->message.starts_with("request: ")) << result.error->message;
}

contract::Generator from_state(const std::string& expression) {
    return {"ProviderState", {{"expression", expression}}};
}

TEST_F(RunTest, expects_what_the_states_gave) {
    states.url = http::parse_url("http://s/given").value();
    server.answer_json("POST http://s/given", R"({"id":"77","status":201,"place":"/p/77"})");
    http::Response answer{
        .status = 201, .headers = {{"Location", "/p/77"}}, .body = R"({"id":77})"};
    answer.headers.set("Content-Type", "application/json");
    server.answer("GET http://p/products/7", answer);
    auto interaction = product(7);
    auto& response = std::get<contract::HttpExchange>(interaction.content).response;
    response.headers = {{"Location", {"/p/1"}}};
    response.body = contract::Body::present(R"({"id":1})", "application/json");
    response.generators = {.status = {{"", from_state("${status}")}},
                           .header = {{"Location", from_state("${place}")}},
                           .body = {{"$.id", from_state("${id}")}}};
    const auto result = run(interaction);
    EXPECT_EQ(result.outcome(), InteractionOutcome::kPassed)
        << (result.mismatches.empty() ? "" : result.mismatches.front().sentence);

    response.generators.body["$.id"] = from_state("${nobody}");
    const auto warned = run(interaction);
    EXPECT_EQ(warned.outcome(), InteractionOutcome::kMismatched);
    EXPECT_EQ(warned.warnings,
              std::vector<std::string>{"no provider state gives a value \"nobody\"; there are: id, "
                                       "status, place; the example is expected instead"});
}

TEST_F(RunTest, doubts_the_example_also_where_a_state_gave_a_value_that_fits) {
    states.url = http::parse_url("http://s/given").value();
    server.answer_json("POST http://s/given", R"({"id":77})");
    server.answer_json("GET http://p/products/7", R"({"id":77})");
    auto interaction = product(7);
    auto& response = std::get<contract::HttpExchange>(interaction.content).response;
    response.body = contract::Body::present(R"({"id":"x"})", "application/json");
    response.rules.body["$.id"].rules = {{contract::rule::Integer{}}};
    response.generators.body["$.id"] = from_state("${id}");
    const auto result = run(interaction);
    EXPECT_TRUE(result.passed());
    EXPECT_EQ(result.warnings,
              std::vector<std::string>{"response: body $.id: the example breaks its own rule: "
                                       "Expected 'x' (String) to be an integer"});
}

TEST_F(RunTest, expects_messages_with_what_the_states_gave) {
    states.url = http::parse_url("http://s/given").value();
    server.answer_json("POST http://s/given", R"({"id":77})");
    server.answer_json("POST http://p/", R"({"id":77})");
    contract::AsyncMessage content;
    content.message.contents = contract::Body::present(R"({"id":1})", "application/json");
    content.message.generators.body["$.id"] = from_state("${id}");
    auto interaction = product(7);
    interaction.content = content;
    EXPECT_EQ(run(interaction).outcome(), InteractionOutcome::kPassed);
}

TEST_F(RunTest, changes_every_response_to_a_message) {
    const contract::Message answer{.contents =
                                       contract::Body::present(R"({"id":1})", "application/json")};
    auto loose = answer;
    loose.rules.body["$.id"].rules = {{contract::rule::NotEmpty{}}};
    auto interaction = product(7);
    interaction.content = contract::SyncMessage{.request = {}, .responses = {answer, loose}};
    provider.functions.produce = [&](const MessageWanted&) {
        return Result<std::vector<contract::Message>>(std::vector{answer, answer});
    };
    const auto exchange = make_exchange(provider, server);
    const auto handler = make_state_handler(states, server);
    const PlannedRun planned{.interaction = &interaction};
    const auto result =
        judge(carry_out(planned, prepare(planned), {*exchange, *handler, clock, random, true}));
    ASSERT_TRUE(result.mutation) << result.mismatches.size();
    ASSERT_FALSE(result.mutation->survivors.empty());
    for (const auto& survivor : result.mutation->survivors) {
        EXPECT_EQ(survivor.response, 1U);
        EXPECT_THAT(in_words(survivor), testing::StartsWith("response 2, body $.id: "));
    }
}

TEST_F(RunTest, has_no_state_that_outlives_an_interaction) {
    constexpr int kThreads = 4;
    constexpr int kRuns = 50;
    std::vector<contract::Interaction> interactions;
    for (int id = 0; id < kThreads; ++id) {
        interactions.push_back(product(id));
        server.answer_json(fmt::format("GET http://p/products/{}", id), "{}", 200 + id);
    }
    const auto exchange = make_exchange(provider, server);
    const auto handler = make_state_handler(states, server);
    const RunPorts ports{*exchange, *handler, clock, random};
    std::vector<int> wrong(kThreads, 0);
    std::vector<std::jthread> threads;
    for (int id = 0; id < kThreads; ++id) {
        threads.emplace_back([&, id] {
            for (int i = 0; i < kRuns; ++i) {
                const PlannedRun planned{.interaction = &interactions[id]};
                const auto result = judge(carry_out(planned, prepare(planned), ports));
                const auto* actual = std::get_if<contract::HttpResponse>(result.actual.get());
                wrong[id] +=
                    actual == nullptr || actual->status != 200 + id || result.passed() != (id == 0);
            }
        });
    }
    threads.clear();
    EXPECT_EQ(wrong, std::vector<int>(kThreads, 0));
    EXPECT_EQ(server.sent.size(), std::size_t{3 * kThreads * kRuns});
}

}  // namespace
}  // namespace accord::verifier
