// What a server does with clients that are too large, too many, too slow, or there when it stops.
#include "http/server.hpp"
#include "support/test_socket.hpp"

#include <future>
#include <thread>

namespace accord::http {
namespace {

using std::chrono::milliseconds;
using support::TestSocket;
using testing::EndsWith;
using testing::StartsWith;

const std::string kGet = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

Response hello(const Request&) { return {.body = "hello"}; }

struct ServerLimits : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<Server> server;

    void start(ServerOptions options, Handler handler = hello) {
        server = *Server::start(std::move(options), std::move(handler), *log);
    }
};

/// A handler that says when it has begun, and answers when it is let go.
struct Gate {
    std::promise<void> begun, go;
    std::shared_future<void> let_go = go.get_future().share();

    Handler handler() {
        return [this](const Request&) {
            begun.set_value();
            let_go.wait();
            return Response{.body = "done"};
        };
    }
};

TEST_F(ServerLimits, refuses_a_body_that_is_announced_too_large_before_reading_it) {
    start({.body_bytes_max = 10});
    TestSocket socket(server->port());
    socket.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n");
    const auto answer = socket.read_all();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 413 Payload Too Large\r\n"));
    EXPECT_THAT(answer, EndsWith("The body is larger than 10 bytes.\n"));
}

TEST_F(ServerLimits, refuses_a_body_that_grows_too_large) {
    start({.body_bytes_max = 10});
    TestSocket socket(server->port());
    socket.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    socket.send("6\r\nabcdef\r\n6\r\nabcdef\r\n0\r\n\r\n");
    EXPECT_THAT(socket.read_all(), StartsWith("HTTP/1.1 413 Payload Too Large\r\n"));
}

TEST_F(ServerLimits, a_client_that_is_still_sending_gets_to_see_the_refusal) {
    start({.body_bytes_max = 10});
    TestSocket socket(server->port());
    socket.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
    socket.send(std::string(1'000'000, 'x'));
    EXPECT_THAT(socket.read_all(), StartsWith("HTTP/1.1 413 Payload Too Large\r\n"));
}

TEST_F(ServerLimits, accepts_a_body_of_exactly_the_limit) {
    start({.body_bytes_max = 10});
    TestSocket socket(server->port());
    socket.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n0123456789");
    EXPECT_THAT(socket.read_until("hello"), StartsWith("HTTP/1.1 200 OK\r\n"));
}

TEST_F(ServerLimits, refuses_a_header_that_is_too_large) {
    start({.header_bytes_max = 1000});
    TestSocket socket(server->port());
    socket.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(100'000, 'x') + "\r\n\r\n");
    const auto answer = socket.read_all();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n"));
    EXPECT_THAT(answer, EndsWith("The header is larger than 1000 bytes.\n"));
}

TEST_F(ServerLimits, answers_503_beyond_the_connections_allowed) {
    start({.connections_max = 1});
    TestSocket first(server->port());
    first.send(kGet);
    EXPECT_THAT(first.read_until("hello"), EndsWith("hello"));
    TestSocket second(server->port());
    const auto answer = second.read_all();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    EXPECT_THAT(answer, EndsWith("Too many connections are open.\n"));
}

TEST_F(ServerLimits, answers_408_when_a_request_takes_too_long_to_arrive) {
    start({.request_timeout = milliseconds(50)});
    TestSocket socket(server->port());
    socket.send("GET / HTTP/1.1\r\n");
    const auto answer = socket.read_all();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 408 Request Timeout\r\n"));
    EXPECT_THAT(answer, EndsWith("The request did not arrive in time.\n"));
}

TEST_F(ServerLimits, closes_an_idle_connection_silently) {
    start({.idle_timeout = milliseconds(50)});
    TestSocket socket(server->port());
    socket.send(kGet);
    EXPECT_THAT(socket.read_until("hello"), EndsWith("hello"));
    EXPECT_TRUE(socket.is_closed_within(2000));
}

TEST_F(ServerLimits, gives_up_on_a_client_that_does_not_read) {
    start({.request_timeout = milliseconds(100)},
          [](const Request&) { return Response{.body = std::string(30'000'000, 'x')}; });
    TestSocket socket(server->port());
    socket.send(kGet);
    std::this_thread::sleep_for(milliseconds(500));
    EXPECT_LT(socket.read_all().size(), 30'000'000u);
}

TEST_F(ServerLimits, answers_503_when_the_queue_of_the_handlers_is_full) {
    Gate gate;
    start({.handler_threads = 1, .queue_max = 0}, gate.handler());
    TestSocket busy(server->port());
    busy.send(kGet);
    gate.begun.get_future().wait();
    TestSocket refused(server->port());
    refused.send(kGet);
    EXPECT_THAT(refused.read_until("soon.\n"), StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    gate.go.set_value();
    EXPECT_THAT(busy.read_until("done"), EndsWith("done"));
}

TEST_F(ServerLimits, refuses_chunk_lines_and_trailers_without_end) {
    start({});
    for (const std::string_view begin : {"1;", "0", "0\r\nA: "}) {
        TestSocket socket(server->port());
        socket.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        socket.send(begin);
        socket.send(std::string(1'000'000, '0'));
        EXPECT_THAT(socket.read_all(), StartsWith("HTTP/1.1 400 Bad Request\r\n")) << begin;
    }
}

TEST_F(ServerLimits, answers_503_when_all_requests_together_are_too_large) {
    start({.request_bytes_max = 100'000});
    const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\n";
    TestSocket first(server->port());
    first.send(head + std::string(89'999, 'x'));
    std::this_thread::sleep_for(milliseconds(100));
    TestSocket second(server->port());
    second.send(head + std::string(89'999, 'x'));
    const auto refused = second.read_all();
    EXPECT_THAT(refused, StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    EXPECT_THAT(refused, testing::HasSubstr("\r\nRetry-After: 2\r\n"));
    EXPECT_THAT(refused, EndsWith("Too many large requests are being read; try again soon.\n"));
    TestSocket small(server->port());
    small.send(kGet);
    EXPECT_THAT(small.read_until("hello"), EndsWith("hello"));
    first.send("x");
    EXPECT_THAT(first.read_until("hello"), EndsWith("hello"));
    TestSocket third(server->port());
    third.send(head + std::string(90'000, 'x'));
    EXPECT_THAT(third.read_until("hello"), EndsWith("hello"));
}

TEST_F(ServerLimits, answers_503_when_too_many_large_answers_wait_to_be_read) {
    start({.answer_bytes_max = 50'000'000},
          [](const Request&) { return Response{.body = std::string(30'000'000, 'x')}; });
    const std::string_view get = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    TestSocket slow(server->port());
    slow.send(get);
    const auto beginning = slow.read_until("\r\n\r\n");
    TestSocket refused(server->port());
    refused.send(get);
    EXPECT_THAT(refused.read_until("soon.\n"), StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    EXPECT_GT(beginning.size() + slow.read_all().size(), 30'000'000u);
    TestSocket again(server->port());
    again.send(get);
    EXPECT_GT(again.read_all().size(), 30'000'000u);
}

TEST_F(ServerLimits, stopping_lets_open_requests_finish) {
    Gate gate;
    start({.handler_threads = 1}, gate.handler());
    TestSocket socket(server->port());
    socket.send(kGet);
    gate.begun.get_future().wait();
    std::jthread stopper([this] { server->stop(); });
    std::this_thread::sleep_for(milliseconds(30));
    gate.go.set_value();
    const auto answer = socket.read_all();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(answer, EndsWith("Connection: close\r\n\r\ndone"));
}

TEST_F(ServerLimits, stopping_closes_idle_connections_and_the_port) {
    start({});
    TestSocket socket(server->port());
    socket.send(kGet);
    socket.read_until("hello");
    server->stop();
    EXPECT_TRUE(socket.is_closed_within(1000));
    EXPECT_THROW(TestSocket again(server->port()), std::runtime_error);
    server->stop();
}

TEST_F(ServerLimits, stopping_says_which_handlers_it_could_not_wait_for) {
    Gate gate;
    start({.handler_threads = 1, .stop_timeout = milliseconds(50)}, gate.handler());
    TestSocket socket(server->port());
    socket.send(kGet);
    gate.begun.get_future().wait();
    const auto before = std::chrono::steady_clock::now();
    const auto outcome = server->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
    EXPECT_EQ(outcome.handlers_running, 1u);
    EXPECT_EQ(outcome.connections_cut, 1u);
    EXPECT_EQ(server->stop().handlers_running, 1u) << "it says the same again";
    gate.go.set_value();
    server.reset();  // waits for the handler, which looks at the gate
}

TEST_F(ServerLimits, stopping_is_clean_when_all_was_answered) {
    start({.handler_threads = 1});
    TestSocket socket(server->port());
    socket.send(kGet);
    socket.read_until("hello");
    EXPECT_TRUE(server->stop().is_clean());
}

TEST_F(ServerLimits, stopping_gives_up_on_half_sent_requests_at_its_deadline) {
    start({.stop_timeout = milliseconds(50)});
    TestSocket socket(server->port());
    socket.send("GET / HTTP/1.1\r\n");
    std::this_thread::sleep_for(milliseconds(30));
    const auto before = std::chrono::steady_clock::now();
    server->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
    EXPECT_TRUE(socket.is_closed_within(1000));
}

}  // namespace
}  // namespace accord::http
