// A provider's test as its author writes it.
#include "accord/verifier.hpp"

#include "base/files.hpp"
#include "base/log.hpp"
#include "http/server.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <mutex>
#include <regex>
#include <unistd.h>

namespace accord {
namespace {

using testing::HasSubstr;

constexpr const char* kShop = R"({
  "consumer": {"name": "shop"}, "provider": {"name": "catalogue"},
  "interactions": [
    {"description": "a product", "type": "Synchronous/HTTP",
     "providerStates": [{"name": "a product exists", "params": {"name": "tea", "price": 2.5}}],
     "request": {"method": "GET", "path": "/products/1", "headers": {"Accept": ["application/json"]},
                 "generators": {"path": {"type": "ProviderState",
                                         "expression": "/products/${id}"}}},
     "response": {"status": 200, "headers": {"Content-Type": ["application/json"]},
                  "body": {"content": {"name": "tea"}, "contentType": "application/json",
                           "encoded": false}}},
    {"description": "nothing", "type": "Synchronous/HTTP",
     "request": {"method": "GET", "path": "/none"}, "response": {"status": 404}}],
  "metadata": {"pactSpecification": {"version": "4.0"}}})";

constexpr const char* kOrders = R"({
  "consumer": {"name": "invoicing"}, "provider": {"name": "catalogue"},
  "interactions": [
    {"description": "an order", "type": "Asynchronous/Messages",
     "providerStates": [{"name": "an order was placed"}],
     "contents": {"content": {"id": 7}, "contentType": "application/json", "encoded": false},
     "metadata": {"topic": "orders"}},
    {"description": "a question", "type": "Synchronous/Messages",
     "request": {"contents": {"content": {"q": 1}, "contentType": "application/json",
                              "encoded": false}},
     "response": [
       {"contents": {"content": {"a": 1}, "contentType": "application/json", "encoded": false}},
       {"contents": {"content": {"a": 2}, "contentType": "application/json", "encoded": false}}]}],
  "metadata": {"pactSpecification": {"version": "4.0"}}})";

/// Lines that were broken to fit 80 columns are whole again.
std::string in_one_line(const std::string& text) {
    return std::regex_replace(text, std::regex("\n +"), " ");
}

class VerifierOfProvider : public testing::Test {
  protected:
    VerifierOfProvider() {
        std::filesystem::create_directories(folder);
        EXPECT_TRUE(write_file_atomically(folder / "shop.json", kShop));
    }
    ~VerifierOfProvider() override { std::filesystem::remove_all(folder); }

    /// Of the shop's pact, with all that it needs.
    Verifier catalogue() {
        Verifier verifier("catalogue");
        verifier.pacts_from_folder(folder.string())
            .handler([this](const ProviderRequest& request) { return answer(request); })
            .state("a product exists",
                   with_params({"name", "price"}, [this](const std::string& name, double price) {
                       product = name;
                       EXPECT_EQ(price, 2.5);
                       return StateValues{{"id", 42}};
                   }));
        return verifier;
    }

    ProviderResponse answer(const ProviderRequest& request) {
        targets.push_back(request.target);
        if (request.target == "/products/42" && request.header("accept") == "application/json") {
            return {
                200, {{"Content-Type", "application/json"}}, R"({"name":")" + product + R"("})"};
        }
        return {404, {}, ""};
    }

    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / fmt::format("accord-provider-{}", ::getpid());
    std::string product;
    std::vector<std::string> targets;
};

TEST_F(VerifierOfProvider, passes_what_the_handler_answers_with_what_states_gave) {
    const auto verdict = catalogue().verify();
    EXPECT_TRUE(verdict) << verdict.explanation();
    EXPECT_THAT(verdict.explanation(), HasSubstr("2 loaded / 2 run / 2 passed"));
    EXPECT_EQ(targets, (std::vector<std::string>{"/products/42", "/none"}));
}

TEST_F(VerifierOfProvider, explains_what_differs) {
    auto verifier = catalogue();
    verifier.handler([](const ProviderRequest&) {
        return ProviderResponse{
            200, {{"Content-Type", "application/json"}}, R"({"name":"coffee"})"};
    });
    const auto verdict = verifier.verify();
    EXPECT_FALSE(verdict);
    EXPECT_THAT(verdict.explanation(), HasSubstr("+   \"name\": \"coffee\""));
}

TEST_F(VerifierOfProvider, runs_one_interaction_at_a_time) {
    auto verifier = catalogue();
    const auto interactions = verifier.interactions();
    ASSERT_EQ(interactions.size(), 2U);
    EXPECT_EQ(interactions[0].name(), "shop: a product, given a product exists");
    EXPECT_TRUE(verifier.verify(interactions[1]));
    EXPECT_EQ(targets, std::vector<std::string>{"/none"});
    EXPECT_EQ(verifier.verify(interactions[1]).explanation(), "");
    EXPECT_EQ(verifier.conclude(), "");
}

TEST_F(VerifierOfProvider, never_passes_because_nothing_is_there) {
    Verifier verifier("orders");
    verifier.pacts_from_folder(folder.string()).handler([](const auto&) {
        return ProviderResponse{};
    });
    const auto interactions = verifier.interactions();
    ASSERT_EQ(interactions.size(), 1U);
    EXPECT_THAT(interactions[0].problem, HasSubstr("has no pact of 'orders', but pacts of"));
    EXPECT_FALSE(verifier.verify(interactions[0]));
    EXPECT_FALSE(verifier.verify());
    auto filtered = catalogue();
    filtered.only_descriptions("no such");
    EXPECT_FALSE(filtered.verify());
}

/// A broker with the shop's pact, and beside it a pending one that is only a page. It knows its
/// clients by a header.
http::Response answer_as_broker(const http::Request& request) {
    if (request.headers.find("X-Tenant") != "blue") {
        return {.status = 403};
    }
    if (request.target == "/") {
        return {.body = R"({"_links":{"pb:provider-pacts-for-verification":{"href":"/wanted"}}})"};
    }
    if (request.target == "/wanted") {
        return {.body = R"({"_embedded":{"pacts":[{"_links":{"self":{"href":"/shop"}}},
            {"verificationProperties":{"pending":true},"_links":{"self":{"href":"/page"}}}]}})"};
    }
    return {.body = request.target == "/shop" ? kShop : "<html>"};
}

TEST_F(VerifierOfProvider, says_that_work_in_progress_is_sought_in_vain) {
    Verifier verifier("catalogue");
    BrokerPacts pacts{.url = "http://b", .include_wip_since = "2026-01-01"};
    EXPECT_THROW(verifier.pacts_from_broker(pacts), PactError);
    pacts.provider_tags = {"dev"};
    EXPECT_NO_THROW(verifier.pacts_from_broker(pacts));
}

TEST_F(VerifierOfProvider, is_not_failed_by_a_pending_pact_that_can_not_be_read) {
    const auto log = Logger::silent();
    const auto broker = http::Server::start({}, answer_as_broker, *log).value();
    const auto verifier_of = [&] {
        Verifier verifier("catalogue");
        verifier
            .pacts_from_broker(
                {broker->base_url(), "", "", "", {}, "", {}, true, "", {{"X-Tenant", "blue"}}})
            .handler([this](const ProviderRequest& request) { return answer(request); })
            .state("a product exists", [this] {
                product = "tea";
                return StateValues{{"id", 42}};
            });
        return verifier;
    };
    const auto verdict = verifier_of().verify();
    EXPECT_TRUE(verdict) << verdict.explanation();
    EXPECT_THAT(in_one_line(verdict.explanation()), HasSubstr("NOT FETCHED (pending"));
    auto verifier = verifier_of();
    const auto interactions = verifier.interactions();
    ASSERT_EQ(interactions.size(), 3U);
    const auto of_page = verifier.verify(interactions[2]);
    EXPECT_TRUE(of_page);
    EXPECT_TRUE(of_page.is_pending_failure());
    EXPECT_THAT(of_page.explanation(), HasSubstr("this is HTML or XML, not a pact"));
}

TEST_F(VerifierOfProvider, tells_states_that_are_missing_or_not_needed_before_it_asks) {
    Verifier verifier("catalogue");
    verifier.pacts_from_folder(folder.string())
        .handler([](const ProviderRequest&) { return ProviderResponse{404, {}, ""}; })
        .state("a prodct exists", [] {});
    EXPECT_EQ(verifier.unused_states(), std::vector<std::string>{"a prodct exists"});
    const auto verdict = verifier.verify();
    EXPECT_FALSE(verdict);
    EXPECT_THAT(
        verdict.explanation(),
        testing::StartsWith("provider state \"a product exists\"; did you mean \"a prodct "
                            "exists\"?: no function sets it up\n"
                            "provider state \"a prodct exists\": no interaction needs it\n"));
    EXPECT_THAT(verdict.explanation(), HasSubstr("STATE"));
}

TEST_F(VerifierOfProvider, fails_states_that_throw_and_parameters_of_another_type) {
    const auto explained = [&](StateSetUp set_up) {
        Verifier verifier("catalogue");
        verifier.pacts_from_folder(folder.string())
            .handler([](const ProviderRequest&) { return ProviderResponse{404, {}, ""}; })
            .state("a product exists", std::move(set_up));
        return in_one_line(verifier.verify().explanation());
    };
    EXPECT_THAT(explained([] { throw std::runtime_error("no database"); }),
                HasSubstr("its function threw: no database"));
    EXPECT_THAT(explained(with_params({"name"}, [](int) {})),
                HasSubstr("the value \"name\" is \"tea\", not an integer from"));
    EXPECT_THAT(explained([](const StateParams& params) { (void)params.get<bool>("nope"); }),
                HasSubstr("there is no value \"nope\" among"));
}

TEST_F(VerifierOfProvider, filters_requests_and_tears_states_down) {
    auto verifier = catalogue();
    bool was_torn_down = false;
    verifier.request_filter([](ProviderRequest& request) { request.set_header("X-Token", "t"); })
        .handler([&](const ProviderRequest& request) {
            EXPECT_EQ(request.header("x-token"), "t");
            return ProviderResponse{404, {}, ""};
        });
    (void)verifier.verify();

    Verifier other("catalogue");
    other.pacts_from_folder(folder.string())
        .handler([](const ProviderRequest&) { return ProviderResponse{404, {}, ""}; })
        .state("a product exists", [] {}, [&] { was_torn_down = true; });
    (void)other.verify();
    EXPECT_TRUE(was_torn_down) << "also when the path needs an id that the state did not give";
}

TEST_F(VerifierOfProvider, produces_messages_by_functions_without_a_server) {
    ASSERT_TRUE(write_file_atomically(folder / "orders.json", kOrders));
    std::filesystem::remove(folder / "shop.json");
    Verifier verifier("catalogue");
    std::string asked;
    verifier.pacts_from_folder(folder.string())
        .state("an order was placed", [] { return StateValues{{"id", 7}}; })
        .message("an order",
                 [](const MessageWanted& wanted) {
                     return ProducedMessage{
                         fmt::format(R"({{"id":{}}})", wanted.states.get<int>("id")),
                         "application/json",
                         {{"topic", "orders"}}};
                 })
        .message("a question", [&](const MessageWanted& wanted) {
            asked = wanted.request;
            return std::vector<ProducedMessage>{{R"({"a":1})"}, {R"({"a":2})"}};
        });
    const auto verdict = verifier.verify();
    EXPECT_TRUE(verdict) << verdict.explanation();
    EXPECT_EQ(asked, R"({"q":1})");
}

TEST_F(VerifierOfProvider, judges_all_responses_to_a_message) {
    ASSERT_TRUE(write_file_atomically(folder / "shop.json", kOrders));
    const auto explained = [&](std::vector<ProducedMessage> answers) {
        Verifier verifier("catalogue");
        verifier.pacts_from_folder(folder.string())
            .only_descriptions("a question")
            .messages([&](const MessageWanted&) { return answers; });
        return verifier.verify().explanation();
    };
    EXPECT_THAT(explained({{R"({"a":1})"}, {R"({"a":3})"}}), HasSubstr("response 2: Expected 3"));
    EXPECT_THAT(explained({{R"({"a":1})"}}), HasSubstr("Expected 2 responses but got 1"));
    EXPECT_THAT(explained({}), HasSubstr("the provider's function gave no message"));
}

TEST_F(VerifierOfProvider, runs_what_two_pacts_ask_for_alike_once) {
    std::string other = kShop;
    other.replace(other.find("shop"), 4, "copy");
    ASSERT_TRUE(write_file_atomically(folder / "copy.json", other));
    auto verifier = catalogue();
    const auto interactions = verifier.interactions();
    ASSERT_EQ(interactions.size(), 4U);
    for (const auto& interaction : interactions) {
        EXPECT_TRUE(verifier.verify(interaction));
    }
    EXPECT_EQ(targets.size(), 2U);
    EXPECT_TRUE(verifier.verify(interactions[3]));
    EXPECT_EQ(targets.size(), 3U) << "asked for again, it is run again";
    const auto verdict = catalogue().verify();
    EXPECT_TRUE(verdict);
    EXPECT_THAT(verdict.explanation(), HasSubstr("4 loaded / 4 run / 4 passed"));
    EXPECT_EQ(targets.size(), 5U);
}

TEST_F(VerifierOfProvider, chooses_interactions_by_their_states) {
    auto with = catalogue();
    EXPECT_THAT(with.only_states("product exists").verify().explanation(), HasSubstr("1 run"));
    auto without = catalogue();
    EXPECT_TRUE(without.only_without_states().verify());
    EXPECT_EQ(targets, (std::vector<std::string>{"/products/42", "/none"}));
}

TEST_F(VerifierOfProvider, writes_reports_of_all_kinds_also_when_its_runner_runs_it) {
    const auto path = [this](const char* name) { return (folder / name).string(); };
    const ReportPaths paths{path("r.json.txt"), path("r.xml"), path("r.html"), path("r.md")};
    const auto expect_written = [&](const std::string& part) {
        EXPECT_THAT(read_file(paths.json).value_or("not written"), HasSubstr(part));
        for (const auto& file : {paths.json, paths.junit, paths.html, paths.markdown}) {
            EXPECT_THAT(read_file(file).value_or("not written"), HasSubstr("shop")) << file;
            std::filesystem::remove(file);
        }
    };
    auto verifier = catalogue();
    EXPECT_TRUE(verifier.reports(paths).verify());
    expect_written("a product");
    auto by_runner = catalogue();
    by_runner.reports(paths);
    (void)by_runner.verify(by_runner.interactions().at(1));
    EXPECT_EQ(by_runner.conclude(), "");
    expect_written("nothing");
}

TEST_F(VerifierOfProvider, fails_a_contract_that_notices_too_little) {
    // Any text will do, an empty one too.
    std::string loose = kShop;
    loose.insert(loose.find(R"(}},
    {"description": "nothing")"),
                 R"(, "matchingRules": {"body": {"$.name": {"matchers": [{"match": "type"}]}}})");
    ASSERT_TRUE(write_file_atomically(folder / "shop.json", loose));
    auto content = catalogue();
    EXPECT_TRUE(content.mutate().verify());
    auto strict = catalogue();
    const auto verdict = strict.mutate(100).verify();
    EXPECT_FALSE(verdict);
    EXPECT_THAT(verdict.explanation(), HasSubstr("the mutation score of shop is"));
    auto by_runner = catalogue();
    by_runner.mutate(100);
    for (const auto& interaction : by_runner.interactions()) {
        EXPECT_TRUE(by_runner.verify(interaction));
    }
    EXPECT_THROW(by_runner.conclude(), PactError);
}

TEST_F(VerifierOfProvider, verifies_several_at_a_time) {
    auto verifier = catalogue();
    std::mutex mutex;
    verifier.parallel(2).handler([&](const ProviderRequest& request) {
        const std::scoped_lock lock(mutex);
        return answer(request);
    });
    EXPECT_TRUE(verifier.verify());
}

/// Sets a variable for a test.
class Variable {
  public:
    Variable(const char* name, const std::string& value) : name_(name) {
        ::setenv(name, value.c_str(), 1);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() { ::unsetenv(name_); }

  private:
    const char* name_;
};

TEST_F(VerifierOfProvider, verifies_the_pact_alone_that_a_webhook_passed_on) {
    const auto log = Logger::silent();
    std::string published;
    const auto broker =
        http::Server::start(
            {},
            [&](const http::Request& request) -> http::Response {
                if (request.method == "POST") {
                    published = request.target + request.body;
                    return {.status = 201, .body = "{}"};
                }
                if (request.target == "/b/") {
                    return {.body = R"({"_links":{}})"};
                }
                auto pact = std::string(kShop);
                pact.insert(
                    pact.rfind('}'),
                    R"(,"_links":{"pb:publish-verification-results":{"href":"/b/results"}})");
                return {.body = pact};
            },
            *log)
            .value();
    const auto of_build = [&] {
        auto verifier = catalogue();
        verifier.pact_of_webhook();
        return verifier;
    };
    EXPECT_TRUE(of_build().verify()) << "no webhook started it";
    const Variable url("PACT_URL",
                       broker->base_url() + "/b/pacts/provider/catalogue/consumer/shop/x");
    const auto verdict = of_build().publish({"1.4.2"}).verify();
    EXPECT_TRUE(verdict) << verdict.explanation();
    EXPECT_THAT(verdict.explanation(), HasSubstr("1 pact loaded"));
    EXPECT_THAT(published, testing::StartsWith("/b/results"));
    EXPECT_THAT(published, HasSubstr("1.4.2"));
}

TEST_F(VerifierOfProvider, says_what_the_test_itself_lacks) {
    const auto problem = [](const std::function<void()>& test) -> std::string {
        try {
            test();
        } catch (const PactError& error) {
            return error.what();
        }
        return "none";
    };
    EXPECT_THAT(problem([] { (void)Verifier("p").verify(); }), HasSubstr("there are no pacts"));
    EXPECT_THAT(problem([&] {
                    Verifier verifier("p");
                    (void)verifier.pacts_from_folder(folder.string()).verify();
                }),
                HasSubstr("there is no provider"));
    EXPECT_THAT(problem([] { (void)Verifier("p").server("nonsense"); }),
                HasSubstr("server: \"nonsense\": a URL starts with"));
    EXPECT_THAT(problem([&] {
                    auto verifier = catalogue();
                    verifier.state("a product exists", [] {});
                }),
                HasSubstr("has a function already"));
    EXPECT_THAT(problem([&] {
                    auto verifier = catalogue();
                    (void)verifier.state_change_url("http://localhost/states").verify();
                }),
                HasSubstr("state() and state_change_url() are both called"));
    EXPECT_THAT(problem([] { Verifier("p").parallel(0); }), HasSubstr("from 1 to 64"));
    EXPECT_THAT(problem([] { Verifier("p").mutate(101); }), HasSubstr("from 0 to 100"));
    EXPECT_THAT(problem([] { Verifier("p").only_states("("); }), HasSubstr("only_states"));
    EXPECT_THAT(problem([] { Verifier("p").request_timeout({}); }), HasSubstr("longer than"));
    EXPECT_THAT(problem([&] {
                    auto verifier = catalogue();
                    (void)verifier.publish({"1.0"}).verify();
                }),
                HasSubstr("no broker is given to publish results to"));
}

}  // namespace
}  // namespace accord
