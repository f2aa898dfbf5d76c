// The server, spoken to in HTTP/2 by the client that nghttp2 is.
#include "http/server.hpp"
#include "support/http2_client.hpp"

#include <future>
#include <thread>

namespace accord::http {
namespace {

using std::chrono::milliseconds;
using support::Http2Client;
using support::TestSocket;
using testing::_;
using testing::ElementsAre;
using testing::EndsWith;
using testing::Pair;
using testing::StartsWith;

Response told_back(const Request& request) {
    Response out{.headers = {{"X-Target", request.target}}, .body = request.method + request.body};
    for (const auto& [name, value] : request.headers) {
        out.headers.add("got-" + name, value);
    }
    return out;
}

struct Http2Server : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<Server> server;

    void start(ServerOptions options = {}, Handler handler = told_back) {
        options.http2 = true;
        server = *Server::start(std::move(options), std::move(handler), *log);
    }
};

TEST_F(Http2Server, answers_with_what_the_handler_says) {
    start({.on_every_answer = {{"X-All", "1"}, {"X-Target", "not this"}}});
    Http2Client client(server->port());
    const auto answer = client.ask({.method = "PUT", .target = "/a?b", .body = "hi"});
    EXPECT_EQ(answer.response.status, 200);
    EXPECT_EQ(answer.response.body, "PUThi");
    EXPECT_EQ(answer.reason, NGHTTP2_NO_ERROR);
    const auto& headers = answer.response.headers;
    EXPECT_EQ(headers.find("x-target"), "/a?b");
    EXPECT_EQ(headers.find("x-all"), "1");
    EXPECT_EQ(headers.find("got-host"), "a:1");
    EXPECT_EQ(headers.find("content-length"), "5");
    EXPECT_THAT(headers.value_or("date", ""), EndsWith(" GMT"));
}

TEST_F(Http2Server, knows_from_which_address_each_request_came) {
    start({}, [](const Request& asked) { return Response{.body = "from " + asked.peer}; });
    Http2Client client(server->port());
    EXPECT_EQ(client.ask({}).response.body, "from 127.0.0.1");
    EXPECT_EQ(client.ask({.method = "PUT", .body = "hi"}).response.body, "from 127.0.0.1");
}

TEST_F(Http2Server, has_many_requests_on_one_connection) {
    start();
    Http2Client client(server->port());
    for (int i = 0; i < 300; ++i) {
        const auto target = "/" + std::to_string(i);
        ASSERT_EQ(client.ask({.target = target}).response.headers.find("x-target"), target);
    }
}

TEST_F(Http2Server, answers_several_requests_at_once) {
    start();
    Http2Client client(server->port());
    std::vector<std::int32_t> streams;
    for (int i = 0; i < 90; ++i) {
        streams.push_back(client.start({.method = "POST", .body = std::to_string(i)}));
    }
    for (int i = 0; i < 90; ++i) {
        EXPECT_EQ(client.finish(streams[i]).response.body, "POST" + std::to_string(i));
    }
}

TEST_F(Http2Server, a_request_that_takes_long_does_not_keep_others_waiting) {
    std::promise<void> go;
    const auto let_go = go.get_future().share();
    start({.handler_threads = 2}, [&](const Request& request) {
        if (request.target == "/slow") {
            let_go.wait();
        }
        return Response{.body = request.target};
    });
    Http2Client client(server->port());
    const auto slow = client.start({.target = "/slow"});
    EXPECT_EQ(client.ask({.target = "/fast"}).response.body, "/fast");
    EXPECT_FALSE(client.answers[slow].is_closed);
    go.set_value();
    EXPECT_EQ(client.finish(slow).response.body, "/slow");
}

TEST_F(Http2Server, sends_and_takes_large_bodies_as_flow_control_allows) {
    start();
    Http2Client client(server->port());
    const std::string large(5'000'000, 'x');
    const auto first = client.start({.method = "POST", .body = large});
    const auto second = client.start({.method = "PUT", .body = large});
    EXPECT_EQ(client.finish(first).response.body, "POST" + large);
    EXPECT_EQ(client.finish(second).response.body, "PUT" + large);
}

TEST_F(Http2Server, sends_no_body_to_head_but_its_length) {
    start();
    Http2Client client(server->port());
    const auto answer = client.ask({.method = "HEAD"});
    EXPECT_EQ(answer.response.body, "");
    EXPECT_EQ(answer.response.headers.find("content-length"), "4");
}

TEST_F(Http2Server, sends_neither_body_nor_length_with_statuses_that_have_none) {
    start({}, [](const Request&) { return Response{.status = 204, .body = "dropped"}; });
    const auto answer = Http2Client(server->port()).ask({});
    EXPECT_EQ(answer.response.status, 204);
    EXPECT_EQ(answer.response.body, "");
    EXPECT_FALSE(answer.response.headers.has("content-length"));
}

TEST_F(Http2Server, leaves_out_fields_that_belong_to_a_connection) {
    start({}, [](const Request&) {
        return Response{.headers = {{"Connection", "close"},
                                    {"Keep-Alive", "1"},
                                    {"Transfer-Encoding", "chunked"},
                                    {"Upgrade", "x"},
                                    {"Proxy-Connection", "x"},
                                    {"Content-Length", "7"},
                                    {"X-Kept", "1"}}};
    });
    const auto answer = Http2Client(server->port()).ask({});
    EXPECT_THAT(answer.response.headers,
                ElementsAre(Pair("x-kept", "1"), Pair("date", _), Pair("content-length", "0")));
}

TEST_F(Http2Server, says_500_to_what_can_not_be_sent) {
    start({}, [](const Request& request) {
        if (request.target == "/throws") {
            throw std::runtime_error("no");
        }
        return request.target == "/status" ? Response{.status = 101}
                                           : Response{.headers = {{"X", "a\r\nb"}}};
    });
    Http2Client client(server->port());
    for (const auto* target : {"/throws", "/status", "/field"}) {
        EXPECT_EQ(client.ask({.target = target}).response.status, 500) << target;
    }
}

TEST_F(Http2Server, joins_cookies_and_takes_the_host_from_either_field) {
    start();
    Http2Client client(server->port());
    const auto cookies =
        client.ask({.headers = {{"cookie", "a=1"}, {"x", "1"}, {"cookie", "b=2"}}});
    EXPECT_EQ(cookies.response.headers.find("got-cookie"), "a=1; b=2");
    const auto both = client.ask({.headers = {{"host", "A:1"}}});
    EXPECT_EQ(both.response.headers.find("got-host"), "a:1");
    const auto by_host = client.finish(client.start_with({Http2Client::field(":method", "GET"),
                                                          Http2Client::field(":scheme", "http"),
                                                          Http2Client::field(":path", "/"),
                                                          Http2Client::field("host", "b")}));
    EXPECT_EQ(by_host.response.headers.find("got-host"), "b");
}

TEST_F(Http2Server, drops_trailers) {
    start();
    Http2Client client(server->port());
    const auto stream = client.start({.method = "POST", .body = "hi"}, true);
    const std::vector<nghttp2_nv> trailers{Http2Client::field("authorization", "x")};
    nghttp2_submit_headers(client.session,
                           NGHTTP2_FLAG_END_STREAM,
                           stream,
                           nullptr,
                           trailers.data(),
                           trailers.size(),
                           nullptr);
    client.flush();
    const auto answer = client.finish(stream);
    EXPECT_EQ(answer.response.body, "POSThi");
    EXPECT_FALSE(answer.response.headers.has("got-authorization"));
}

TEST_F(Http2Server, tells_a_client_that_asks_to_go_on) {
    start();
    Http2Client client(server->port());
    const auto answer =
        client.ask({.method = "POST", .headers = {{"expect", "100-continue"}}, .body = "hi"});
    EXPECT_THAT(answer.interim, ElementsAre(100));
    EXPECT_EQ(answer.response.body, "POSThi");
}

TEST_F(Http2Server, opens_no_tunnel) {
    start({}, [](const Request& request) {
        return Response{.status = 405, .body = request.method + request.target};
    });
    Http2Client client(server->port());
    const auto answer = client.finish(client.start_with(
        {Http2Client::field(":method", "CONNECT"), Http2Client::field(":authority", "a:1")},
        "",
        true));
    EXPECT_EQ(answer.response.status, 405);
    EXPECT_EQ(answer.response.body, "CONNECTa:1");
}

TEST_F(Http2Server, refuses_what_is_no_request_and_goes_on) {
    start();
    Http2Client client(server->port());
    EXPECT_EQ(client.ask({.target = "/\xff"}).response.status, 400);
    EXPECT_EQ(client.ask({.headers = {{"host", "b"}}}).response.status, 400);
    for (const auto* name : {"connection", "transfer-encoding", "bad name"}) {
        const auto answer = client.ask({.headers = {{name, "x"}}});
        EXPECT_TRUE(answer.response.status == 400 || answer.reason == NGHTTP2_PROTOCOL_ERROR)
            << name << answer.response.status;
    }
    const auto lied =
        client.ask({.method = "POST", .headers = {{"content-length", "3"}}, .body = "a"});
    EXPECT_EQ(lied.reason, NGHTTP2_PROTOCOL_ERROR);
    EXPECT_EQ(client.ask({}).response.status, 200);
}

TEST_F(Http2Server, still_speaks_http_1) {
    start();
    for (const std::string text : {"GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                                   "PROPFIND / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"}) {
        TestSocket socket(server->port());
        for (const char letter : text) {
            socket.send({&letter, 1});
        }
        EXPECT_THAT(socket.read_all(), StartsWith("HTTP/1.1 200 OK\r\n"));
    }
}

constexpr std::string_view kPreface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// Length 0, type SETTINGS, no flags, stream 0.
constexpr std::string_view kNoSettings("\0\0\0\x04\0\0\0\0\0", 9);

TEST_F(Http2Server, knows_http_2_by_its_preface_however_that_comes) {
    start();
    TestSocket socket(server->port());
    for (const char letter : kPreface) {
        socket.send({&letter, 1});
    }
    socket.send(kNoSettings);
    EXPECT_EQ(socket.read_some().substr(3, 1), "\x04") << "a frame of settings";
}

TEST_F(Http2Server, takes_the_preface_only_first_and_only_where_it_is_switched_on) {
    start();
    {
        TestSocket late(server->port());
        late.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        late.read_until("GET");
        late.send(kPreface);
        EXPECT_THAT(late.read_until("\r\n\r\n"), StartsWith("HTTP/1.1 400 Bad Request\r\n"));
    }
    server = *Server::start({}, told_back, *log);
    TestSocket socket(server->port());
    socket.send(kPreface);
    EXPECT_THAT(socket.read_until("\r\n\r\n"), StartsWith("HTTP/1.1 400 Bad Request\r\n"));
}

TEST_F(Http2Server, is_for_servers_whose_handler_gives_all_answers) {
    const auto refused = Server::start(
        {.http2 = true, .answer_early = [](const Request&, BodyAhead) { return std::nullopt; }},
        told_back,
        *log);
    EXPECT_EQ(
        refused.error(),
        (Error{ErrorCode::kInvalidInput, "HTTP/2 is for servers whose handler gives all answers"}));
}

}  // namespace
}  // namespace accord::http
