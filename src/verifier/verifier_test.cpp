// Whole verifications against a provider in memory.
#include "verifier/verifier.hpp"

#include "http/url.hpp"
#include "support/fake_sender.hpp"
#include "verifier/reports/console_report.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

struct SilentReporter final : Reporter {
    void pact_started(const PactResult&) override {}
    void interaction_finished(const InteractionResult&) override {}
    void finished(const VerificationResult&) override { ++times_finished; }
    int times_finished = 0;
};

contract::Interaction get(std::string path, int status = 200) {
    return {.description = "get " + path,
            .content =
                contract::HttpExchange{.request = {.path = path}, .response = {.status = status}}};
}

LoadedPact pact_of(std::vector<contract::Interaction> interactions) {
    return {
        .origin = "a.json",
        .pact = contract::Pact{
            .consumer = "shop", .provider = "catalogue", .interactions = std::move(interactions)}};
}

class VerifierTest : public testing::Test {
  protected:
    VerifierTest() { options.provider.url = http::parse_url("http://p").value(); }

    Result<VerificationResult> verify(const std::vector<LoadedPact>& pacts) {
        return verifier::verify(pacts, options, {provider, reporter, clock, random});
    }

    VerifierOptions options;
    http::FakeSender provider;
    SilentReporter reporter;
    ManualClock clock{Instant{}};
    SeededRandom random{1};
};

TEST_F(VerifierTest, passes_what_matches) {
    provider.answer_json("GET http://p/items", "[]");
    const auto result = verify({pact_of({get("/items")})}).value();
    EXPECT_TRUE(result.passed());
    EXPECT_EQ(to_string(result.counts()), "1 loaded / 1 run / 1 passed / 0 failed / 0 pending");
    EXPECT_EQ(reporter.times_finished, 1);
}

TEST_F(VerifierTest, fails_what_does_not_match) {
    provider.answer_json("GET http://p/items", "[]", 404);
    const auto result = verify({pact_of({get("/items")})}).value();
    EXPECT_FALSE(result.passed());
    ASSERT_EQ(result.pacts.at(0).interactions.at(0).mismatches.size(), 1U);
    EXPECT_EQ(result.pacts[0].interactions[0].mismatches[0].kind,
              matching::Mismatch::Kind::kStatus);
}

TEST_F(VerifierTest, shows_forms_and_multipart_bodies_by_line) {
    const auto answered = [&](std::string path, std::string type, std::string body) {
        provider.answer("GET http://p" + path,
                        http::Response{.status = 200,
                                       .headers = {{"Content-Type", std::move(type)}},
                                       .body = std::move(body)});
    };
    const auto expecting = [](std::string path, std::string type, std::string body) {
        auto interaction = get(std::move(path));
        auto& response = std::get<contract::HttpExchange>(interaction.content).response;
        response.headers = {{"Content-Type", {type}}};
        response.body = contract::Body::present(std::move(body), type);
        return interaction;
    };
    const std::string form = "application/x-www-form-urlencoded";
    const std::string part = "Content-Disposition: form-data; name=\"note\"\r\n\r\n";
    answered("/form", form, "b=z&a=1");
    answered("/parts", "multipart/form-data; boundary=Y", "--Y\r\n" + part + "2\r\n--Y--\r\n");
    const auto result = verify({pact_of({expecting("/form", form, "a=1&b=x+y"),
                                         expecting("/parts",
                                                   "multipart/form-data; boundary=X",
                                                   "--X\r\n" + part + "1\r\n--X--\r\n")})})
                            .value();
    std::string text;
    ConsoleReport console([&](std::string_view shown) { text += shown; }, Colour::kNever);
    for (const auto& interaction : result.pacts.at(0).interactions) {
        console.interaction_finished(interaction);
    }
    EXPECT_THAT(text, testing::HasSubstr(R"(           body, expected (-) and actual (+):
               a=1
             - b=x y
             + b=z
)"));
    EXPECT_THAT(text, testing::HasSubstr(R"(           body, expected (-) and actual (+):
               part "note"
             -   1
             +   2
)"));
}

TEST_F(VerifierTest, counts_a_pact_that_cannot_be_read_as_a_failure) {
    const auto result =
        verify({{.origin = "b.json", .pact = fail(ErrorCode::kInvalidInput, "no JSON")}}).value();
    EXPECT_FALSE(result.passed());
    EXPECT_EQ(to_string(result.counts()),
              "1 loaded / 0 run / 0 passed / 0 failed / 0 pending / 1 could not run");
}

TEST_F(VerifierTest, does_not_pass_when_nothing_was_run) {
    EXPECT_FALSE(verify({pact_of({})}).value().passed());
}

TEST_F(VerifierTest, does_not_fail_for_a_pending_pact) {
    provider.answer_json("GET http://p/items", "[]");
    auto pending = pact_of({get("/other")});
    pending.pending = true;
    const auto result = verify({pending, pact_of({get("/items")})}).value();
    EXPECT_TRUE(result.passed());
    EXPECT_EQ(to_string(result.counts()), "2 loaded / 2 run / 1 passed / 0 failed / 1 pending");
}

TEST_F(VerifierTest, tells_of_each_interaction_that_the_provider_is_down) {
    provider.answer("GET http://p/items", fail(ErrorCode::kUnavailable, "p: connection refused"));
    std::vector<contract::Interaction> many(50, get("/items"));
    for (std::size_t i = 0; i < many.size(); ++i) {
        many[i].description = std::to_string(i);
    }
    const auto result = verify({pact_of(std::move(many))}).value();
    EXPECT_EQ(result.nobody_there()->message,
              "the provider does not answer: p: connection refused");
    EXPECT_EQ(result.counts(), (Counts{.loaded = 50, .could_not_run = 50}));
    EXPECT_FALSE(result.passed());
    EXPECT_EQ(provider.sent.size(), 3U) << "it is not asked for ever";
}

TEST_F(VerifierTest, tells_of_each_interaction_that_the_state_change_url_is_down) {
    options.states.url = http::parse_url("http://s/state").value();
    provider.answer("POST http://s/state", fail(ErrorCode::kUnavailable, "s: connection refused"));
    const auto result = verify({pact_of({get("/items"), get("/other")})}).value();
    EXPECT_EQ(result.nobody_there(),
              (Error{ErrorCode::kUnavailable,
                     "the state change URL does not answer: setup without a provider state: s: "
                     "connection refused"}));
    EXPECT_EQ(result.counts(), (Counts{.loaded = 2, .run = 2, .state_failed = 2}));
    EXPECT_EQ(provider.sent.size(), 2U);
}

TEST_F(VerifierTest, goes_on_when_the_provider_fails_once_in_between) {
    provider.answer("GET http://p/other", fail(ErrorCode::kUnreadable, "p: connection reset"));
    provider.answer_json("GET http://p/items", "[]");
    provider.answer_json("GET http://p/more", "[]");
    const auto result = verify({pact_of({get("/items"), get("/other"), get("/more")})}).value();
    EXPECT_EQ(to_string(result.counts()), "3 loaded / 3 run / 2 passed / 1 failed / 0 pending");
    EXPECT_EQ(result.pacts[0].interactions[1].error->message, "p: connection reset");
}

TEST_F(VerifierTest, names_each_run_when_several_run_at_a_time) {
    options.states = {.url = http::parse_url("http://p/state").value(), .teardown = true};
    options.parallel = 3;
    std::vector<contract::Interaction> many;
    provider.answer_json("POST http://p/state", "{}");
    for (int i = 0; i < 20; ++i) {
        many.push_back(get("/" + std::to_string(i)));
        provider.answer_json("GET http://p/" + std::to_string(i), "[]");
    }
    const auto result = verify({pact_of(many)}).value();
    EXPECT_EQ(result.counts(), (Counts{.loaded = 20, .run = 20, .passed = 20}));
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(result.pacts[0].interactions[static_cast<std::size_t>(i)].description,
                  "get /" + std::to_string(i));
    }
    std::map<std::string, std::vector<std::string>, std::less<>> runs;
    for (const auto& sent : provider.sent) {
        runs[std::string(sent.request.headers.value_or(kStateIdHeader, ""))].push_back(
            sent.request.method);
    }
    EXPECT_EQ(runs.size(), 20U);
    for (const auto& [name, methods] : runs) {
        EXPECT_EQ(methods, (std::vector<std::string>{"POST", "GET", "POST"})) << name;
    }
}

TEST_F(VerifierTest, sends_headers_that_are_made_anew) {
    int made = 0;
    options.provider.header_sources = {{.name = "X-Token", .value = [&]() -> Result<std::string> {
                                            return std::to_string(++made);
                                        }}};
    options.states.url = http::parse_url("http://s/state").value();
    provider.answer_json("POST http://s/state", "{}");
    provider.answer_json("GET http://p/items", "[]");
    (void)verify({pact_of({get("/items")})});
    ASSERT_EQ(provider.sent.size(), 2U);
    EXPECT_EQ(provider.sent[0].request.headers.value_or("X-Token", ""), "1");
    EXPECT_EQ(provider.sent[1].request.headers.value_or("X-Token", ""), "2");

    options.provider.custom_headers = {{"A", "b"}};
    options.provider.replaces_headers_only = true;
    (void)verify({pact_of({get("/items")})});
    EXPECT_TRUE(provider.sent[2].request.headers.has("X-Token")) << "the state change URL";
    EXPECT_FALSE(provider.sent[3].request.headers.has("X-Token"));
    EXPECT_FALSE(provider.sent[3].request.headers.has("A"));
}

TEST_F(VerifierTest, blames_nobody_for_a_header_that_expires_and_can_not_be_had_again) {
    int made = 0;
    options.provider.header_sources = {{.name = "X-Token", .value = [&]() -> Result<std::string> {
                                            return ++made == 1 ? Result<std::string>("t")
                                                               : invalid_input("gone");
                                        }}};
    options.states = {.url = http::parse_url("http://s/state").value(), .teardown = true};
    provider.answer_json("POST http://s/state", "{}");
    const auto result = verify({pact_of({get("/items")})}).value();
    EXPECT_EQ(provider.lines(), std::vector<std::string>{"POST http://s/state"});
    EXPECT_EQ(result.counts(), (Counts{.loaded = 1, .could_not_run = 1}));
    const auto& interaction = result.pacts.at(0).interactions.at(0);
    EXPECT_EQ(interaction.error->message, "header X-Token: gone");
    EXPECT_TRUE(interaction.met_nobody()) << "nothing is said of the provider";
}

TEST_F(VerifierTest, blames_nobody_for_a_filter_of_the_users_that_fails) {
    options.provider.request_change = [](http::Request&) -> Result<void> {
        return invalid_input("no");
    };
    EXPECT_EQ(verify({pact_of({get("/items")})})->counts(),
              (Counts{.loaded = 1, .could_not_run = 1}));
}

TEST_F(VerifierTest, makes_no_header_that_no_request_has) {
    int made = 0;
    options.provider.header_sources = {{.name = "X-Token", .value = [&]() -> Result<std::string> {
                                            return std::to_string(++made);
                                        }}};
    options.provider.replaces_headers_only = true;
    provider.answer_json("GET http://p/items", "[]");
    EXPECT_TRUE(verify({pact_of({get("/items")})})->passed());
    EXPECT_EQ(made, 0);
    auto with_field = get("/items");
    std::get<contract::HttpExchange>(with_field.content).request.headers = {{"x-token", {"old"}}};
    EXPECT_TRUE(verify({pact_of({with_field})})->passed());
    EXPECT_EQ(made, 1);
    EXPECT_EQ(provider.sent.back().request.headers.find("X-Token"), "1");
}

TEST_F(VerifierTest, follows_redirects_when_told_to) {
    provider.answer("GET http://p/items",
                    http::Response{.status = 302, .headers = {{"Location", "/there"}}});
    provider.answer_json("GET http://p/there", "[]");
    EXPECT_FALSE(verify({pact_of({get("/items")})})->passed());
    options.provider.follows_redirects = true;
    EXPECT_TRUE(verify({pact_of({get("/items")})})->passed());
}

TEST_F(VerifierTest, sends_nothing_when_the_state_cannot_be_set_up) {
    options.states.url = http::parse_url("http://p/state").value();
    const auto result = verify({pact_of({get("/items")})}).value();
    EXPECT_EQ(provider.lines(), std::vector<std::string>{"POST http://p/state"});
    EXPECT_EQ(result.pacts[0].interactions[0].error->message,
              "setup without a provider state: http://p/state answered 404 Not Found");
}

TEST_F(VerifierTest, tears_nothing_down_that_was_not_set_up) {
    options.states = {.url = http::parse_url("http://p/state").value(), .teardown = true};
    (void)verify({pact_of({get("/items")})});
    EXPECT_EQ(provider.lines(), std::vector<std::string>{"POST http://p/state"});
}

TEST_F(VerifierTest, warns_that_a_state_is_taken_as_given_and_passes_on_comments) {
    auto interaction = get("/items");
    interaction.states = {{.name = "items exist"}};
    interaction.comments = {{"text", json::Array{"one", "two"}}, {"testname", "lists items"}};
    const auto result = verify({pact_of({interaction})}).value().pacts.at(0).interactions.at(0);
    EXPECT_EQ(result.warnings,
              std::vector<std::string>{
                  "provider state \"items exist\" was not set up: there is no state change URL"});
    EXPECT_EQ(result.comments, (std::vector<std::string>{"one", "two"}));
    EXPECT_EQ(result.test_name, "lists items");
}

TEST_F(VerifierTest, runs_only_what_the_filter_wants_but_counts_what_was_loaded) {
    provider.answer_json("GET http://p/items", "[]");
    options.filter.description = Regex::compile("items").value();
    const auto result = verify({pact_of({get("/items"), get("/other")})}).value();
    EXPECT_EQ(to_string(result.counts()), "2 loaded / 1 run / 1 passed / 0 failed / 0 pending");
}

TEST_F(VerifierTest, stops_at_the_first_failure_when_asked_to) {
    options.exit_on_first_error = true;
    const auto result = verify({pact_of({get("/a"), get("/b")}), pact_of({get("/c")})}).value();
    EXPECT_EQ(provider.lines(), std::vector<std::string>{"GET http://p/a"});
    EXPECT_EQ(result.pacts.size(), 1U);
}

TEST_F(VerifierTest, uses_the_address_of_the_interactions_transport) {
    options.provider.transports["internal"] = http::parse_url("http://other:81/base").value();
    auto interaction = get("/items");
    interaction.transport = "internal";
    (void)verify({pact_of({interaction})});
    EXPECT_EQ(provider.lines(), std::vector<std::string>{"GET http://other:81/base/items"});
}

TEST_F(VerifierTest, gives_provider_state_values_to_the_request) {
    options.states.url = http::parse_url("http://p/state").value();
    provider.answer_json("POST http://p/state", R"({"id": 42})");
    provider.answer_json("GET http://p/items/42", "[]");
    auto interaction = get("/items/1");
    auto& request = std::get<contract::HttpExchange>(interaction.content).request;
    request.generators.path[""] = {.type = "ProviderState",
                                   .attributes = {{"expression", "/items/${id}"}}};
    EXPECT_TRUE(verify({pact_of({interaction})}).value().passed());
}

contract::Interaction message(std::string contents) {
    return {.description = "an order",
            .content = contract::AsyncMessage{
                {.contents = contract::Body::present(std::move(contents), "application/json")}}};
}

TEST_F(VerifierTest, asks_the_provider_for_a_message) {
    options.provider.transports["message"] = http::parse_url("http://p:81/messages").value();
    provider.answer_json("POST http://p:81/messages", R"({"id":1,"more":true})");
    const auto result = verify({pact_of({message(R"({"id":1})"), message(R"({"id":2})")})}).value();
    EXPECT_EQ(to_string(result.counts()), "2 loaded / 2 run / 1 passed / 1 failed / 0 pending");
    EXPECT_EQ(provider.sent[0].request.body, R"({"description":"an order"})");
}

TEST_F(VerifierTest, asks_functions_of_the_process_where_there_are_some) {
    options.provider.functions.produce = [](const MessageWanted& wanted) {
        return std::vector{
            contract::Message{.contents = contract::Body::present(
                                  json::write_compact(wanted.state_values), "application/json")}};
    };
    options.states.functions["order 1"] = [](const json::Object&, StateAction) {
        return json::Object{{"id", 1}};
    };
    auto order = message(R"({"id":1})");
    order.states = {{.name = "order 1"}};
    provider.answer_json("GET http://p/items", "[]");
    const auto result = verify({pact_of({order, get("/items")})}).value();
    EXPECT_EQ(to_string(result.counts()), "2 loaded / 2 run / 2 passed / 0 failed / 0 pending");
    EXPECT_EQ(provider.lines(), std::vector<std::string>{"GET http://p/items"});
}

TEST_F(VerifierTest, sends_the_request_of_a_synchronous_message) {
    provider.answer_json("POST http://p/", R"({"ok":true})");
    const contract::Interaction interaction{
        .description = "a call",
        .content = contract::SyncMessage{
            .request = {.contents = contract::Body::present(R"({"q":1})", "application/json")},
            .responses = {
                {.contents = contract::Body::present(R"({"ok":true})", "application/json")}}}};
    EXPECT_TRUE(verify({pact_of({interaction})}).value().passed());
    EXPECT_THAT(provider.sent.at(0).request.body, testing::HasSubstr(R"("request":{)"));
    EXPECT_THAT(provider.sent.at(0).request.body, testing::HasSubstr(R"("content":{"q":1})"));
}

}  // namespace
}  // namespace accord::verifier
