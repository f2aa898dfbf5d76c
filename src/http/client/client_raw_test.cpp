// The client against servers that behave as real ones do at their worst.
#include "http/client.hpp"
#include "http/client/client_connection.hpp"
#include "http/url.hpp"

#include <arpa/inet.h>
#include <atomic>
#include <ctime>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace accord::http {
namespace {

/// In place of an answer: nothing more is said on this connection, which is not closed.
const std::string kStaysOpen = "stays open";

/// Accepts connections one after another; answers the n-th request on each by the n-th text of its
/// script, and closes when that is used up.
class ScriptedServer {
  public:
    using Script = std::vector<std::string>;

    explicit ScriptedServer(std::vector<Script> connections)
        : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::listen(listener_, 10);
        socklen_t size = sizeof address;
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        url = *parse_url(fmt::format("http://127.0.0.1:{}", ntohs(address.sin_port)));
        thread_ = std::jthread([this, connections] { play(connections); });
    }
    ScriptedServer(const ScriptedServer&) = delete;
    ~ScriptedServer() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }

    Url url;
    std::atomic<int> accepted = 0;

  private:
    void play(const std::vector<Script>& connections) {
        std::vector<int> open;
        for (const auto& script : connections) {
            const int peer = ::accept(listener_, nullptr, nullptr);
            ++accepted;
            for (const auto& answer : script) {
                if (answer == kStaysOpen) {
                    open.push_back(::dup(peer));
                    break;
                }
                char request[8192];
                if (::recv(peer, request, sizeof request, 0) <= 0) {
                    break;
                }
                ::send(peer, answer.data(), answer.size(), MSG_NOSIGNAL);
            }
            if (open.empty()) {
                ::shutdown(peer, SHUT_RDWR);
            }
            ::close(peer);
        }
        std::ranges::for_each(open, ::close);
    }

    int listener_;
    std::jthread thread_;
};

const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

TEST(HttpClientAtWorst, sends_an_idempotent_request_again_when_the_kept_connection_closes) {
    const ScriptedServer server({{kOk, ""}, {kOk}});
    Client client;
    EXPECT_EQ(client.send(server.url, {})->body, "ok");
    EXPECT_EQ(client.send(server.url, {})->body, "ok");
}

TEST(HttpClientAtWorst, takes_the_status_of_an_answer_whose_body_breaks_off_where_it_may) {
    const ScriptedServer server({{"HTTP/1.1 201 Created\r\nContent-Length: 9\r\n\r\nha"}});
    Client client({.body_may_be_cut = true});
    const auto answer = client.send(server.url, {.method = "POST"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 201);
    EXPECT_EQ(answer->body, "ha");
}

/// Listens, but takes no connection: its queue is full.
class FullServer {
  public:
    FullServer() : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::listen(listener_, 0);
        socklen_t size = sizeof address;
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        url = *parse_url(fmt::format("http://127.0.0.1:{}", ntohs(address.sin_port)));
        for (auto& waiting : waiting_) {
            waiting = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            ::connect(waiting, reinterpret_cast<sockaddr*>(&address), sizeof address);
        }
    }
    FullServer(const FullServer&) = delete;
    ~FullServer() {
        for (const int waiting : waiting_) {
            ::close(waiting);
        }
        ::close(listener_);
    }

    Url url;

  private:
    int listener_;
    int waiting_[8];
};

TEST(HttpClientAtWorst, waits_no_longer_for_a_connection_than_for_an_answer) {
    const FullServer server;
    Client client({.timeout = std::chrono::milliseconds(200)});
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(client.send(server.url, {}).error(),
              (Error{ErrorCode::kUnavailable,
                     fmt::format("can't connect to {} within 200 ms", server.url.origin())}));
    EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(200));
}

TEST(HttpClientAtWorst, keeps_so_many_connections_and_no_more) {
    std::vector<std::unique_ptr<ScriptedServer>> servers;
    Client client;
    for (int i = 0; i < 65; ++i) {
        servers.push_back(std::make_unique<ScriptedServer>(
            std::vector<ScriptedServer::Script>{{kOk, kOk}, {kOk}}));
        EXPECT_TRUE(client.send(servers.back()->url, {}));
    }
    EXPECT_TRUE(client.send(servers[0]->url, {}));
    EXPECT_EQ(servers[0]->accepted, 2) << "its connection, the oldest, went";
    EXPECT_TRUE(client.send(servers[64]->url, {}));
    EXPECT_EQ(servers[64]->accepted, 1);
}

TEST(HttpClientAtWorst, sends_what_must_not_be_done_twice_over_a_new_connection) {
    const ScriptedServer server({{kOk, kStaysOpen}, {kOk}});
    Client client({.timeout = std::chrono::milliseconds(500)});
    EXPECT_TRUE(client.send(server.url, {}));
    EXPECT_TRUE(client.send(server.url, {.method = "POST", .headers = {{"Idempotency-Key", "k"}}}));
    EXPECT_EQ(server.accepted, 2);
}

TEST(HttpClientAtWorst, says_each_time_that_a_request_is_out) {
    const ScriptedServer server({{kOk, ""}, {kOk}});
    Client client;
    int times = 0;
    const auto send = [&](const Url& url) { return client.send(url, {}, [&] { ++times; }); };
    EXPECT_TRUE(send(server.url));
    EXPECT_EQ(times, 1);
    EXPECT_TRUE(send(server.url)) << "over a new connection";
    EXPECT_EQ(times, 3);
    EXPECT_FALSE(send(*parse_url("http://127.0.0.1:1")));
    EXPECT_EQ(times, 3);
}

TEST(HttpClientAtWorst, does_not_repeat_a_post) {
    const ScriptedServer server({{kOk, ""}, {kOk}});
    Client client;
    EXPECT_EQ(client.send(server.url, {})->body, "ok");
    EXPECT_EQ(
        client.send(server.url, {.method = "POST"}).error(),
        (Error{ErrorCode::kUnreadable,
               server.url.origin() + " closed the connection before its answer was complete"}));
    EXPECT_EQ(client.send(server.url, {})->body, "ok");
}

ExchangeLimits five_seconds() {
    return {.time = {.deadline = SteadyClock::now() + std::chrono::seconds(5),
                     .timeout = std::chrono::seconds(5)},
            .body_bytes_max = 100};
}

/// One that the other side has cut, so that writing to it fails.
std::unique_ptr<ClientConnection> cut_connection() {
    asio::io_context io;
    Acceptor listener(io.get_executor(), {asio::ip::address_v4::loopback(), 0});
    const auto url =
        *parse_url(fmt::format("http://127.0.0.1:{}", listener.local_endpoint().port()));
    auto connection = ClientConnection::open({.url = url}, five_seconds());
    auto peer = listener.accept();
    peer.set_option(asio::socket_base::linger(true, 0));
    peer.close();
    return std::move(*connection);
}

TEST(HttpClientAtWorst, knows_when_not_a_byte_was_sent_so_that_a_post_may_be_sent_again) {
    const auto response =
        cut_connection()->exchange("POST / HTTP/1.1\r\n\r\n", "", false, five_seconds(), [] {});
    ASSERT_FALSE(response);
    EXPECT_TRUE(response.error().is_stale);
    EXPECT_FALSE(response.error().was_sent);
}

TEST(HttpClientAtWorst, knows_when_the_other_side_may_have_read_the_request) {
    const ScriptedServer server({{""}});
    const auto connection = ClientConnection::open({.url = server.url}, five_seconds());
    const auto response =
        (*connection)->exchange("POST / HTTP/1.1\r\n\r\n", "", false, five_seconds(), [] {});
    ASSERT_FALSE(response);
    EXPECT_TRUE(response.error().is_stale);
    EXPECT_TRUE(response.error().was_sent);
}

TEST(HttpClientAtWorst, reads_a_body_that_ends_with_the_connection) {
    const ScriptedServer server({{"HTTP/1.1 200 OK\r\n\r\nall of it"}});
    EXPECT_EQ(Client().send(server.url, {})->body, "all of it");
}

TEST(HttpClientAtWorst, does_not_take_half_a_body_for_a_whole) {
    const ScriptedServer server({{"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf"}});
    EXPECT_EQ(
        Client().send(server.url, {}).error(),
        (Error{ErrorCode::kUnreadable,
               server.url.origin() + " closed the connection before its answer was complete"}));
}

TEST(HttpClientAtWorst, skips_interim_answers) {
    const ScriptedServer server(
        {{"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n"
          "Link: <a>\r\n\r\n" +
          kOk}});
    EXPECT_EQ(Client().send(server.url, {})->body, "ok");
}

TEST(HttpClientAtWorst, reads_chunks) {
    const ScriptedServer server(
        {{"HTTP/1.1 200 OK\r\nTransfer-Encoding: "
          "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"}});
    EXPECT_EQ(Client().send(server.url, {})->body, "abcde");
}

TEST(HttpClientAtWorst, says_when_the_answer_is_no_http) {
    const ScriptedServer server({{"SSH-2.0-OpenSSH_9.2\r\n\r\n"}});
    EXPECT_EQ(Client().send(server.url, {}).error(),
              (Error{ErrorCode::kUnreadable,
                     server.url.origin() + " does not speak HTTP/1.1: its answer does not begin "
                                           "with \"HTTP/1.1\" and a status"}));
}

TEST(HttpClientAtWorst, reads_what_other_clients_read) {
    for (const std::string& text : {std::string("HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok"),
                                    std::string("HTTP/1.1 200 \nContent-Length: 2\n\nok"),
                                    std::string("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n"
                                                "Transfer-Encoding: chunked\r\n\r\n"
                                                "2\r\nok\r\n0\r\n\r\n")}) {
        const ScriptedServer server({{text}});
        const auto response = Client().send(server.url, {});
        ASSERT_TRUE(response) << text << response.error().message;
        EXPECT_EQ(response->body, "ok") << text;
    }
}

TEST(HttpClientAtWorst, gives_up_on_interim_answers_without_end) {
    std::string interim;
    for (int i = 0; i < 200; ++i) {
        interim += "HTTP/1.1 100 Continue\r\n\r\n";
    }
    const ScriptedServer server({{interim + kOk}});
    EXPECT_EQ(Client().send(server.url, {}).error(),
              (Error{ErrorCode::kUnreadable,
                     server.url.origin() + " sends more than 100 answers of status 1xx"}));
}

TEST(HttpClientAtWorst, reads_no_more_than_the_limits) {
    const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::string large(1'000'000, '0');
    for (const auto& text : {chunked + "1;" + large,
                             chunked + large,
                             chunked + "0\r\nA: " + large,
                             "HTTP/1.1 200 " + large,
                             "HTTP/1.1 200 OK\r\nA: " + large,
                             "HTTP/1.1 200 OK\r\n\r\n" + large,
                             "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + large}) {
        const ScriptedServer server({{text}});
        const auto response = Client({.body_bytes_max = 10'000}).send(server.url, {});
        ASSERT_FALSE(response);
        EXPECT_NE(response.error().code, ErrorCode::kUnavailable) << response.error().message;
    }
}

/// Python's http.server sends head and body apart: the body waits until the head is acknowledged.
TEST(HttpClientAtWorst, does_not_let_a_server_wait_that_sends_head_and_body_apart) {
    constexpr int kExchanges = 60;
    asio::io_context io;
    Acceptor listener(io.get_executor(), {asio::ip::address_v4::loopback(), 0});
    const auto url =
        *parse_url(fmt::format("http://127.0.0.1:{}", listener.local_endpoint().port()));
    std::jthread provider([&] {
        auto peer = listener.accept();
        char request[4096];
        for (int i = 0; i < kExchanges; ++i) {
            peer.receive(asio::buffer(request));
            peer.send(asio::buffer(std::string("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")));
            peer.send(asio::buffer(std::string("ok")));
        }
    });
    Client client;
    std::vector<SteadyClock::duration> taken;
    for (int i = 0; i < kExchanges; ++i) {
        const auto start = SteadyClock::now();
        EXPECT_EQ(client.send(url, {})->body, "ok");
        taken.push_back(SteadyClock::now() - start);
    }
    // The median, as a busy machine makes single ones slow.
    std::ranges::nth_element(taken, taken.begin() + kExchanges / 2);
    EXPECT_LT(taken[kExchanges / 2], std::chrono::milliseconds(20));
}

std::chrono::nanoseconds processor_time_of_thread() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

TEST(HttpClientAtWorst, stays_awake_for_a_moment_and_then_sleeps) {
    asio::io_context io;
    Acceptor listener(io.get_executor(), {asio::ip::address_v4::loopback(), 0});
    const auto url =
        *parse_url(fmt::format("http://127.0.0.1:{}", listener.local_endpoint().port()));
    std::jthread provider([&] {
        auto peer = listener.accept();
        char request[4096];
        peer.receive(asio::buffer(request));
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        peer.send(asio::buffer(kOk));
        peer.receive(asio::buffer(request));
        error_code gone;
        peer.receive(asio::buffer(request), 0, gone);  // until the client gives up
    });
    Client client(
        {.timeout = std::chrono::milliseconds(500), .stays_awake = std::chrono::microseconds(100)});
    const auto before = processor_time_of_thread();
    EXPECT_EQ(client.send(url, {})->body, "ok");
    EXPECT_EQ(client.send(url, {}).error().code, ErrorCode::kTimeout);
    EXPECT_LT(processor_time_of_thread() - before, std::chrono::milliseconds(50));
}

}  // namespace
}  // namespace accord::http
