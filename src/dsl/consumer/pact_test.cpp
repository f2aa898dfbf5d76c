// Consumer tests as users write them, from the mock server to the pact file.
#include "accord/pact.hpp"

#include "base/files.hpp"
#include "http/client.hpp"
#include "support/consumer_test.hpp"

namespace accord {
namespace {

using testing::HasSubstr;

struct PactTest : ApiTest {
    http::Client client;

    Pact shop() const { return Pact("Shop", "Products", options()); }
    /// The status; 0 when nobody answered.
    int get(const std::string& url) {
        const auto answer = client.get(url);
        return answer ? answer->status : 0;
    }
};

void ask_for_product(Pact& pact) {
    pact.given("product 42 exists", object({{"id", 42}}))
        .upon_receiving("a request for product 42")
        .with_request("GET", regex("/products/\\d+", "/products/42"))
        .header("Accept", like("application/json"))
        .query("page", integer(1))
        .will_respond_with(200)
        .header("X-Stock", regex("\\d+", "7"))
        .json_body(object({{"id", integer(42)}, {"tags", each_like("kitchen")}}));
}

TEST_F(PactTest, writes_what_the_test_said_when_all_matched) {
    auto pact = shop();
    ask_for_product(pact);
    const auto outcome = pact.run_test([&](const MockServer& server) {
        const auto answer =
            client.get(server.url() + "/products/7?page=3", {{"Accept", "text/html"}});
        EXPECT_EQ(answer->body, R"({"id":42,"tags":["kitchen"]})");
        EXPECT_EQ(answer->headers.find("Content-Type"), "application/json");
    });
    EXPECT_TRUE(outcome) << outcome;
    EXPECT_EQ(outcome.explanation(), "");
    EXPECT_EQ(outcome.pact_file(), (folder / "Shop-Products.json").string());

    const auto written = contract::load_pact(outcome.pact_file());
    ASSERT_TRUE(written) << written.error().message;
    ASSERT_EQ(written->interactions.size(), 1u);
    const auto& interaction = written->interactions[0];
    EXPECT_EQ(interaction.description, "a request for product 42");
    EXPECT_EQ(interaction.states[0].params, (json::Object{{"id", 42}}));
    const auto& request = interaction.http()->request;
    EXPECT_EQ(request.path, "/products/42");
    EXPECT_EQ(request.rules.path.rules.size(), 1u);
    EXPECT_EQ(request.rules.query.count("page"), 1u);
    EXPECT_EQ(interaction.http()->response.rules.body.count("$.tags"), 1u);
}

TEST_F(PactTest, parts_may_come_in_any_order) {
    auto pact = shop();
    auto interaction = pact.upon_receiving("a greeting");
    interaction.will_respond_with(201).body("hi", "text/plain").header("X", "1");
    interaction.with_request("POST", "/").body("hello", "text/plain").query("q", "a");
    interaction.given("it is day").given("it is warm");
    const auto outcome = pact.run_test([&](const MockServer& server) {
        const auto answer = client.send(
            {.host = "127.0.0.1", .port = server.port(), .target = "/?q=a"},
            {.method = "POST", .headers = {{"Content-Type", "text/plain"}}, .body = "hello"});
        EXPECT_EQ(answer->status, 201);
        EXPECT_EQ(answer->body, "hi");
    });
    EXPECT_TRUE(outcome) << outcome;
}

TEST_F(PactTest, merges_with_what_other_tests_wrote) {
    for (const std::string name : {"a", "b"}) {
        auto pact = shop();
        pact.upon_receiving(name).with_request("GET", "/" + name).will_respond_with(204);
        EXPECT_TRUE(pact.run_test(
            [&](const MockServer& server) { EXPECT_EQ(get(server.url() + "/" + name), 204); }));
    }
    EXPECT_EQ(contract::load_pact(folder / "Shop-Products.json")->interactions.size(), 2u);
}

TEST_F(PactTest, explains_what_did_not_match_and_writes_nothing) {
    auto pact = shop();
    ask_for_product(pact);
    const auto outcome =
        pact.run_test([&](const MockServer& server) { get(server.url() + "/products/7?page=x"); });
    EXPECT_FALSE(outcome);
    EXPECT_THAT(outcome.explanation(),
                HasSubstr("GET /products/7?page=x was received, but differs"));
    EXPECT_THAT(outcome.explanation(), HasSubstr("query \"page\": "));
    EXPECT_THAT(outcome.explanation(), testing::Not(HasSubstr("was never asked")));
    EXPECT_THAT(outcome.mismatches_json(), HasSubstr("\"type\":\"request-mismatch\""));
    EXPECT_EQ(outcome.pact_file(), "");
    EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST_F(PactTest, a_server_that_was_not_used_does_not_pass) {
    auto pact = shop();
    ask_for_product(pact);
    auto server = pact.start();
    EXPECT_FALSE(server.outcome());
    EXPECT_FALSE(server.verify());
    EXPECT_EQ(get(server.url()), 0) << "the server has stopped";
}

TEST_F(PactTest, a_server_without_verify_writes_nothing) {
    auto pact = shop();
    pact.upon_receiving("a").with_request("GET", "/a").will_respond_with(204);
    {
        auto server = pact.start();
        EXPECT_EQ(get(server.url() + "/a"), 204);
        EXPECT_TRUE(server.outcome());
    }
    EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST_F(PactTest, an_exception_of_the_test_passes_through) {
    auto pact = shop();
    ask_for_product(pact);
    EXPECT_THROW((void)pact.run_test([](const MockServer&) { throw std::out_of_range("mine"); }),
                 std::out_of_range);
}

TEST_F(PactTest, an_exception_after_a_mismatch_does_not_hide_it) {
    auto pact = shop();
    ask_for_product(pact);
    const auto outcome = pact.run_test([&](const MockServer& server) {
        get(server.url() + "/product/42");
        throw std::runtime_error("the service answered 500");
    });
    EXPECT_FALSE(outcome);
    EXPECT_THAT(outcome.explanation(), HasSubstr("path: Expected"));
    EXPECT_THAT(outcome.explanation(),
                testing::EndsWith("\nThen the test threw: the service answered 500\n"));
}

TEST_F(PactTest, refuses_a_second_body_request_response_and_description) {
    auto pact = shop();
    auto interaction = pact.upon_receiving("x");
    auto request = interaction.with_request("GET", "/");
    request.json_body(1);
    EXPECT_EQ(refusal([&] { request.body("", "text/plain"); }),
              "interaction \"x\": it has a body already; a part has one");
    EXPECT_EQ(refusal([&] { interaction.with_request("GET", "/"); }),
              "interaction \"x\": with_request(): it has a request already");
    interaction.will_respond_with(200);
    EXPECT_EQ(refusal([&] { request.will_respond_with(200); }),
              "interaction \"x\": will_respond_with(): it has a response already");
    EXPECT_EQ(refusal([&] { interaction.upon_receiving("y"); }),
              "interaction \"x\": upon_receiving(\"y\"): it has a description already");
}

TEST_F(PactTest, refuses_what_can_not_be_sent) {
    auto pact = shop();
    auto interaction = pact.upon_receiving("x");
    EXPECT_EQ(refusal([&] { interaction.will_respond_with(20); }),
              "interaction \"x\": will_respond_with(20): a status is from 100 to 599");
    auto request = interaction.with_request("GET", "/");
    EXPECT_EQ(refusal([&] { request.header("A", object({})); }),
              "interaction \"x\": request header \"A\": a text or number is needed, not an object, "
              "list or null");
    request.query("q", each_like("a"));
    EXPECT_EQ(
        refusal([&] { request.query("q", "b"); }),
        "interaction \"x\": query parameter \"q\": each_like() stands for all values, so that "
        "no other can be added");
    EXPECT_EQ(refusal([&] { pact.upon_receiving("y").with_request("GET", "a?b"); }),
              "interaction \"y\": with_request(): the path \"a?b\" starts with / and has no query; "
              "see Request::query");
}

TEST_F(PactTest, refuses_to_start_with_something_missing) {
    EXPECT_EQ(refusal([&] { (void)shop().start(); }),
              "the pact has no interaction; upon_receiving() begins one");
    const auto missing = [&](auto write) {
        auto pact = shop();
        write(pact);
        return refusal([&] { (void)pact.start(); });
    };
    EXPECT_EQ(missing([](Pact& pact) { pact.given("x"); }),
              "interaction without a description: upon_receiving() is missing");
    EXPECT_EQ(missing([](Pact& pact) { pact.upon_receiving("x"); }),
              "interaction \"x\": with_request() is missing");
    EXPECT_EQ(missing([](Pact& pact) { pact.upon_receiving("x").with_request("GET", "/"); }),
              "interaction \"x\": will_respond_with() is missing");
    EXPECT_EQ(
        missing([](Pact& pact) {
            for (int i = 0; i < 2; ++i) {
                pact.upon_receiving("x").with_request("GET", "/").will_respond_with(200);
            }
        }),
        "interaction \"x\": another interaction with the same provider states has this description, too");
    EXPECT_EQ(refusal([] { Pact("", "p"); }),
              "a pact needs the names of its consumer and its provider");
}

TEST_F(PactTest, interactions_are_fixed_once_the_server_has_started) {
    auto pact = shop();
    auto interaction = pact.upon_receiving("x");
    interaction.with_request("GET", "/").will_respond_with(200);
    const auto server = pact.start();
    EXPECT_EQ(refusal([&] { interaction.given("late"); }),
              "interaction \"x\": the mock server has started, so that nothing can be added");
}

TEST_F(PactTest, throws_when_the_file_can_not_be_written) {
    ASSERT_TRUE(write_file_atomically(folder, "a file where the folder should be"));
    auto pact = shop();
    pact.upon_receiving("a").with_request("GET", "/a").will_respond_with(204);
    auto server = pact.start();
    get(server.url() + "/a");
    EXPECT_THAT(refusal([&] { (void)server.verify(); }),
                testing::StartsWith("the pact was not written: "));
}

}  // namespace
}  // namespace accord
