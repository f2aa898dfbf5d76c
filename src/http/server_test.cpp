// The server, spoken to byte by byte over a socket.
#include "http/server.hpp"

#include "support/test_socket.hpp"

#include <atomic>
#include <deque>
#include <future>
#include <thread>

namespace accord::http {
namespace {

using std::chrono::milliseconds;
using support::TestSocket;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

Response echo(const Request& request) {
    return {.headers = {{"X-Target", request.target}}, .body = request.method + request.body};
}

class HttpServer : public testing::Test {
  protected:
    Server& start(ServerOptions options = {}, Handler handler = echo) {
        auto started = Server::start(std::move(options), std::move(handler), *log_);
        EXPECT_TRUE(started);
        server_ = std::move(*started);
        return *server_;
    }

    /// Sends the text on a new connection and gives back all that comes.
    std::string answer_to(std::string_view text) {
        TestSocket socket(server_->port());
        socket.send(text);
        return socket.read_all();
    }

    std::mutex mutex_;
    std::string lines_;
    std::unique_ptr<Logger> log_ =
        std::make_unique<Logger>(LogLevel::kDebug, [this](LogLevel, std::string_view line) {
            const std::lock_guard lock(mutex_);
            lines_.append(line).append("\n");
        });
    std::unique_ptr<Server> server_;
};

std::string request(std::string_view first_line, std::string_view rest = "") {
    return std::string(first_line) + " HTTP/1.1\r\nHost: a\r\n" + std::string(rest);
}

TEST_F(HttpServer, knows_from_which_address_each_request_came) {
    start({}, [](const Request& asked) { return Response{.body = "from " + asked.peer}; });
    TestSocket socket(server_->port());
    socket.send(request("GET /", "\r\n"));
    EXPECT_THAT(socket.read_until("from 127.0.0.1"), EndsWith("from 127.0.0.1"));
    socket.send(request("GET /", "Connection: close\r\n\r\n"));
    EXPECT_THAT(socket.read_all(), EndsWith("from 127.0.0.1")) << "the next of the connection";
}

TEST_F(HttpServer, answers_and_closes_when_asked_to) {
    start();
    const auto answer = answer_to(request("GET /a?b", "Connection: close\r\n\r\n"));
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\nX-Target: /a?b\r\nDate: "));
    EXPECT_THAT(answer, EndsWith("\r\nContent-Length: 3\r\nConnection: close\r\n\r\nGET"));
}

TEST_F(HttpServer, keeps_the_connection_and_answers_pipelined_requests_in_order) {
    start();
    std::string all;
    for (int i = 0; i < 50; ++i) {
        all += request("GET /" + std::to_string(i), "\r\n");
    }
    all += request("POST /last", "Connection: close\r\nContent-Length: 2\r\n\r\nhi");
    const auto answers = answer_to(all);
    std::size_t at = 0;
    for (int i = 0; i < 50; ++i) {
        at = answers.find("X-Target: /" + std::to_string(i) + "\r\n", at);
        ASSERT_NE(at, std::string::npos) << i;
    }
    EXPECT_THAT(answers, EndsWith("POSThi"));
}

TEST_F(HttpServer, reads_requests_that_come_byte_by_byte) {
    start();
    TestSocket socket(server_->port());
    for (const char letter : request("PUT /", "Content-Length: 3\r\n\r\nabc")) {
        socket.send({&letter, 1});
    }
    EXPECT_THAT(socket.read_until("PUTabc"), EndsWith("PUTabc"));
}

TEST_F(HttpServer, joins_chunks) {
    start();
    const auto answer = answer_to(request("POST /",
                                          "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                          "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"));
    EXPECT_THAT(answer, EndsWith("POSTabc"));
}

TEST_F(HttpServer, sends_no_body_to_head_but_its_length) {
    start();
    const auto answer = answer_to(request("HEAD /", "Connection: close\r\n\r\n"));
    EXPECT_THAT(answer, HasSubstr("Content-Length: 4\r\n"));
    EXPECT_THAT(answer, EndsWith("\r\n\r\n"));
}

TEST_F(HttpServer, sends_large_bodies_whole) {
    const std::string large(5'000'000, 'x');
    start({}, [&](const Request&) { return Response{.body = large}; });
    const auto answer = answer_to(request("GET /", "Connection: close\r\n\r\n"));
    EXPECT_EQ(answer.substr(answer.find("\r\n\r\n") + 4), large);
}

TEST_F(HttpServer, tells_a_client_that_asks_to_go_on) {
    start();
    TestSocket socket(server_->port());
    socket.send(request("POST /", "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
    EXPECT_EQ(socket.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    socket.send("hi");
    EXPECT_THAT(socket.read_until("POSThi"), StartsWith("HTTP/1.1 200 OK\r\n"));
}

TEST_F(HttpServer, speaks_http_1_0) {
    start();
    EXPECT_THAT(answer_to("GET / HTTP/1.0\r\n\r\n"), StartsWith("HTTP/1.0 200 OK\r\n"));
    TestSocket socket(server_->port());
    socket.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_THAT(socket.read_until("GET"), HasSubstr("Connection: keep-alive\r\n"));
}

TEST_F(HttpServer, takes_the_path_of_an_absolute_target) {
    start();
    EXPECT_THAT(answer_to(request("GET http://a/b?c", "Connection: close\r\n\r\n")),
                HasSubstr("X-Target: /b?c\r\n"));
}

TEST_F(HttpServer, refuses_what_is_no_request) {
    start();
    const auto close = [](std::string_view rest) { return request("GET /", rest); };
    for (const std::string& text :
         {std::string("nonsense\r\n\r\n"),
          std::string("GET / HTTP/1.1\r\n\r\n"),
          std::string("GET / HTTP/2.0\r\nHost: a\r\n\r\n"),
          close("Bad Name: x\r\n\r\n"),
          close("Content-Length: x\r\n\r\n"),
          close("Content-Length: 1\r\nContent-Length: 2\r\n\r\n"),
          close("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
          close("Transfer-Encoding: chunked\r\n\r\nzz\r\n")}) {
        EXPECT_THAT(answer_to(text), StartsWith("HTTP/1.1 400 Bad Request\r\n")) << text;
    }
    EXPECT_THAT(answer_to("GET / HTTP/1.1\r\n\r\n"), EndsWith("The request has no Host header.\n"));
}

/// The second request would be answered by whoever took the first for complete.
TEST_F(HttpServer, reads_nothing_behind_what_it_refuses) {
    start();
    const std::string smuggled = "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    for (const std::string_view encoding :
         {"xchunked", "chunked, identity", "chunked, chunked", "identity", "gzip"}) {
        const auto answer = answer_to(
            request("POST /", fmt::format("Transfer-Encoding: {}\r\n\r\n", encoding)) + smuggled);
        EXPECT_THAT(answer, StartsWith("HTTP/1.1 400 Bad Request\r\n")) << encoding;
        EXPECT_THAT(answer, HasSubstr("Connection: close\r\n")) << encoding;
        EXPECT_THAT(answer, testing::Not(HasSubstr("smuggled"))) << encoding;
    }
}

TEST_F(HttpServer, drops_trailers) {
    start({}, [](const Request& got) {
        return Response{.body = got.headers.has("Authorization") ? "taken" : "dropped"};
    });
    EXPECT_THAT(answer_to(request("POST /",
                                  "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                  "1\r\na\r\n0\r\nAuthorization: Basic x\r\n\r\n")),
                EndsWith("dropped"));
}

TEST_F(HttpServer, adds_fields_to_every_answer_those_of_its_own_included) {
    start({.on_every_answer = {{"X-Content-Type-Options", "nosniff"}}});
    EXPECT_THAT(answer_to(request("GET /", "Connection: close\r\n\r\n")),
                HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
    EXPECT_THAT(answer_to("nonsense\r\n\r\n"),
                HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
}

Response refuse_writing(const Request& header) {
    return {.status = 401, .body = header.method + " " + header.target};
}

/// As a broker does: who may not write is refused.
EarlyHandler early() {
    return [](const Request& header, BodyAhead) -> std::optional<Response> {
        return header.method == "PUT" ? std::optional(refuse_writing(header)) : std::nullopt;
    };
}

TEST_F(HttpServer, answers_early_without_waiting_for_the_body) {
    start({.answer_early = early()});
    for (const std::string_view field : {"", "Expect: 100-continue\r\n"}) {
        TestSocket socket(server_->port());
        socket.send(request("PUT /x", fmt::format("Content-Length: 1000000\r\n{}\r\n", field)));
        const auto answer = socket.read_until("PUT /x");
        EXPECT_THAT(answer, StartsWith("HTTP/1.1 401 Unauthorized\r\n"));
        EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
    }
}

TEST_F(HttpServer, keeps_the_connection_after_an_early_answer_when_the_body_has_come) {
    start({.answer_early = early()});
    const auto answers =
        answer_to(request("PUT /x", "Content-Length: 2\r\n\r\nhi") +
                  request("POST /y", "Content-Length: 2\r\nConnection: close\r\n\r\nho"));
    EXPECT_THAT(answers, StartsWith("HTTP/1.1 401 Unauthorized\r\n"));
    EXPECT_THAT(answers, EndsWith("POSTho"));
}

TEST_F(HttpServer, answers_early_while_all_handlers_are_busy) {
    std::promise<void> begun, go;
    start({.handler_threads = 1,
           .queue_max = 0,
           .answer_early = [](const Request& header, BodyAhead) -> std::optional<Response> {
               return header.target == "/heartbeat" ? std::optional(Response{.body = "alive"})
                                                    : std::nullopt;
           }},
          [&](const Request&) {
              begun.set_value();
              go.get_future().wait();
              return Response{};
          });
    TestSocket busy(server_->port());
    busy.send(request("GET /", "\r\n"));
    begun.get_future().wait();
    EXPECT_THAT(answer_to(request("GET /heartbeat", "Connection: close\r\n\r\n")),
                EndsWith("alive"));
    go.set_value();
    server_.reset();  // the handler uses what is local here
}

TEST_F(HttpServer, answers_those_together_who_came_meanwhile) {
    std::promise<void> begun, go;
    std::vector<std::size_t> sizes;
    start({.handler_threads = 1, .answer_together = [&](std::span<Waiting* const> waiting) {
               sizes.push_back(waiting.size());
               if (sizes.size() == 1) {
                   begun.set_value();
                   go.get_future().wait();
               }
               for (Waiting* one : waiting) {
                   one->answer = Response{.body = "together" + one->request->target};
               }
           }});
    std::deque<TestSocket> sockets;
    const auto send = [&](std::string_view target) {
        sockets.emplace_back(server_->port())
            .send(request(fmt::format("GET {}", target), "Connection: close\r\n\r\n"));
    };
    send("/1");
    begun.get_future().wait();
    for (const auto* target : {"/2", "/3"}) {
        send(target);
    }
    EXPECT_THAT(answer_to(request("POST /4", "Connection: close\r\nContent-Length: 2\r\n\r\nhi")),
                EndsWith("POSThi"));
    go.set_value();
    for (int i = 0; i < 3; ++i) {
        EXPECT_THAT(sockets[static_cast<std::size_t>(i)].read_all(),
                    EndsWith("together/" + std::to_string(i + 1)));
    }
    EXPECT_LE(sizes.size(), 3U);
}

TEST_F(HttpServer, hands_on_what_is_not_answered_together) {
    start({.handler_threads = 1, .answer_together = [](std::span<Waiting* const> waiting) {
               if (waiting.front()->request->target == "/throws") {
                   throw std::runtime_error("the cat sat on it");
               }
           }});
    for (const auto* target : {"/nothing", "/throws"}) {
        const auto answer =
            answer_to(request(fmt::format("GET {}", target), "Connection: close\r\n\r\n"));
        EXPECT_THAT(answer, HasSubstr(fmt::format("X-Target: {}\r\n", target)));
    }
    const std::lock_guard lock(mutex_);
    EXPECT_THAT(lines_, HasSubstr("answering 1 requests together: the cat sat on it"));
}

TEST_F(HttpServer, asks_early_and_together_with_the_body_where_it_is_the_question) {
    std::vector<std::string> asked;
    start({.handler_threads = 1,
           .answer_early = [&](const Request& request, BodyAhead ahead) -> std::optional<Response> {
               if (ahead != BodyAhead::kThere) {
                   return std::nullopt;
               }
               asked.push_back("early " + request.body);
               return request.body == "known" ? std::optional(Response{.body = "early"})
                                              : std::nullopt;
           },
           .answer_together =
               [&](std::span<Waiting* const> waiting) {
                   asked.push_back("together " + waiting.front()->request->body);
               },
           .asks_by_body = [](const Request& request) { return request.target == "/question"; }});
    const auto answer = [&](std::string_view line, std::string_view body) {
        return answer_to(request(
            line,
            fmt::format("Connection: close\r\nContent-Length: {}\r\n\r\n{}", body.size(), body)));
    };
    EXPECT_THAT(answer("POST /question", "known"), EndsWith("\r\n\r\nearly"));
    EXPECT_THAT(answer("POST /question", "other"), EndsWith("POSTother"));
    EXPECT_THAT(answer("POST /write", "known"), EndsWith("POSTknown"));
    EXPECT_THAT(asked, testing::ElementsAre("early known", "early other", "together other"));
}

TEST_F(HttpServer, answers_500_when_the_handler_throws_and_logs_why) {
    start({}, [](const Request&) -> Response { throw std::runtime_error("the cat sat on it"); });
    const auto answer = answer_to(request("GET /x?secret", "Connection: close\r\n\r\n"));
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 500 Internal Server Error\r\n"));
    EXPECT_THAT(answer, EndsWith("Internal server error.\n"));
    EXPECT_EQ(lines_, "GET /x: the cat sat on it\n");
}

TEST_F(HttpServer, never_sends_a_header_that_breaks_its_line) {
    start({}, [](const Request&) { return Response{.headers = {{"A", "b\r\nSet-Cookie: c"}}}; });
    const auto answer = answer_to(request("GET /", "Connection: close\r\n\r\n"));
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 500 "));
    EXPECT_THAT(answer, testing::Not(HasSubstr("Set-Cookie")));
}

TEST_F(HttpServer, owns_the_framing_whatever_the_handler_says) {
    start({}, [](const Request&) {
        return Response{.headers = {{"content-length", "9"}, {"Transfer-Encoding", "chunked"}},
                        .body = "abc"};
    });
    const auto answer = answer_to(request("GET /", "Connection: close\r\n\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nContent-Length: 3\r\n"));
    EXPECT_THAT(answer, testing::Not(HasSubstr("chunked")));
}

TEST_F(HttpServer, names_address_and_port_when_the_port_is_in_use) {
    const auto port = start().port();
    const auto second = Server::start({.port = port}, echo, *log_);
    EXPECT_EQ(second.error(),
              (Error{ErrorCode::kUnavailable,
                     fmt::format("can't listen on 127.0.0.1:{}: the port is in use by another "
                                 "program",
                                 port)}));
}

TEST_F(HttpServer, says_when_the_address_is_wrong) {
    EXPECT_EQ(Server::start({.address = "192.0.2.1", .port = 4000}, echo, *log_).error().message,
              "can't listen on 192.0.2.1:4000: 192.0.2.1 is not an address of this machine");
    EXPECT_EQ(Server::start({.address = "example"}, echo, *log_).error().message,
              "can't listen on \"example\": it is no IP address");
}

TEST_F(HttpServer, knows_its_url) {
    start();
    EXPECT_EQ(server_->base_url(), fmt::format("http://127.0.0.1:{}", server_->port()));
    start({.address = "0.0.0.0"});
    EXPECT_EQ(server_->base_url(), fmt::format("http://localhost:{}", server_->port()));
}

TEST_F(HttpServer, serves_many_clients_on_several_threads) {
    std::atomic<int> handled = 0;
    start({.io_threads = 2, .handler_threads = 2}, [&](const Request& got) {
        ++handled;
        return echo(got);
    });
    std::vector<std::jthread> clients;
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back([&] {
            TestSocket socket(server_->port());
            for (int n = 0; n < 20; ++n) {
                socket.send(request("GET /", "\r\n"));
                EXPECT_THAT(socket.read_until("GET"), EndsWith("GET"));
            }
        });
    }
    clients.clear();
    EXPECT_EQ(handled, 160);
}

}  // namespace
}  // namespace accord::http
