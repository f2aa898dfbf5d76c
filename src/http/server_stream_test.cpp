// Answers that go on, spoken to byte by byte over a socket.
#include "http/body_stream.hpp"
#include "http/server.hpp"
#include "support/test_socket.hpp"

#include <fmt/format.h>

#include <thread>

namespace accord::http {
namespace {

using std::chrono::milliseconds;
using support::TestSocket;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// A server whose answer to everything is one stream.
class Streaming {
  public:
    explicit Streaming(BodyStream::Options options = {}, ServerOptions server = {})
        : stream(std::make_shared<BodyStream>(std::move(options))) {
        server.open_stream = [this](const Request& header) -> std::optional<StreamedAnswer> {
            if (header.path() != "/stream") {
                return std::nullopt;
            }
            return StreamedAnswer({.headers = {{"Content-Type", "text/plain"}}}, stream);
        };
        server_ =
            Server::start(
                std::move(server), [](const Request&) { return Response{.body = "no"}; }, *log_)
                .value();
    }
    std::string answer(std::string_view version = "HTTP/1.1", std::string_view path = "/stream") {
        TestSocket socket(server_->port());
        socket.send(
            fmt::format("GET {} {}\r\nHost: a\r\nConnection: close\r\n\r\n", path, version));
        return socket.read_all();
    }
    Server& server() { return *server_; }

    std::shared_ptr<BodyStream> stream;

  private:
    std::unique_ptr<Logger> log_ = Logger::silent();
    std::unique_ptr<Server> server_;
};

TEST(ServerStream, sends_what_comes_as_it_comes_until_its_end) {
    Streaming streaming;
    std::jthread pusher([&] {
        streaming.stream->push("one ");
        std::this_thread::sleep_for(milliseconds(20));
        streaming.stream->push("two");
        streaming.stream->end();
    });
    const auto answer = streaming.answer();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"));
    EXPECT_THAT(answer, Not(HasSubstr("Content-Length")));
    EXPECT_THAT(answer, HasSubstr("one "));
    EXPECT_THAT(answer, testing::EndsWith("two\r\n0\r\n\r\n"));
}

TEST(ServerStream, leaves_the_connection_to_the_next_request) {
    Streaming streaming;
    TestSocket socket(streaming.server().port());
    socket.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n");
    streaming.stream->push("told");
    streaming.stream->end();
    EXPECT_THAT(socket.read_until("0\r\n\r\n"), Not(HasSubstr("Connection: close")));
    socket.send("GET /other HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(socket.read_all(), testing::EndsWith("\r\n\r\nno"));
}

TEST(ServerStream, has_no_frames_for_who_knows_none) {
    Streaming streaming;
    streaming.stream->push("all");
    streaming.stream->end();
    EXPECT_THAT(streaming.answer("HTTP/1.0"),
                testing::EndsWith("\r\nConnection: close\r\n\r\nall"));
}

TEST(ServerStream, leaves_other_requests_alone) {
    Streaming streaming;
    EXPECT_THAT(streaming.answer("HTTP/1.1", "/other"), testing::EndsWith("\r\n\r\nno"));
}

/// As when the handler had to find out first who asks.
TEST(ServerStream, is_opened_after_all_when_the_handler_asks_for_it) {
    for (const bool is_known_then : {true, false}) {
        bool is_known = false;
        const auto stream = std::make_shared<BodyStream>(BodyStream::Options{});
        stream->push("told");
        stream->end();
        ServerOptions options;
        options.open_stream = [&](const Request&) {
            return is_known ? std::optional(StreamedAnswer({}, stream)) : std::nullopt;
        };
        const auto log = Logger::silent();
        const auto server = Server::start(
                                std::move(options),
                                [&](const Request&) {
                                    is_known = is_known_then;
                                    return ask_for_stream_again();
                                },
                                *log)
                                .value();
        TestSocket socket(server->port());
        socket.send("GET /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        EXPECT_THAT(socket.read_all(),
                    is_known_then ? HasSubstr("\r\n4\r\ntold\r\n") : HasSubstr("503"));
    }
}

TEST(ServerStream, beats_while_nothing_happens_and_ends_when_its_time_is_up) {
    Streaming streaming(
        {.heartbeat = "beat", .heartbeat_after = milliseconds(5), .ends_after = milliseconds(200)});
    const auto answer = streaming.answer();
    EXPECT_THAT(answer, HasSubstr("4\r\nbeat\r\n4\r\nbeat\r\n"));
    EXPECT_THAT(answer, testing::EndsWith("0\r\n\r\n"));
}

TEST(ServerStream, ends_when_the_server_stops) {
    Streaming streaming;
    std::jthread reader([&] { streaming.answer(); });
    while (streaming.stream->push("x")) {
        std::this_thread::sleep_for(milliseconds(1));
        if (streaming.stream->take().text.empty()) {
            break;  // the server reads
        }
    }
    EXPECT_TRUE(streaming.server().stop().is_clean());
}

TEST(ServerStream, ends_for_a_reader_who_is_too_slow) {
    BodyStream stream({.bytes_max = 10});
    EXPECT_TRUE(stream.push("12345"));
    EXPECT_FALSE(stream.push("123456"));
    EXPECT_FALSE(stream.push("1"));
    EXPECT_TRUE(stream.take().is_end);
    EXPECT_EQ(stream.take().text, "");
}

TEST(ServerStream, knows_that_its_reader_has_left) {
    Streaming streaming({.heartbeat = "beat", .heartbeat_after = milliseconds(5)});
    {
        TestSocket socket(streaming.server().port());
        socket.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    while (streaming.stream->push("x")) {
        std::this_thread::sleep_for(milliseconds(5));
    }
    EXPECT_FALSE(streaming.stream->push("x"));
}

}  // namespace
}  // namespace accord::http
