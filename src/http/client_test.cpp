// The client against a server on a socket: bodies, redirects, deadlines, connections kept.
#include "http/client.hpp"

#include "base/encoding.hpp"
#include "http/server.hpp"
#include "http/url.hpp"

#include <atomic>
#include <semaphore>
#include <thread>

namespace accord::http {
namespace {

using std::chrono::milliseconds;

struct HttpClient : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<Server> server;
    Client client;

    Url start(Handler handler, ServerOptions options = {}) {
        server = *Server::start(std::move(options), std::move(handler), *log);
        return *parse_url(server->base_url());
    }
};

std::string seen(const Request& request) {
    std::string out = request.method + " " + request.target + "\n";
    for (const auto& [name, value] : request.headers) {
        out += name + ": " + value + "\n";
    }
    return out + request.body;
}

Response mirror(const Request& request) { return {.body = seen(request)}; }

Response redirect(int status, std::string location) {
    return {.status = status, .headers = {{"Location", std::move(location)}}};
}

TEST_F(HttpClient, sends_what_it_is_given_and_reads_the_answer) {
    auto url = start(mirror);
    url.target = "/a?b=c";
    const auto answer =
        client.send(url, {.method = "POST", .headers = {{"X-A", "1"}}, .body = "hi"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body,
              fmt::format("POST /a?b=c\nHost: 127.0.0.1:{}\nX-A: 1\nContent-Length: 2\nhi",
                          server->port()));
}

TEST_F(HttpClient, does_something_else_when_the_request_is_out) {
    std::binary_semaphore asked(0);
    const auto url = start([&](const Request& request) {
        asked.release();
        return mirror(request);
    });
    bool was_out = false;
    EXPECT_TRUE(client.send(url, {}, [&] { was_out = asked.try_acquire_for(milliseconds(5000)); }));
    EXPECT_TRUE(was_out);
}

TEST_F(HttpClient, does_not_count_what_it_does_meanwhile_as_the_servers_time) {
    const auto url = start([](const Request& request) {
        std::this_thread::sleep_for(milliseconds(800));
        return mirror(request);
    });
    Client hasty({.timeout = milliseconds(500)});
    EXPECT_TRUE(hasty.send(url, {}, [] { std::this_thread::sleep_for(milliseconds(600)); }));
    EXPECT_EQ(hasty.send(url, {}, [] {}).error().code, ErrorCode::kTimeout);
}

TEST_F(HttpClient, sends_the_urls_user_as_basic_authentication) {
    start(mirror);
    const auto answer = client.get(fmt::format("http://me:pw@127.0.0.1:{}", server->port()));
    EXPECT_THAT(answer->body,
                testing::HasSubstr("\nAuthorization: Basic " + base64_encode("me:pw") + "\n"));
}

TEST_F(HttpClient, reads_no_body_after_head) {
    const auto url = start(mirror);
    const auto answer = client.send(url, {.method = "HEAD"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "");
    EXPECT_EQ(client.send(url, {})->status, 200);
}

TEST_F(HttpClient, keeps_its_connection_for_the_next_request) {
    const auto url = start(mirror, {.connections_max = 1});
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(client.send(url, {})->status, 200) << i;
    }
}

TEST_F(HttpClient, opens_a_new_connection_when_the_kept_one_was_closed) {
    const auto url = start(mirror, {.idle_timeout = milliseconds(30)});
    EXPECT_EQ(client.send(url, {.method = "POST"})->status, 200);
    std::this_thread::sleep_for(milliseconds(120));
    EXPECT_EQ(client.send(url, {.method = "POST"})->status, 200);
}

TEST_F(HttpClient, serves_several_threads) {
    const auto url = start(mirror);
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 20; ++n) {
                    good += client.send(url, {})->status == 200;
                }
            });
        }
    }
    EXPECT_EQ(good, 160);
}

TEST_F(HttpClient, gives_redirects_back) {
    const auto url = start([](const Request&) { return redirect(302, "/next"); });
    const auto answer = client.send(url, {});
    EXPECT_EQ(answer->status, 302);
    EXPECT_EQ(answer->headers.value_or("Location", ""), "/next");
}

TEST_F(HttpClient, makes_gzip_plain_and_limits_the_plain_size) {
    const auto gzip = *base64_decode("H4sIAAAAAAACA0tMHAWjYBQMdwAAA9o4mugDAAA=");  // 1000 times 'a'
    const auto url = start([&](const Request&) {
        return Response{.headers = {{"Content-Encoding", "gzip"}}, .body = gzip};
    });
    const auto answer = client.send(url, {});
    EXPECT_EQ(answer->body, std::string(1000, 'a'));
    EXPECT_FALSE(answer->headers.has("Content-Encoding"));
    Client small({.body_bytes_max = 999});
    EXPECT_EQ(small.send(url, {}).error().message,
              "the answer of " + url.origin() + ": the body is larger than 999 bytes");
    Client raw({.decode_content = false});
    EXPECT_EQ(raw.send(url, {})->body, gzip);
}

TEST_F(HttpClient, limits_the_answer) {
    const auto url = start([](const Request&) { return Response{.body = std::string(101, 'x')}; });
    Client small({.body_bytes_max = 100});
    EXPECT_EQ(
        small.send(url, {}).error(),
        (Error{ErrorCode::kLimit, "the answer of " + url.origin() + " is larger than 100 bytes"}));
}

TEST_F(HttpClient, gives_back_what_it_has_of_a_body_that_may_be_cut) {
    const auto large =
        start([](const Request&) { return Response{.body = std::string(101, 'x')}; });
    Client small({.body_bytes_max = 100, .body_may_be_cut = true});
    for (int i = 0; i < 2; ++i) {
        const auto answer = small.send(large, {});
        EXPECT_EQ(answer->status, 200);
        EXPECT_EQ(answer->body, std::string(100, 'x'));
    }
}

TEST_F(HttpClient, leaves_an_encoding_that_it_can_not_undo_where_the_body_may_be_cut) {
    const auto url = start([](const Request&) {
        return Response{.headers = {{"Content-Encoding", "br"}}, .body = "?"};
    });
    EXPECT_FALSE(client.send(url, {}));
    EXPECT_EQ(Client({.body_may_be_cut = true}).send(url, {})->body, "?");
}

TEST_F(HttpClient, says_who_did_not_answer_in_time) {
    const auto url = start(
        [](const Request&) {
            std::this_thread::sleep_for(milliseconds(300));
            return Response{};
        },
        {.handler_threads = 1});
    Client hasty({.timeout = milliseconds(50)});
    EXPECT_EQ(hasty.send(url, {}).error(),
              (Error{ErrorCode::kTimeout, url.origin() + " did not answer within 50 ms"}));
}

TEST_F(HttpClient, says_who_is_not_there) {
    const auto url = start(mirror);
    server->stop();
    EXPECT_EQ(client.send(url, {}).error(),
              (Error{ErrorCode::kUnavailable,
                     "can't connect to " + url.origin() + ": Connection refused"}));
    EXPECT_EQ(client.get("http://nowhere.invalid").error().code, ErrorCode::kUnavailable);
    EXPECT_THAT(client.get("http://nowhere.invalid").error().message,
                testing::StartsWith("can't connect to http://nowhere.invalid: "));
}

TEST_F(HttpClient, sends_no_header_that_breaks_its_line) {
    const auto url = start(mirror);
    EXPECT_EQ(client.send(url, {.headers = {{"A", "b\r\nC: d"}}}).error().code,
              ErrorCode::kInvalidInput);
    EXPECT_EQ(client.send(url, {.method = "GET / HTTP/1.1\r\n"}).error().code,
              ErrorCode::kInvalidInput);
}

TEST_F(HttpClient, asks_the_proxy_with_the_whole_address) {
    start(mirror);
    ::setenv("http_proxy", fmt::format("http://u:p@127.0.0.1:{}", server->port()).c_str(), 1);
    Client through_proxy;
    ::unsetenv("http_proxy");
    const auto answer = through_proxy.get("http://provider.test/a?b");
    ASSERT_TRUE(answer);
    EXPECT_EQ(
        answer->body,
        "GET /a?b\nHost: provider.test\nProxy-Authorization: Basic " + base64_encode("u:p") + "\n");
}

TEST_F(HttpClient, asks_the_proxy_for_a_tunnel_to_https) {
    std::string asked;
    start([&](const Request& request) {
        asked = request.method + " " + request.target;
        return Response{.status = 403};
    });
    ::setenv("HTTPS_PROXY", server->base_url().c_str(), 1);
    Client through_proxy;
    ::unsetenv("HTTPS_PROXY");
    EXPECT_EQ(through_proxy.get("https://provider.test/a").error().message,
              fmt::format("can't connect to https://provider.test: the proxy {} answered 403",
                          server->base_url()));
    EXPECT_EQ(asked, "CONNECT provider.test:443");
}

}  // namespace
}  // namespace accord::http
