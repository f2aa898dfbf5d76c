// What comes after what, where a verdict is found while the provider is at work on the next
// request.
#include "http/url.hpp"
#include "verifier/verifier.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

using Events = std::vector<std::string>;

contract::Interaction asks(std::string path, std::vector<contract::ProviderState> states = {}) {
    return {.description = path,
            .states = std::move(states),
            .content = contract::HttpExchange{.request = {.path = path}, .response = {}}};
}

/// Lets the sender's thread do something else between request and answer. Knows no /lost.
struct NotingSender final : http::Sender {
    explicit NotingSender(Events& noted) : events(noted) {}
    Events& events;

  private:
    Result<http::Response> exchange(const http::Url& url,
                                    http::Request,
                                    const http::Meanwhile& meanwhile) override {
        events.push_back("ask " + url.target);
        if (url.target == "/lost") {
            return fail(ErrorCode::kTimeout, "too late");
        }
        for (int i = 0; meanwhile && i < 2; ++i) {
            meanwhile();  // Again as where the request is sent once more.
        }
        events.push_back("got " + url.target);
        return http::Response{.status = 200};
    }
};

struct TellingReporter final : Reporter {
    explicit TellingReporter(Events& noted) : events(noted) {}
    void pact_started(const PactResult& pact) override { events.push_back(pact.consumer); }
    void interaction_finished(const InteractionResult& interaction) override {
        events.push_back((interaction.passed() ? "passed " : "failed ") + interaction.description);
    }
    void finished(const VerificationResult&) override {}
    Events& events;
};

class VerifierOrder : public testing::Test {
  protected:
    VerifierOrder() { options.provider.url = http::parse_url("http://p").value(); }

    void add_pact(std::string consumer, std::vector<contract::Interaction> interactions) {
        pacts_.push_back({.origin = "a.json",
                          .pact = contract::Pact{.consumer = std::move(consumer),
                                                 .provider = "p",
                                                 .interactions = std::move(interactions)}});
    }

    Events events_of_verification() {
        EXPECT_TRUE(verify(pacts_, options, {sender_, reporter_, clock_, random_}));
        return events;
    }

    Events events;
    VerifierOptions options;

  private:
    std::vector<LoadedPact> pacts_;
    NotingSender sender_{events};
    TellingReporter reporter_{events};
    ManualClock clock_{Instant{}};
    SeededRandom random_{1};
};

TEST_F(VerifierOrder, judges_while_the_provider_is_asked_about_the_next) {
    add_pact("shop", {asks("/a"), asks("/lost"), asks("/b"), asks("/c")});
    add_pact("till", {asks("/d")});
    EXPECT_EQ(events_of_verification(),
              (Events{"shop",
                      "ask /a",
                      "got /a",
                      "ask /lost",
                      "passed /a",
                      "ask /b",
                      "failed /lost",
                      "got /b",
                      "ask /c",
                      "passed /b",
                      "got /c",
                      "passed /c",
                      "till",
                      "ask /d",
                      "got /d",
                      "passed /d"}));
}

TEST_F(VerifierOrder, asks_nothing_more_after_the_first_failure_where_it_is_to_end_there) {
    add_pact("shop", {asks("/a"), asks("/lost"), asks("/b")});
    options.exit_on_first_error = true;
    EXPECT_EQ(events_of_verification(),
              (Events{"shop", "ask /a", "got /a", "passed /a", "ask /lost", "failed /lost"}));
}

TEST_F(VerifierOrder, has_the_verdict_before_the_states_of_the_next_are_set_up_if_only_to_none) {
    add_pact("shop", {asks("/a", {{.name = "x"}}), asks("/b")});
    options.states.url = http::parse_url("http://p/state").value();
    options.states.teardown = true;
    EXPECT_EQ(events_of_verification(),
              (Events{"shop",
                      "ask /state",
                      "got /state",
                      "ask /a",
                      "got /a",
                      "ask /state",
                      "got /state",
                      "passed /a",
                      "ask /state",
                      "got /state",
                      "ask /b",
                      "got /b",
                      "ask /state",
                      "got /state",
                      "passed /b"}));
}

TEST_F(VerifierOrder, waits_for_no_verdict_where_states_are_taken_as_given) {
    add_pact("shop", {asks("/a"), asks("/b", {{.name = "x"}})});
    EXPECT_EQ(events_of_verification(),
              (Events{"shop", "ask /a", "got /a", "ask /b", "passed /a", "got /b", "passed /b"}));
}

TEST_F(VerifierOrder, has_the_verdict_before_a_function_is_called) {
    add_pact("shop", {asks("/a"), asks("/b")});
    options.provider.functions.answer = [this](const auto& request, const auto&) {
        events.push_back("call " + request.path);
        return contract::HttpResponse{.status = 200};
    };
    EXPECT_EQ(events_of_verification(),
              (Events{"shop", "call /a", "passed /a", "call /b", "passed /b"}));
}

TEST_F(VerifierOrder, judges_what_is_the_same_once) {
    add_pact("shop", {asks("/a"), asks("/a"), asks("/b")});
    EXPECT_EQ(events_of_verification(),
              (Events{"shop",
                      "ask /a",
                      "got /a",
                      "passed /a",
                      "ask /b",
                      "passed /a",
                      "got /b",
                      "passed /b"}));
}

}  // namespace
}  // namespace accord::verifier
