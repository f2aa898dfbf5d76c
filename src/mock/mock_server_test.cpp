// The mock server, asked over a socket.
#include "mock/mock_server.hpp"

#include "base/files.hpp"
#include "http/client.hpp"
#include "http/content_encoding.hpp"
#include "http/url.hpp"
#include "mock/mock_report.hpp"
#include "support/http2_client.hpp"

#include <unistd.h>

namespace accord::mock {
namespace {

using contract::Body;
using testing::ElementsAre;
using testing::HasSubstr;

contract::Interaction interaction(std::string description,
                                  contract::HttpRequest request,
                                  contract::HttpResponse response = {}) {
    return {.description = std::move(description),
            .content = contract::HttpExchange{std::move(request), std::move(response)}};
}

contract::Pact shop(std::vector<contract::Interaction> interactions) {
    return {.consumer = "Shop", .provider = "Products", .interactions = std::move(interactions)};
}

contract::Interaction get_product() {
    return interaction("a product",
                       {.path = "/products/42"},
                       {.headers = {{"X-Stock", {"7", "8"}}},
                        .body = Body::present(R"({"id":42})", "application/json")});
}

contract::Interaction post_order() {
    contract::HttpRequest request{.method = "POST",
                                  .path = "/orders",
                                  .headers = {{"Content-Type", {"application/json"}}},
                                  .body = Body::present(R"({"qty":1})", "application/json")};
    request.rules.body["$.qty"].rules.push_back({contract::rule::Integer{}});
    return interaction("an order", std::move(request), {.status = 201});
}

struct MockServerTest : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<MockServer> server;
    http::Client client;

    void start(std::vector<contract::Interaction> interactions, MockServerOptions options = {}) {
        auto started = MockServer::start(shop(std::move(interactions)), std::move(options), *log);
        ASSERT_TRUE(started) << started.error().message;
        server = std::move(*started);
    }
    http::Response ask(std::string method,
                       std::string target,
                       std::string body = "",
                       std::string type = "application/json",
                       std::string encoding = "") {
        auto url = *http::parse_url(server->url());
        url.target = std::move(target);
        http::Request request{.method = std::move(method), .body = std::move(body)};
        if (!request.body.empty()) {
            request.headers.add("Content-Type", std::move(type));
        }
        if (!encoding.empty()) {
            request.headers.add("Content-Encoding", std::move(encoding));
        }
        return *client.send(url, std::move(request));
    }
};

TEST_F(MockServerTest, answers_as_the_contract_says) {
    start({get_product()});
    const auto answer = ask("GET", "/products/42");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, R"({"id":42})");
    EXPECT_EQ(answer.headers.find("Content-Type"), "application/json");
    EXPECT_THAT(answer.headers, testing::Contains(testing::Pair("X-Stock", "7")));
    EXPECT_THAT(answer.headers, testing::Contains(testing::Pair("X-Stock", "8")));
    EXPECT_EQ(answer.headers.find("Access-Control-Allow-Origin"), "*");
    EXPECT_TRUE(server->outcome().all_matched());
}

TEST_F(MockServerTest, a_request_counts_before_its_answer_arrives) {
    start({get_product()});
    for (std::uint64_t times = 1; times <= 200; ++times) {
        ask("GET", "/products/42");
        ASSERT_THAT(server->outcome().matched_times, ElementsAre(times));
    }
}

TEST_F(MockServerTest, a_request_of_http_2_counts_before_its_answer_arrives) {
    start({get_product()});
    support::Http2Client http2(server->port());
    for (std::uint64_t times = 1; times <= 200; ++times) {
        const auto answer = http2.ask({.target = "/products/42"}).response;
        ASSERT_EQ(answer.body, R"({"id":42})");
        ASSERT_THAT(server->outcome().matched_times, ElementsAre(times));
    }
    const auto refused = http2.ask({.target = "/products/43"}).response;
    EXPECT_EQ(refused.headers.find("x-pact"), "Unexpected-Request");
    EXPECT_EQ(server->outcome().unmatched.size(), 1u);
    server->stop();
    EXPECT_TRUE(http2.is_closed_within(1000));
}

TEST_F(MockServerTest, matches_compressed_bodies_by_what_they_hold) {
    start({post_order()});
    const auto post = [&](std::string body, std::string encoding) {
        return ask("POST", "/orders", std::move(body), "application/json", std::move(encoding));
    };
    for (const char* encoding : {"gzip", "deflate"}) {
        EXPECT_EQ(post(*http::encode_content(encoding, R"({"qty":5})"), encoding).status, 201);
        EXPECT_THAT(post(*http::encode_content(encoding, R"({"qty":"five"})"), encoding).body,
                    HasSubstr("Expected 'five' (String) to be an integer"));
    }
    EXPECT_EQ(post(R"({"qty":5})", "utf-8").status, 201) << "an encoding that is none";
    EXPECT_THAT(post(R"({"qty":5})", "gzip").body,
                HasSubstr("Failed to decode the actual body: the compressed body is broken: it "
                          "does not start as gzip does"));
    EXPECT_THAT(post("\x0b\x02\x80", "br").body,
                HasSubstr("the body was compared as it came: the content encoding \\\"br\\\" is "
                          "not known; gzip and deflate are"));
}

TEST_F(MockServerTest, answers_in_the_content_encoding_that_the_contract_names) {
    start({interaction("zipped",
                       {.path = "/zipped"},
                       {.headers = {{"Content-Encoding", {"gzip"}}},
                        .body = Body::present(R"({"id":42})", "application/json")})});
    EXPECT_EQ(ask("GET", "/zipped").body, R"({"id":42})") << "as the client decodes it";
}

TEST_F(MockServerTest, matches_bodies_by_their_rules) {
    start({post_order()});
    EXPECT_EQ(ask("POST", "/orders", R"({"qty":5})").status, 201);
    const auto refused = ask("POST", "/orders", R"({"qty":"five"})");
    EXPECT_EQ(refused.status, 500);
    EXPECT_EQ(refused.headers.find("X-Pact"), "Request-Mismatch");
    EXPECT_EQ(refused.headers.find("Content-Type"), "application/json; charset=utf-8");
    EXPECT_THAT(refused.body, HasSubstr(R"("error":"Request-Mismatch : POST /orders")"));
    EXPECT_THAT(refused.body, HasSubstr("Expected 'five' (String) to be an integer"));
    EXPECT_THAT(refused.body,
                HasSubstr(R"("difference":"  {\n-   \"qty\": 1\n+   \"qty\": \"five\"\n  }\n")"));
}

contract::Interaction post(std::string path, std::string type, std::string body) {
    return interaction(path,
                       {.method = "POST",
                        .path = path,
                        .headers = {{"Content-Type", {type}}},
                        .body = Body::present(std::move(body), type)});
}

std::string many_fields(int count) {
    std::string text = "a0=1";
    for (int i = 1; i < count; ++i) {
        text += fmt::format("&a{}=1", i);
    }
    return text;
}

TEST_F(MockServerTest, bounds_the_fields_of_forms_and_queries_and_the_time_they_take) {
    constexpr const char* kForm = "application/x-www-form-urlencoded";
    start({post("/form", kForm, "a=1"), get_product()});
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(ask("POST", "/form", many_fields(5000), kForm).status, 500);
    EXPECT_EQ(ask("GET", "/products/42?" + many_fields(4000)).status, 500);
    const auto refused = ask("POST", "/form", many_fields(80'000), kForm);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.body, "The form has more than 5000 fields.\n");
    const auto zipped = *http::encode_content("gzip", many_fields(80'000));
    EXPECT_EQ(ask("POST", "/form", zipped, kForm, "gzip").status, 400);
}

TEST_F(MockServerTest, says_what_was_asked_in_utf8_whatever_it_was) {
    start({get_product(), post("/form", "text/plain", "a")});
    for (const auto& [target, body] :
         {std::pair("/%FF?a=%FE", "a"), std::pair("/form", "\xFF\xFE")}) {
        const auto refused = ask("POST", target, body, "text/plain");
        EXPECT_EQ(refused.status, 500);
        EXPECT_TRUE(json::parse(refused.body)) << refused.body;
    }
}

TEST_F(MockServerTest, shows_forms_and_multipart_bodies_by_line) {
    const auto parts = [](std::string_view boundary, std::string_view value) {
        return fmt::format(
            "--{0}\r\nContent-Disposition: form-data; name=\"meta\"\r\n"
            "Content-Type: application/json\r\n\r\n{{\"a\":{1}}}\r\n--{0}--\r\n",
            boundary,
            value);
    };
    const std::string form = "application/x-www-form-urlencoded";
    start({post("/form", form, "a=1&b=x+y"),
           post("/parts", "multipart/form-data; boundary=X", parts("X", "1"))});
    ask("POST", "/form", "b=z&a=1", form);
    ask("POST", "/parts", parts("other", "2"), "multipart/form-data; boundary=other");
    const std::string text =
        explain(shop({post("/form", form, ""), post("/parts", "", "")}), server->outcome());
    EXPECT_THAT(text, HasSubstr(R"(    body, expected (-) and actual (+):
        a=1
      - b=x y
      + b=z
)"));
    EXPECT_THAT(text, HasSubstr(R"(    body, expected (-) and actual (+):
        part "meta", application/json
          {
      -     "a": 1
      +     "a": 2
          }
)"));
}

TEST_F(MockServerTest, refuses_what_no_interaction_has) {
    start({get_product()});
    const auto refused = ask("GET", "/products/43");
    EXPECT_EQ(refused.status, 500);
    EXPECT_EQ(refused.headers.find("X-Pact"), "Unexpected-Request");
    const auto outcome = server->outcome();
    EXPECT_FALSE(outcome.all_matched());
    ASSERT_EQ(outcome.unmatched.size(), 1u);
    EXPECT_EQ(outcome.unmatched[0].request.path, "/products/43");
    EXPECT_THAT(outcome.missing(), ElementsAre(0u));
}

TEST_F(MockServerTest, chooses_the_interaction_that_matches_among_those_of_one_path) {
    contract::HttpRequest with_token{.path = "/a", .headers = {{"Authorization", {"Bearer t"}}}};
    start({interaction("with a token", with_token, {.status = 200}),
           interaction("without", {.path = "/a"}, {.status = 401})});
    EXPECT_EQ(ask("GET", "/a").status, 401);
    EXPECT_THAT(server->outcome().matched_times, ElementsAre(0u, 1u));
}

TEST_F(MockServerTest, names_the_interactions_that_are_about_as_near) {
    start({interaction("one", {.path = "/a", .query = {{"q", {"1"}}}}),
           interaction("two", {.path = "/a", .query = {{"q", {"2"}}}})});
    EXPECT_THAT(ask("GET", "/a?q=3").body,
                HasSubstr(R"("others":[{"interaction":"two","differences":1}])"));
    ASSERT_EQ(server->outcome().unmatched.size(), 1U);
    EXPECT_EQ(server->outcome().unmatched[0].nearest, 0U);
}

TEST_F(MockServerTest, decodes_path_and_query) {
    start({interaction("x", {.path = "/a b", .query = {{"q", {"1 2", "3"}}}})});
    EXPECT_EQ(ask("GET", "/a%20b?q=1+2&q=3").status, 200);
}

TEST_F(MockServerTest, keeps_equal_failures_once_and_only_so_many_different_ones) {
    start({get_product()});
    for (int i = 0; i < 3; ++i) {
        ask("GET", "/x");
    }
    for (std::size_t i = 0; i < MockRecord::kUnmatchedMax + 4; ++i) {
        ask("GET", "/y/" + std::to_string(i));
    }
    const auto outcome = server->outcome();
    EXPECT_EQ(outcome.unmatched.size(), MockRecord::kUnmatchedMax);
    EXPECT_EQ(outcome.unmatched[0].times, 3u);
    EXPECT_EQ(outcome.more_unmatched, 5u);
}

TEST_F(MockServerTest, answers_preflights_when_told_to_and_never_counts_them) {
    start({get_product()});
    EXPECT_EQ(ask("OPTIONS", "/products/42").status, 500);
    EXPECT_TRUE(server->outcome().unmatched.empty());
    start({get_product()}, {.cors_preflight = true});
    const auto answer = ask("OPTIONS", "/products/42");
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.headers.find("Access-Control-Allow-Methods"),
              "GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH");
    EXPECT_EQ(answer.headers.find("Access-Control-Allow-Headers"), "*");
    http::Request browser{.method = "OPTIONS"};
    browser.headers.add("Access-Control-Request-Headers", "X-A, X-B");
    const auto named = *client.send(*http::parse_url(server->url()), std::move(browser));
    EXPECT_EQ(named.headers.find("Access-Control-Allow-Headers"), "X-A, X-B, *");
    EXPECT_TRUE(server->outcome().unmatched.empty());
}

TEST_F(MockServerTest, counts_options_that_differ_from_an_interaction) {
    auto product = get_product();
    auto& request = std::get<contract::HttpExchange>(product.content).request;
    request.method = "OPTIONS";
    start({product}, {.cors_preflight = true});
    EXPECT_EQ(ask("OPTIONS", request.path).status, 200);
    EXPECT_EQ(ask("OPTIONS", request.path + "?more=1").status, 204);
    EXPECT_EQ(server->outcome().unmatched.size(), 1u);
}

TEST_F(MockServerTest, makes_generated_values_anew_for_each_answer) {
    auto product = get_product();
    auto& response = std::get<contract::HttpExchange>(product.content).response;
    response.generators.body["$.id"] = {.type = "RandomInt",
                                        .attributes = {{"min", 1}, {"max", 1'000'000'000}}};
    start({product});
    const auto first = ask("GET", "/products/42").body;
    EXPECT_THAT(first, testing::MatchesRegex(R"(\{"id":[0-9]+\})"));
    EXPECT_NE(first, ask("GET", "/products/42").body);
}

TEST_F(MockServerTest, says_which_generator_can_not_be_applied) {
    auto product = get_product();
    auto& response = std::get<contract::HttpExchange>(product.content).response;
    response.generators.body["$.id"] = {.type = "RandomNonsense"};
    start({product});
    const auto answer = ask("GET", "/products/42");
    EXPECT_EQ(answer.status, 500);
    EXPECT_THAT(answer.body, HasSubstr("RandomNonsense"));
}

TEST_F(MockServerTest, speaks_tls_when_told_to) {
    start({get_product()}, {.tls = true});
    EXPECT_THAT(server->url(), testing::StartsWith("https://"));
    const auto trusted =
        std::filesystem::temp_directory_path() / fmt::format("accord-mock-{}.pem", ::getpid());
    ASSERT_TRUE(write_file_atomically(trusted, server->certificate()));
    client = http::Client({.tls = {.ca_file = trusted}});
    EXPECT_EQ(ask("GET", "/products/42").status, 200);
    std::filesystem::remove(trusted);
}

TEST_F(MockServerTest, names_the_interaction_it_can_not_serve) {
    auto broken = get_product();
    std::get<contract::HttpExchange>(broken.content)
        .request.rules.path.rules.push_back({contract::rule::Regex{"("}});
    EXPECT_THAT(MockServer::start(shop({broken}), {}, *log).error().message,
                testing::StartsWith("interaction \"a product\": request: path"));
    contract::Interaction message{.description = "m", .content = contract::AsyncMessage{}};
    EXPECT_EQ(MockServer::start(shop({message}), {}, *log).error().message,
              "interaction \"m\": a mock server serves HTTP only");
}

TEST_F(MockServerTest, says_when_its_port_is_in_use) {
    start({get_product()});
    const auto second = MockServer::start(shop({}), {.port = server->port()}, *log);
    EXPECT_EQ(second.error().message,
              fmt::format("the mock server: can't listen on 127.0.0.1:{}: the port is in use by "
                          "another program",
                          server->port()));
}

}  // namespace
}  // namespace accord::mock
