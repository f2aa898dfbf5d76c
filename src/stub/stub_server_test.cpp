// The stub server, asked by a client.
#include "stub/stub_server.hpp"

#include "http/client.hpp"
#include "http/tls/tls_certificate.hpp"
#include "http/url.hpp"
#include "support/shop_pact.hpp"

#include <thread>

namespace accord::stub {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

struct StubOf : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<StubServer> stub;
    http::Client client;

    void start(StubOptions options = {}) {
        auto started = StubServer::start({support::shop_pact()}, std::move(options), *log);
        ASSERT_TRUE(started) << started.error().message;
        stub = std::move(*started);
    }
    http::Response ask(std::string_view path,
                       std::string method = "GET",
                       http::Headers headers = {},
                       std::string body = "") {
        const auto got = client.send(
            *http::parse_url(stub->url() + std::string(path)),
            {.method = std::move(method), .headers = std::move(headers), .body = std::move(body)});
        EXPECT_TRUE(got) << got.error().message;
        return got.value_or(http::Response());
    }
};

TEST_F(StubOf, answers_for_every_origin) {
    start();
    const auto product = ask("/products/42", "GET", {{"Accept", "application/json"}});
    EXPECT_EQ(product.body, R"({"id":42})");
    EXPECT_EQ(product.headers.find("access-control-allow-origin"), "*");
    EXPECT_EQ(ask("/search?q=a").headers.find("content-type"), "text/plain");
    EXPECT_EQ(ask("/nothing").status, 404);
    EXPECT_EQ(ask("/search?q=a", "OPTIONS").status, 404);
}

TEST_F(StubOf, answers_preflights_where_it_is_told_to) {
    start({.cors = true, .cors_referer = true});
    const auto answer = ask("/products", "OPTIONS", {{"Referer", "http://page.test:81/a?b"}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.headers.find("access-control-allow-origin"), "http://page.test:81");
    EXPECT_EQ(answer.headers.find("access-control-allow-headers"), "*");
    EXPECT_EQ(ask("/products", "OPTIONS").headers.find("access-control-allow-origin"), "*");
}

TEST_F(StubOf, a_header_brings_a_filter) {
    start({.filter = *StateFilter::compile("42 exists", false), .state_header = "X-State"});
    EXPECT_EQ(ask("/products/42").status, 200);
    EXPECT_EQ(ask("/products/42", "GET", {{"x-state", "nothing"}}).status, 404);
    EXPECT_EQ(ask("/products/42", "GET", {{"x-state", "nothing"}}).body, "");
    const auto broken = ask("/products/42", "GET", {{"X-State", "("}});
    EXPECT_EQ(broken.status, 400);
    EXPECT_THAT(broken.body, HasSubstr("X-State: "));
}

TEST_F(StubOf, states_and_faults_are_switched_while_it_runs) {
    start({.has_control = true});
    EXPECT_EQ(ask("/products/42").status, 404);
    ask("/__stub/states", "PUT", {}, R"({"states": ["product 42 exists"]})");
    EXPECT_EQ(ask("/products/42").status, 200);
    ask("/__stub/behaviour", "PUT", {}, R"({"rules": [{"path": "/search", "fault": 503}]})");
    EXPECT_EQ(ask("/search?q=a").status, 503);
    EXPECT_EQ(ask("/products/42").status, 200);
    ask("/__stub/behaviour", "PUT", {}, R"({"rules": [{"fault": "empty"}]})");
    EXPECT_FALSE(client.get(stub->url() + "/products/42"));
    EXPECT_EQ(ask("/__stub/behaviour", "DELETE").status, 200);
    EXPECT_EQ(ask("/products/42").status, 200);
}

TEST_F(StubOf, has_no_control_routes_unless_told_to) {
    start({.behaviour = Behaviour({{.delay = {milliseconds(50), milliseconds(50)}}})});
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(ask("/__stub").status, 404);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, milliseconds(50));
}

TEST_F(StubOf, is_replaced_between_two_requests) {
    start({.io_threads = 2});
    auto other = support::shop_pact();
    other.interactions.erase(other.interactions.begin() + 2, other.interactions.end());
    std::atomic<bool> is_over = false;
    std::atomic<int> good = 0;
    std::atomic<int> bad = 0;
    std::thread asks([&] {
        http::Client mine;
        while (!is_over) {
            const auto got = mine.get(stub->url() + "/products/42");
            ++(got && got->status == 404 && got->body.empty() ? good : bad);
        }
    });
    for (int i = 0; i < 200 || (good < 200 && bad == 0); ++i) {
        EXPECT_TRUE(stub->replace({i % 2 == 0 ? support::shop_pact() : other}));
    }
    EXPECT_TRUE(stub->replace({support::shop_pact()}));
    is_over = true;
    asks.join();
    EXPECT_GT(good, 0);
    EXPECT_EQ(bad, 0);
    EXPECT_EQ(stub->interactions(), 4U);
}

TEST_F(StubOf, keeps_what_it_plays_when_the_new_is_broken) {
    start();
    auto broken = support::shop_pact();
    std::get<contract::HttpExchange>(broken.interactions[0].content).request.path = "/other";
    std::get<contract::HttpExchange>(broken.interactions[0].content)
        .request.rules.path.rules.push_back({contract::rule::Regex{"("}});
    const auto replaced = stub->replace({broken});
    EXPECT_THAT(replaced.error().message, HasSubstr("interaction \"a product\""));
    EXPECT_EQ(ask("/products/42").status, 404);
    EXPECT_EQ(stub->interactions(), 4U);
}

TEST_F(StubOf, speaks_tls) {
    start({.tls = *http::make_self_signed("localhost")});
    http::Client trusting({.tls = {.more_authorities = stub->certificate()}});
    const auto got = trusting.get(fmt::format("https://localhost:{}/search?q=a", stub->port()));
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->body, "found");
}

TEST_F(StubOf, a_port_in_use_is_told) {
    start();
    const auto second =
        StubServer::start({support::shop_pact()}, {.port = stub->port()}, *log).error();
    EXPECT_EQ(second.code, ErrorCode::kUnavailable);
    EXPECT_THAT(second.message, HasSubstr("the port is in use by another program"));
}

}  // namespace
}  // namespace accord::stub
