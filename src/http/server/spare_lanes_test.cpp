// Servers that come and go on one thread, as those of a consumer's tests do.
#include "http/server.hpp"
#include "support/http2_client.hpp"
#include "support/test_socket.hpp"

#include <atomic>
#include <chrono>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#ifdef __SANITIZE_THREAD__
/// A process that was forked may start threads: its parent's are not there, and nothing of theirs
/// is used.
extern "C" const char* __tsan_default_options() { return "die_after_fork=0"; }
#endif

namespace accord::http {
namespace {

using std::chrono::milliseconds;
using support::Http2Client;
using support::TestSocket;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

const std::string kAskOnce = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
const std::string kAsk = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

struct SpareLanes : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::atomic<std::thread::id> answered_by;

    std::unique_ptr<Server> start(ServerOptions options = {}) {
        options.takes_spare_thread = true;
        return *Server::start(
            std::move(options),
            [this](const Request&) {
                answered_by = std::this_thread::get_id();
                return Response{.body = "hello"};
            },
            *log);
    }

    static std::string ask(const Server& server) {
        TestSocket socket(server.port());
        socket.send(kAskOnce);
        return socket.read_all();
    }

    std::thread::id thread_of(const Server& server) {
        EXPECT_THAT(ask(server), EndsWith("hello"));
        return answered_by;
    }
};

TEST_F(SpareLanes, serve_the_next_server) {
    auto server = start();
    const auto first = thread_of(*server);
    for (int turn = 0; turn < 3; ++turn) {
        server.reset();
        server = start();
        EXPECT_EQ(thread_of(*server), first);
    }
    const auto other = start();
    EXPECT_NE(thread_of(*other), first) << "each server has one of its own";
}

TEST_F(SpareLanes, serve_the_next_server_when_a_connection_was_idle) {
    auto server = start();
    TestSocket socket(server->port());
    socket.send(kAsk);
    socket.read_until("hello");
    const std::thread::id first = answered_by;
    EXPECT_TRUE(server->stop().is_clean());
    EXPECT_TRUE(socket.is_closed_within(1000));
    EXPECT_THROW(TestSocket again(server->port()), std::runtime_error);
    server.reset();
    EXPECT_EQ(thread_of(*start()), first);
}

TEST_F(SpareLanes, serve_the_next_server_when_a_request_was_cut) {
    auto server = start({.stop_timeout = milliseconds(50)});
    TestSocket socket(server->port());
    socket.send("GET / HTTP/1.1\r\n");
    std::this_thread::sleep_for(milliseconds(30));
    EXPECT_EQ(server->stop().connections_cut, 1u);
    EXPECT_TRUE(socket.is_closed_within(1000));
    auto next = start({.stop_timeout = milliseconds(5000)});
    TestSocket open(next->port());
    open.send("GET / HTTP/1.1\r\n");
    std::this_thread::sleep_for(milliseconds(200));
    open.send("Host: a\r\n\r\n");
    EXPECT_THAT(open.read_until("hello"), EndsWith("hello")) << "the other's deadline is gone";
    EXPECT_TRUE(next->stop().is_clean());
}

TEST_F(SpareLanes, serve_the_next_server_whatever_is_left_of_late_answers) {
    for (const auto delay : {milliseconds(300), milliseconds(60'000)}) {
        std::atomic<int> asked = 0;
        const bool is_cut = delay > milliseconds(5000);
        auto server = start({.stop_timeout = milliseconds(is_cut ? 50 : 5000),
                             .http2 = true,
                             .manner_of = [&](const Request&, const Response&) {
                                 ++asked;
                                 return Manner{.delay = delay};
                             }});
        TestSocket late(server->port());
        late.send(kAsk);
        Http2Client late_too(server->port());
        late_too.start({});
        while (asked < 2) {
            std::this_thread::sleep_for(milliseconds(1));
        }
        EXPECT_EQ(server->stop().connections_cut, is_cut ? 2U : 0U);
        server.reset();
        const auto next = start();
        EXPECT_THAT(ask(*next), EndsWith("hello"));
        EXPECT_TRUE(next->stop().is_clean());
        late.read_all();
        EXPECT_TRUE(late.is_closed_within(0));
    }
}

TEST_F(SpareLanes, serve_the_next_server_after_a_broken_answer) {
    for (const auto fault : {Manner::Fault::kReset, Manner::Fault::kGarbage}) {
        auto server = start({.manner_of = [fault](const Request&, const Response&) {
            return Manner{.fault = fault};
        }});
        TestSocket broken(server->port());
        broken.send(kAsk);
        if (fault == Manner::Fault::kReset) {
            EXPECT_TRUE(broken.is_reset_within(5000));
        } else {
            EXPECT_THAT(broken.read_all(), HasSubstr("not HTTP"));
        }
        EXPECT_TRUE(server->stop().is_clean());
        server = start();
        EXPECT_THAT(ask(*server), EndsWith("hello"));
    }
}

TEST_F(SpareLanes, keep_the_deadlines_of_each_server) {
    auto server = start();
    thread_of(*server);
    server = start({.request_timeout = milliseconds(50)});
    TestSocket socket(server->port());
    socket.send("GET / HTTP/1.1\r\n");
    EXPECT_THAT(socket.read_all(), StartsWith("HTTP/1.1 408"));
}

TEST_F(SpareLanes, count_connections_for_each_server) {
    auto server = start({.connections_max = 1});
    TestSocket first(server->port());
    first.send(kAsk);
    first.read_until("hello");
    EXPECT_THAT(ask(*server), StartsWith("HTTP/1.1 503"));
    server = start({.connections_max = 1});
    EXPECT_THAT(ask(*server), EndsWith("hello"));
}

TEST_F(SpareLanes, are_not_shared_with_a_process_that_was_forked) {
    auto server = start();
    start();  // leaves a spare one
    EXPECT_THAT(ask(*server), EndsWith("hello"));
    const auto child = ::fork();
    if (child == 0) {
        ::alarm(10);
        auto own = start();
        const bool is_answered = ask(*own).ends_with("hello");
        own.reset();
        server->stop();
        server.reset();  // the parent's, which stays there
        const bool starts_again = ask(*start()).ends_with("hello");
        ::_exit(is_answered && starts_again ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    EXPECT_THAT(ask(*server), EndsWith("hello"));
    EXPECT_TRUE(server->stop().is_clean());
    EXPECT_THROW(TestSocket again(server->port()), std::runtime_error);
}

TEST_F(SpareLanes, may_be_left_at_any_moment) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([this, i] {
            for (int turn = 0; turn < 100; ++turn) {
                auto server = start({.stop_timeout = milliseconds(2000)});
                TestSocket socket(server->port());
                socket.send(turn % 3 == 0 ? kAsk : kAskOnce);
                if (turn % 4 != i) {
                    socket.read_until("hello");
                }
                EXPECT_TRUE(server->stop().is_clean());
            }
        });
    }
}

TEST_F(SpareLanes, are_for_servers_that_need_no_other_thread) {
    const auto refused = Server::start(
        {.handler_threads = 1, .takes_spare_thread = true},
        [](const Request&) { return Response(); },
        *log);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalidInput);
}

}  // namespace
}  // namespace accord::http
