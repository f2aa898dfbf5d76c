// Interactions in tests, for each version of the specification.
#include "accord/interaction.hpp"

#include "base/files.hpp"
#include "http/client.hpp"
#include "http/contract_exchange.hpp"
#include "matching/compiled.hpp"
#include "support/consumer_test.hpp"

namespace accord {
namespace {

using testing::HasSubstr;

struct InteractionTest : ApiTest {
    Pact shop(Specification specification = Specification::kV4) const {
        return Pact("Shop", "Products", options(specification));
    }
    /// Asks for the target and gives what was written.
    static contract::Interaction ask(Pact& pact, const http::Request& request) {
        const auto outcome = pact.run_test([&](const MockServer& server) {
            http::Client client;
            EXPECT_TRUE(client.send(
                {.host = "127.0.0.1", .port = server.port(), .target = request.target}, request));
        });
        EXPECT_TRUE(outcome) << outcome;
        return outcome ? written(outcome).interactions.at(0) : contract::Interaction{};
    }
};

TEST_F(InteractionTest, holds_what_v4_lets_be_said) {
    auto pact = shop();
    pact.upon_receiving("x")
        .key("shop-1")
        .pending()
        .transport("http")
        .comment("first")
        .comment("second")
        .test_name("Shop.x")
        .reference("jira", "ticket", "SHOP-42")
        .markup("*for* people")
        .with_request("GET", "/")
        .will_respond_with(200);
    const auto read = ask(pact, {});
    EXPECT_EQ(read.key, "shop-1");
    EXPECT_TRUE(read.pending);
    EXPECT_EQ(read.transport, "http");
    EXPECT_EQ(json::write_canonical(read.comments),
              R"({"references":{"jira":{"ticket":"SHOP-42"}},"testname":"Shop.x",)"
              R"("text":["first","second"]})");
    EXPECT_EQ(json::write_compact(read.extra),
              R"({"interactionMarkup":{"markup":"*for* people","markupType":"COMMON_MARK"}})");
}

TEST_F(InteractionTest, has_the_method_in_upper_case) {
    auto pact = shop();
    pact.upon_receiving("x").with_request("get", "/").will_respond_with(200);
    EXPECT_EQ(ask(pact, {.method = "GET"}).http()->request.method, "GET");
}

TEST_F(InteractionTest, writes_the_query_of_version_2_in_the_order_of_the_test) {
    auto pact = shop(Specification::kV2);
    pact.upon_receiving("x")
        .with_request("GET", "/")
        .query("q[][a]", "1")
        .query("q[][b]", "2")
        .query("q[][a]", "3")
        .will_respond_with(200);
    const auto read = ask(pact, {.target = "/?q[][a]=1&q[][b]=2&q[][a]=3"});
    EXPECT_EQ(http::target_of(read.http()->request),
              "/?q%5B%5D%5Ba%5D=1&q%5B%5D%5Bb%5D=2&q%5B%5D%5Ba%5D=3");
}

TEST_F(InteractionTest, takes_names_that_look_like_positions_for_names) {
    for (const auto version : {Specification::kV2, Specification::kV3, Specification::kV4}) {
        auto pact = shop(version);
        pact.upon_receiving("x")
            .with_request("GET", "/")
            .query("list", regex("a+", "a"))
            .query("list", "b")
            .query("list[0]", regex("\\d", "1"))
            .query("filter[owner]", like("me"))
            .header("X-A", "1")
            .will_respond_with(200);
        const auto read = ask(
            pact,
            {.target = "/?list=aa&list=b&list[0]=2&filter[owner]=you", .headers = {{"X-A", "1"}}});
        const auto expected =
            matching::CompiledRequest::compile(read.http()->request, contract::SpecVersion::kV4);
        ASSERT_TRUE(expected) << expected.error().message;
        auto actual = read.http()->request;
        actual.query = {{"list", {"aaa", "b"}}, {"list[0]", {"3"}}, {"filter[owner]", {"her"}}};
        EXPECT_TRUE(expected->match(actual).empty()) << expected->match(actual).front().sentence;
        actual.query = {{"list", {"3", "b"}}, {"list[0]", {"a"}}, {"filter[owner]", {"her"}}};
        EXPECT_EQ(expected->match(actual).size(), 2U);
    }
}

TEST_F(InteractionTest, says_what_an_older_version_can_not_hold) {
    auto pact = shop(Specification::kV2);
    pact.upon_receiving("x")
        .key("k")
        .with_request("GET", "/")
        .will_respond_with(200)
        .json_body(integer(1));
    EXPECT_EQ(refusal([&] { (void)pact.start(); }),
              "version 2.0.0 of the Pact specification, which PactOptions asks for, can't hold all "
              "that the test says; choose a later one, or do without:\n  interaction \"x\": the "
              "key is left out\n  interaction \"x\": "
              "response: body rule \"$\": \"integer\" becomes \"type\"");
}

class EachVersion : public InteractionTest,
                    public testing::WithParamInterface<std::pair<Specification, const char*>> {};

TEST_P(EachVersion, can_be_written) {
    auto pact = shop(GetParam().first);
    pact.given("s")
        .upon_receiving("x")
        .with_request("GET", "/")
        .query("q", "a")
        .will_respond_with(200);
    const auto outcome = pact.run_test([](const MockServer& server) {
        http::Client client;
        (void)client.get(server.url() + "/?q=a");
    });
    ASSERT_TRUE(outcome) << outcome;
    const auto read = written(outcome);
    EXPECT_EQ(to_string(read.version), GetParam().second);
    EXPECT_EQ(read.interactions.at(0).http()->request.query.size(), 1u);
    EXPECT_EQ(read.interactions.at(0).states.size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(Versions,
                         EachVersion,
                         testing::Values(std::pair{Specification::kV1, "1.0.0"},
                                         std::pair{Specification::kV1_1, "1.1.0"},
                                         std::pair{Specification::kV2, "2.0.0"},
                                         std::pair{Specification::kV3, "3.0.0"},
                                         std::pair{Specification::kV4, "4.0"}));

TEST_F(InteractionTest, several_values_have_a_matcher_each) {
    auto pact = shop();
    pact.upon_receiving("x")
        .with_request("GET", "/")
        .query("id", integer(1))
        .query("id", regex("b+", "b"))
        .query("tag", each_like(regex("t.*", "t")))
        .header("X-A", array({"1", include("2", "2")}))
        .will_respond_with(200);
    const auto outcome = pact.run_test([&](const MockServer& server) {
        http::Client client;
        const auto answer =
            client.get(server.url() + "/?id=7&id=bbb&tag=t1&tag=t2", {{"X-A", "1"}, {"X-A", "12"}});
        EXPECT_EQ(answer->status, 200);
    });
    ASSERT_TRUE(outcome) << outcome;
    const auto request = written(outcome).interactions[0].http()->request;
    EXPECT_EQ(rules_text(request.rules.query),
              R"(id[0]{"match":"integer"}id[1]{"match":"regex","regex":"b+"})"
              R"(tag{"match":"type","min":1}{"match":"regex","regex":"t.*"})");
    EXPECT_EQ(rules_text(request.rules.header), R"(X-A[1]{"match":"include","value":"2"})");
    EXPECT_EQ(*contract::find_values(request.query, "id"), (std::vector<std::string>{"1", "b"}));
}

TEST_F(InteractionTest, the_status_may_have_a_matcher) {
    auto pact = shop();
    pact.upon_receiving("x")
        .with_request("GET", "/")
        .will_respond_with(status_code(StatusClass::kSuccess, 204));
    const auto response = ask(pact, {}).http()->response;
    EXPECT_EQ(response.status, 204);
    EXPECT_EQ(response.rules.status.rules.size(), 1u);
}

TEST_F(InteractionTest, a_state_gives_the_path_that_the_provider_gets) {
    auto pact = shop();
    pact.given("a product")
        .upon_receiving("x")
        .with_request("GET", from_provider_state("/products/${id}", "/products/42"))
        .header("X-Id", from_provider_state("${id}", integer(42)))
        .will_respond_with(200)
        .header("Location", from_provider_state("/products/${id}", "/products/42"))
        .json_body(object({{"id", from_provider_state("${id}", 42)}}));
    const auto http = *ask(pact, {.target = "/products/42", .headers = {{"X-Id", "7"}}}).http();
    EXPECT_TRUE(http.request.rules.path.empty()) << "the consumer asks for the example";
    EXPECT_EQ(generators_text(http.request.generators.path),
              R"( ProviderState{"expression":"/products/${id}"})");
    EXPECT_EQ(rules_text(http.request.rules.header), R"(X-Id{"match":"integer"})");
    EXPECT_EQ(rules_text(http.response.rules.header), R"(Location{"match":"type"})");
    EXPECT_EQ(rules_text(http.response.rules.body), R"($.id{"match":"type"})");
}

TEST_F(InteractionTest, refuses_an_example_that_breaks_the_rules_of_its_place) {
    auto pact = shop();
    pact.upon_receiving("x")
        .with_request("GET", "/")
        .will_respond_with(200)
        .json_body(object({{"list", each_like_at_most(1, 0)}}));
    EXPECT_EQ(refusal([&] { (void)pact.start(); }),
              "interaction \"x\": response: body $.list: the example breaks its own rule: "
              "Expected [1] (size 1) to have maximum size of 0");
}

/// Each of the ways in which the parts of one interaction can follow one another.
class AnyOrder : public InteractionTest, public testing::WithParamInterface<int> {};

TEST_P(AnyOrder, gives_the_same_bytes) {
    const auto text_of = [&](std::vector<int> order, const std::string& name) {
        PactOptions in = options();
        in.pact_folder = (folder / name).string();
        Pact pact("Shop", "Products", in);
        auto interaction = pact.upon_receiving("x");
        auto request = interaction.with_request("POST", "/");
        auto response = interaction.will_respond_with(200);
        auto message = pact.expects_to_receive("m");
        for (const int part : order) {
            if (part == 0) {
                request.header("X-A", like("a"));
                response.header("X-B", like("b"));
                message.metadata("topic", like("t"));
            } else if (part == 1) {
                request.query("q", like("a"));
                interaction.given("s");
                message.given("s").key("k");
            } else {
                request.json_body(object({{"id", integer(1)}}));
                response.body(Body::xml(Xml("a").text(like("b"))));
                message.contents(Body::binary(std::string("\0\1", 2), "image/png"));
            }
        }
        const auto outcome = pact.run_test([](const MockServer& server) {
            server.deliver("m", [](const ReceivedMessage&) {});
            http::Client client;
            (void)client.send({.host = "127.0.0.1", .port = server.port(), .target = "/?q=b"},
                              {.method = "POST",
                               .headers = {{"X-A", "z"}, {"Content-Type", "application/json"}},
                               .body = R"({"id":2})"});
        });
        EXPECT_TRUE(outcome) << outcome;
        return *read_file(outcome.pact_file());
    };
    std::vector<int> order{0, 1, 2};
    for (int i = 0; i < GetParam(); ++i) {
        std::ranges::next_permutation(order);
    }
    const std::string bytes = text_of(order, "permuted");
    EXPECT_EQ(bytes, text_of({0, 1, 2}, "first"));
    for (const char* part : {"X-A", "X-B", "topic", "\"q\"", "<a>b</a>", "AAE="}) {
        EXPECT_THAT(bytes, HasSubstr(part));
    }
}

INSTANTIATE_TEST_SUITE_P(Parts, AnyOrder, testing::Range(1, 6));

TEST_F(InteractionTest, a_multipart_body_takes_any_boundary) {
    auto pact = shop();
    pact.upon_receiving("x")
        .with_request("POST", "/")
        .body(Body::multipart({Part::field("title", regex("[a-z]+", "kettle"))}))
        .will_respond_with(200);
    const auto request =
        ask(pact,
            {.method = "POST",
             .headers = {{"Content-Type", "multipart/form-data; boundary=other"}},
             .body = "--other\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\npot\r\n"
                     "--other--\r\n"})
            .http()
            ->request;
    EXPECT_EQ(contract::header_value(request.headers, "Content-Type"),
              "multipart/form-data; boundary=accord");
    auto other = shop();
    other.upon_receiving("x")
        .with_request("POST", "/")
        .body(Body::multipart({Part::field("a", "b")}))
        .header("Content-Type", "multipart/form-data")
        .will_respond_with(200);
    EXPECT_EQ(refusal([&] { (void)other.start(); }),
              "interaction \"x\": the header Content-Type can't be given beside a multipart body, "
              "which brings its own, with the boundary");
}

}  // namespace
}  // namespace accord
