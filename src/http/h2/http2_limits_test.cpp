// What the server does with clients of HTTP/2 that send too much, too fast, too slowly or nonsense,
// and with those that are there when it stops.
#include "base/random.hpp"
#include "http/server.hpp"
#include "support/http2_client.hpp"

#include <future>
#include <thread>

namespace accord::http {
namespace {

using std::chrono::milliseconds;
using support::Http2Client;
using support::TestSocket;
using testing::Contains;
using testing::HasSubstr;

using Frames = std::string;

/// A frame, whether or not it makes sense.
Frames frame(std::uint8_t type, std::uint8_t flags, std::uint32_t stream, std::string payload) {
    const auto size = payload.size();
    Frames out{
        static_cast<char>(size >> 16), static_cast<char>(size >> 8), static_cast<char>(size)};
    out += static_cast<char>(type);
    out += static_cast<char>(flags);
    for (const int shift : {24, 16, 8, 0}) {
        out += static_cast<char>(stream >> shift);
    }
    return out + payload;
}

const Frames kBeginning = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(NGHTTP2_SETTINGS, 0, 0, "");
/// GET, http, "/", and "a" as :authority.
const std::string kGetBlock(
    "\x82\x86\x84\x01\x01"
    "a");

/// How the payload of a GOAWAY ends.
std::string goaway(char reason) { return std::string("\0\0\0", 3) + reason; }

struct Http2Limits : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<Server> server;

    void start(
        ServerOptions options,
        Handler handler = [](const Request&) { return Response{.body = "hello"}; }) {
        options.http2 = true;
        server = *Server::start(std::move(options), std::move(handler), *log);
    }
    void still_answers() const {
        Http2Client client(server->port());
        EXPECT_EQ(client.ask({}).response.body, "hello");
    }
    /// What the server says to these bytes until it closes.
    std::string closes_after(const Frames& frames) const {
        TestSocket socket(server->port());
        socket.send(frames);
        return socket.read_all();
    }
};

/// A handler that answers when it is let go.
struct Http2Gate {
    std::atomic<int> begun = 0;
    std::promise<void> go;
    std::shared_future<void> let_go = go.get_future().share();

    Handler handler() {
        return [this](const Request&) {
            ++begun;
            let_go.wait();
            return Response{.body = "done"};
        };
    }
    void wait_for(int count) const {
        while (begun < count) {
            std::this_thread::sleep_for(milliseconds(1));
        }
    }
};

TEST_F(Http2Limits, refuses_large_headers_and_goes_on) {
    start({.header_bytes_max = 1000});
    Http2Client client(server->port());
    const auto answer = client.ask({.headers = {{"x", std::string(3000, 'x')}}});
    EXPECT_EQ(answer.response.status, 431);
    EXPECT_EQ(answer.response.body, "The header is larger than 1000 bytes.\n");
    Request many;
    for (int i = 0; i < 300; ++i) {
        many.headers.add("a", "");
    }
    start({});
    Http2Client other(server->port());
    EXPECT_EQ(other.ask(many).response.body, "The header has more than 256 fields.\n");
    EXPECT_EQ(other.ask({.target = "/" + std::string(40'000, 'x')}).response.status, 414);
    EXPECT_EQ(other.ask({}).response.status, 200);
}

TEST_F(Http2Limits, refuses_large_bodies_and_goes_on) {
    start({.body_bytes_max = 10});
    Http2Client client(server->port());
    const auto announced = client.start(
        {.method = "POST", .headers = {{"content-length", "11"}}, .body = "12345"}, true);
    EXPECT_EQ(client.finish(announced).response.status, 413);
    EXPECT_TRUE(client.answers[announced].is_closed) << "the rest need not be sent";
    EXPECT_EQ(client.answers[announced].reason, NGHTTP2_NO_ERROR);
    const auto grown = client.ask({.method = "POST", .body = std::string(3'000'000, 'x')});
    EXPECT_EQ(grown.response.body, "The body is larger than 10 bytes.\n");
    EXPECT_EQ(client.ask({.method = "POST", .body = "0123456789"}).response.status, 200);
}

TEST_F(Http2Limits, answers_503_when_all_requests_together_are_too_large) {
    start({.request_bytes_max = 100'000});
    Http2Client client(server->port());
    const auto first = client.start({.method = "POST", .body = std::string(90'000, 'x')}, true);
    while (client.pump(100)) {
    }
    const auto second = client.start({.method = "POST", .body = std::string(90'000, 'x')}, true);
    EXPECT_EQ(client.finish(second).response.status, 503);
    EXPECT_FALSE(client.answers[first].is_closed);
    nghttp2_submit_rst_stream(client.session, NGHTTP2_FLAG_NONE, first, NGHTTP2_CANCEL);
    nghttp2_submit_ping(client.session, NGHTTP2_FLAG_NONE, nullptr);
    client.flush();
    while (client.pump(100)) {
    }
    Http2Client other(server->port());
    EXPECT_EQ(other.ask({.method = "POST", .body = std::string(90'000, 'x')}).response.status, 200)
        << "what was held is given back";
}

TEST_F(Http2Limits, answers_503_when_too_many_large_answers_wait_to_be_read) {
    start({.answer_bytes_max = 500'000},
          [](const Request&) { return Response{.body = std::string(400'000, 'x')}; });
    Http2Client client(server->port());
    const auto first = client.start({});
    const auto second = client.start({});
    EXPECT_EQ(client.finish(second).response.status, 503);
    EXPECT_EQ(client.finish(first).response.body.size(), 400'000u);
    EXPECT_EQ(client.ask({}).response.status, 200);
}

TEST_F(Http2Limits, has_only_so_many_requests_of_one_connection_at_once) {
    Http2Gate gate;
    start({.handler_threads = 1}, gate.handler());
    TestSocket socket(server->port());
    Frames all = kBeginning;
    for (std::uint32_t i = 0; i <= 100; ++i) {
        all += frame(NGHTTP2_HEADERS,
                     NGHTTP2_FLAG_END_HEADERS | NGHTTP2_FLAG_END_STREAM,
                     2 * i + 1,
                     kGetBlock);
    }
    socket.send(all);
    const auto refused = frame(NGHTTP2_RST_STREAM, 0, 201, std::string("\0\0\0\x07", 4));
    EXPECT_THAT(socket.read_until(refused), HasSubstr(refused));
    gate.go.set_value();
    server.reset();  // waits for the handlers, which look at the gate
}

TEST_F(Http2Limits, answers_503_when_the_queue_of_the_handlers_is_full) {
    Http2Gate gate;
    start({.handler_threads = 1, .queue_max = 0}, gate.handler());
    Http2Client client(server->port());
    const auto first = client.start({});
    gate.wait_for(1);
    EXPECT_EQ(client.ask({}).response.status, 503);
    gate.go.set_value();
    EXPECT_EQ(client.finish(first).response.body, "done");
}

TEST_F(Http2Limits, answers_408_to_a_slow_request_while_others_are_served) {
    start({.request_timeout = milliseconds(200)});
    Http2Client client(server->port());
    const auto slow = client.start({.method = "POST", .body = "a"}, true);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(client.ask({}).response.status, 200);
        client.finish(slow, 50);
    }
    EXPECT_EQ(client.finish(slow).response.status, 408);
    EXPECT_EQ(client.ask({}).response.status, 200) << "the connection goes on";
}

TEST_F(Http2Limits, gives_up_on_a_client_that_does_not_read) {
    start({.request_timeout = milliseconds(100)},
          [](const Request&) { return Response{.body = std::string(30'000'000, 'x')}; });
    TestSocket small(server->port());
    small.send(
        kBeginning +
        frame(NGHTTP2_HEADERS, NGHTTP2_FLAG_END_HEADERS | NGHTTP2_FLAG_END_STREAM, 1, kGetBlock));
    const auto reset = frame(NGHTTP2_RST_STREAM, 0, 1, std::string("\0\0\0\x08", 4));
    EXPECT_THAT(small.read_until(reset), HasSubstr(reset)) << "who opens no window";
    TestSocket full(server->port());
    const std::string most("\0\x04\x7f\xff\xff\xff", 6);  // INITIAL_WINDOW_SIZE
    full.send(
        kBeginning + frame(NGHTTP2_SETTINGS, 0, 0, most) +
        frame(NGHTTP2_WINDOW_UPDATE, 0, 0, std::string("\x7f\0\0\0", 4)) +
        frame(NGHTTP2_HEADERS, NGHTTP2_FLAG_END_HEADERS | NGHTTP2_FLAG_END_STREAM, 1, kGetBlock));
    std::this_thread::sleep_for(milliseconds(2'000));
    EXPECT_LT(full.read_all().size(), 30'000'000u) << "who opens one but does not read";
}

TEST_F(Http2Limits, an_answer_may_wait_for_those_before_it) {
    start({.request_timeout = milliseconds(300)},
          [](const Request&) { return Response{.body = std::string(1'000'000, 'x')}; });
    Http2Client client(server->port());
    std::vector<std::int32_t> streams;
    for (int i = 0; i < 5; ++i) {
        streams.push_back(client.start({}));
    }
    const auto begin = std::chrono::steady_clock::now();
    // Steadily, but for longer in all than one step may take.
    while (!client.answers[streams.back()].is_closed && client.pump()) {
        std::this_thread::sleep_for(milliseconds(1));
    }
    EXPECT_GT(std::chrono::steady_clock::now() - begin, milliseconds(900));
    for (const auto stream : streams) {
        EXPECT_EQ(client.answers[stream].response.body.size(), 1'000'000u);
    }
}

TEST_F(Http2Limits, closes_an_idle_connection_and_a_ping_does_not_keep_it) {
    start({.idle_timeout = milliseconds(200)});
    Http2Client client(server->port());
    EXPECT_EQ(client.ask({}).response.status, 200);
    const auto begin = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - begin < milliseconds(2000) &&
           client.goaways.empty()) {
        nghttp2_submit_ping(client.session, NGHTTP2_FLAG_NONE, nullptr);
        client.flush();
        client.pump(20);
    }
    EXPECT_THAT(client.goaways, Contains(NGHTTP2_NO_ERROR));
    EXPECT_TRUE(client.is_closed_within(2000));
    TestSocket silent(server->port());
    silent.send("PRI * HTTP/2.0\r\n");
    const auto said_nothing = std::chrono::steady_clock::now();
    silent.read_all();
    EXPECT_LT(std::chrono::steady_clock::now() - said_nothing, milliseconds(2000));
}

TEST_F(Http2Limits, ends_a_connection_that_floods) {
    start({});
    Frames pings, resets, settings, empty_headers = kBeginning;
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        pings += frame(NGHTTP2_PING, 0, 0, "12345678");
        settings += frame(NGHTTP2_SETTINGS, 0, 0, "");
        resets += frame(NGHTTP2_HEADERS, NGHTTP2_FLAG_END_HEADERS, 2 * i + 1, kGetBlock) +
                  frame(NGHTTP2_RST_STREAM, 0, 2 * i + 1, std::string("\0\0\0\x08", 4));
    }
    empty_headers += frame(NGHTTP2_HEADERS, 0, 1, kGetBlock);
    for (int i = 0; i < 20'000; ++i) {
        empty_headers += frame(NGHTTP2_CONTINUATION, 0, 1, "");
    }
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_THAT(closes_after(kBeginning + resets), HasSubstr(goaway(NGHTTP2_INTERNAL_ERROR)));
    EXPECT_THAT(closes_after(empty_headers), HasSubstr(goaway(NGHTTP2_PROTOCOL_ERROR)));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
    // These are answered one by one to who reads; who does not is not read.
    for (const auto& flood : {pings, settings}) {
        TestSocket socket(server->port());
        socket.send(kBeginning + flood);
    }
    still_answers();
}

/// One field of 4,000 bytes goes into the table; then each byte names it once more.
Frames growing_header(std::size_t times) {
    const std::string block = kGetBlock +
                              std::string(
                                  "\x40\x01"
                                  "x"
                                  "\x7f\xa1\x1e",
                                  6) +
                              std::string(4'000, 'x') + std::string(times, '\xbe');
    return frame(NGHTTP2_HEADERS, NGHTTP2_FLAG_END_HEADERS | NGHTTP2_FLAG_END_STREAM, 1, block);
}

TEST_F(Http2Limits, cuts_off_who_asks_again_and_again_and_does_not_read) {
    start({.request_timeout = milliseconds(100)});
    Frames pings = kBeginning;
    for (int i = 0; i < 1'000'000; ++i) {
        pings += frame(NGHTTP2_PING, 0, 0, "12345678");
    }
    TestSocket socket(server->port());
    const auto begin = std::chrono::steady_clock::now();
    socket.send(pings);  // more than the system keeps; ends when the server has closed
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
    still_answers();
}

TEST_F(Http2Limits, refuses_a_header_that_grows_as_it_is_unpacked) {
    start({});
    TestSocket socket(server->port());
    socket.send(kBeginning + growing_header(20));
    const std::string refusal = "The header is larger than 65536 bytes.";
    EXPECT_THAT(socket.read_until(refusal), HasSubstr(refusal));
}

TEST_F(Http2Limits, resets_a_header_that_grows_without_end) {
    start({});
    TestSocket socket(server->port());
    socket.send(kBeginning + growing_header(10'000));
    const auto reset = frame(NGHTTP2_RST_STREAM, 0, 1, std::string("\0\0\0\x02", 4));
    EXPECT_THAT(socket.read_until(reset), HasSubstr(reset));
    still_answers();
}

TEST_F(Http2Limits, says_why_it_ends_a_connection_that_is_no_http_2) {
    start({});
    EXPECT_THAT(closes_after(kBeginning + frame(NGHTTP2_DATA, 0, 0, "x")),
                HasSubstr(goaway(NGHTTP2_PROTOCOL_ERROR)));
    EXPECT_THAT(closes_after(kBeginning + frame(NGHTTP2_HEADERS, 4, 1, "\xff\xff\xff\xff\xff\xff")),
                HasSubstr(goaway(NGHTTP2_COMPRESSION_ERROR)));
    EXPECT_THAT(closes_after(kBeginning + frame(NGHTTP2_SETTINGS, 0, 0, "123")),
                HasSubstr(goaway(NGHTTP2_FRAME_SIZE_ERROR)));
    closes_after("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n");
    still_answers();
}

TEST_F(Http2Limits, outlives_frames_at_random) {
    start({.request_timeout = milliseconds(300)});
    SeededRandom random(13);
    for (int i = 0; i < 300; ++i) {
        Frames frames = kBeginning;
        for (auto count = random.next() % 20; count > 0; --count) {
            std::string payload = random.next() % 2 == 0 ? kGetBlock : "";
            for (auto size = random.next() % 30; size > 0; --size) {
                payload += static_cast<char>(random.next() % 256);
            }
            frames += frame(static_cast<std::uint8_t>(random.next() % 11),
                            static_cast<std::uint8_t>(random.next() % 64),
                            static_cast<std::uint32_t>(random.next() % 8),
                            payload);
        }
        TestSocket socket(server->port());
        socket.send(frames);
        socket.read_some(1);
    }
    still_answers();
}

TEST_F(Http2Limits, stopping_lets_open_requests_finish) {
    Http2Gate gate;
    start({.handler_threads = 1}, gate.handler());
    Http2Client client(server->port());
    const auto stream = client.start({});
    gate.wait_for(1);
    std::jthread stopper([this] { server->stop(); });
    std::this_thread::sleep_for(milliseconds(30));
    gate.go.set_value();
    EXPECT_EQ(client.finish(stream).response.body, "done");
    EXPECT_TRUE(client.is_closed_within(1000));
    EXPECT_THAT(client.goaways, Contains(NGHTTP2_NO_ERROR));
    stopper.join();
    EXPECT_TRUE(server->stop().is_clean());
}

TEST_F(Http2Limits, stopping_closes_idle_connections_at_once) {
    start({});
    Http2Client client(server->port());
    client.ask({});
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_TRUE(server->stop().is_clean());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(500));
    EXPECT_TRUE(client.is_closed_within(1000));
    EXPECT_THAT(client.goaways, Contains(NGHTTP2_NO_ERROR));
}

TEST_F(Http2Limits, stopping_gives_up_on_half_sent_requests_at_its_deadline) {
    start({.stop_timeout = milliseconds(50)});
    Http2Client client(server->port());
    client.start({.method = "POST", .body = "a"}, true);
    client.pump();
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(server->stop().connections_cut, 1u);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
    EXPECT_TRUE(client.is_closed_within(1000));
}

}  // namespace
}  // namespace accord::http
