// Answers that come late, broken or not at all, where a server is told to misbehave.
#include "http/client.hpp"
#include "http/server.hpp"
#include "support/http2_client.hpp"

#include <future>

namespace accord::http {
namespace {

using std::chrono::milliseconds;
using support::Http2Client;
using support::TestSocket;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view kRequest = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

struct ServerManner : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<Server> server;

    void start(Manner manner, ServerOptions options = {}) {
        options.http2 = true;
        options.manner_of = [manner](const Request& request, const Response&) {
            return request.target == "/good" ? Manner() : manner;
        };
        server = *Server::start(
            std::move(options),
            [](const Request&) { return Response{.body = "0123456789"}; },
            *log);
    }

    std::string answer() {
        TestSocket socket(server->port());
        socket.send(kRequest);
        return socket.read_all();
    }
};

TEST_F(ServerManner, a_late_answer_keeps_nobody_else_waiting) {
    start({.delay = milliseconds(2'000)});
    TestSocket late(server->port());
    const auto start = std::chrono::steady_clock::now();
    late.send(kRequest);
    EXPECT_EQ(Client().get(server->base_url() + "/good")->body, "0123456789");
    EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(1'900));
    EXPECT_THAT(late.read_until("789"), EndsWith("0123456789"));
    EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(2'000));
}

TEST_F(ServerManner, late_answers_are_waited_for_by_a_stop) {
    start({.delay = milliseconds(200)});
    TestSocket late(server->port());
    late.send(kRequest);
    ASSERT_EQ(Client().get(server->base_url() + "/good")->status, 200);
    EXPECT_TRUE(server->stop().is_clean());
    EXPECT_THAT(late.read_all(), EndsWith("0123456789"));
}

TEST_F(ServerManner, a_stop_does_not_wait_longer_than_it_may) {
    start({.delay = milliseconds(60'000)}, {.stop_timeout = milliseconds(100)});
    TestSocket late(server->port());
    late.send(kRequest);
    Http2Client http2(server->port());
    http2.start({});
    ASSERT_EQ(Client().get(server->base_url() + "/good")->status, 200);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(server->stop().is_clean());
    EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(5'000));
}

TEST_F(ServerManner, faults_end_the_connection) {
    start({.fault = Manner::Fault::kEmpty});
    TestSocket empty(server->port());
    empty.send(kRequest);
    EXPECT_FALSE(empty.is_reset_within(5'000));
    EXPECT_TRUE(empty.is_closed_within(0));
    start({.fault = Manner::Fault::kReset});
    TestSocket reset(server->port());
    reset.send(kRequest);
    EXPECT_TRUE(reset.is_reset_within(5'000));
    start({.fault = Manner::Fault::kGarbage});
    EXPECT_THAT(answer(), HasSubstr("not HTTP"));
    start({.fault = Manner::Fault::kCut});
    const auto cut = answer();
    EXPECT_THAT(cut, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(cut, HasSubstr("Content-Length: 10\r\n"));
    EXPECT_THAT(cut, EndsWith("\r\n\r\n01234"));
}

TEST_F(ServerManner, http_2_answers_are_late_or_not_there_too) {
    start({.delay = milliseconds(200)});
    Http2Client client(server->port());
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(client.ask({}).response.body, "0123456789");
    EXPECT_GE(std::chrono::steady_clock::now() - begin, milliseconds(200));
    start({.fault = Manner::Fault::kCut});
    Http2Client cut(server->port());
    EXPECT_FALSE(cut.ask({}).is_closed);
    EXPECT_TRUE(cut.is_closed_within(1'000));
}

TEST_F(ServerManner, is_for_handlers_on_the_io_threads) {
    const auto refused = Server::start(
        {.handler_threads = 1, .manner_of = [](auto&, auto&) { return Manner(); }},
        [](const Request&) { return Response(); },
        *log);
    EXPECT_EQ(refused.error().message, "manners are for handlers on the io threads");
}

}  // namespace
}  // namespace accord::http
