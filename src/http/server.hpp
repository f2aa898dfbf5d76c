// An HTTP server with limits on everything: HTTP/1.1, and HTTP/2 where it is asked for. Asio stays
// behind it.
#pragma once

#include "base/log.hpp"
#include "base/result.hpp"
#include "http/message.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace accord::http {

/// PEM texts; a server with them speaks TLS.
struct ServerTls {
    std::string certificate_chain;
    std::string private_key;
};

/// Answers one request. Called from several threads at once; what it throws becomes a 500.
using Handler = std::function<Response(const Request&)>;

/// What is known of a request when its header has come, or, where ServerOptions::asks_by_body says
/// so, its body.
enum class BodyAhead { kNone, kComing, kThere };

/// Answers what needs neither the body nor a handler's thread; nothing lets the request go its way.
/// Runs on an io thread, so it must not block; what it throws becomes a 500.
using EarlyHandler = std::function<std::optional<Response>(const Request& header, BodyAhead)>;

/// A request without a body, or one that asks by it, and what it may be answered with.
struct Waiting {
    const Request* request = nullptr;
    std::optional<Response> answer = std::nullopt;
};

/// Answers those of the requests that it can; the others go their way. All of them came before it
/// is called, so what it asks then holds for each. Runs on one thread of its own: what takes long
/// it leaves to the handler.
using TogetherHandler = std::function<void(std::span<Waiting* const>)>;

/// Whether a request with a body is a question that may be answered early or together. Runs on an
/// io thread.
using QuestionTest = std::function<bool(const Request&)>;

class BodyStream;

/// An answer whose body goes on; without a stream it is an answer like others.
struct StreamedAnswer {
    StreamedAnswer(Response head_, std::shared_ptr<BodyStream> stream_ = nullptr)
        : head(std::move(head_)), stream(std::move(stream_)) {}

    Response head;
    std::shared_ptr<BodyStream> stream;
};

/// A handler's answer that is none: StreamHandler is to be asked again, since it knows by now what
/// it had to wait for.
inline Response ask_for_stream_again() { return {.status = 0}; }
inline bool asks_for_stream_again(const Response& response) { return response.status == 0; }

/// Asked first of all; as EarlyHandler.
using StreamHandler = std::function<std::optional<StreamedAnswer>(const Request& header)>;

/// What happens to an answer on its way, at servers that stand in for others on a bad day.
struct Manner {
    enum class Fault {
        kNone,
        kReset,    ///< the connection is reset in place of the answer
        kEmpty,    ///< it is closed without one
        kCut,      ///< it is closed in the middle of the answer
        kGarbage,  ///< what is sent is no HTTP, then it is closed
    };
    std::chrono::milliseconds delay{0};  ///< before any of that
    Fault fault = Fault::kNone;          ///< in HTTP/2 each of them ends the connection
};

/// What is done with the handler's answer. Runs where the handler does.
using MannerOfAnswer = std::function<Manner(const Request&, const Response&)>;

/// Whether a server can be told to listen there: an IP address or "localhost".
bool is_listening_address(std::string_view address);

struct ServerOptions {
    std::string address = "127.0.0.1";  ///< an IP address or "localhost"
    unsigned short port = 0;            ///< 0: any free port
    unsigned io_threads = 1;
    /// 0: the handler runs on the io threads and must not block. Otherwise it runs on that many
    /// threads of their own, and a request that finds `queue_max` others waiting is answered 503.
    unsigned handler_threads = 0;
    std::size_t queue_max = 1024;
    std::size_t header_bytes_max = 64 * 1024;
    std::size_t body_bytes_max = 64 * 1024 * 1024;
    std::size_t connections_max = 4096;
    /// What all requests that are read or handled may hold together, a little of each apart; beyond
    /// it they are answered 503.
    std::size_t request_bytes_max = 256 * 1024 * 1024;
    /// The same for answers that wait for clients to read them.
    std::size_t answer_bytes_max = 256 * 1024 * 1024;
    /// From the first byte of a request to its last; and of an answer, for each step of a client
    /// that reads it.
    std::chrono::milliseconds request_timeout{30'000};
    std::chrono::milliseconds idle_timeout{75'000};  ///< between requests of one connection
    std::chrono::milliseconds stop_timeout{8'000};   ///< how long stop() waits for open requests
    /// Its io thread is one that an earlier server of the process left, if there is one, and is
    /// left to the next. For servers that come and go; not with handler threads, of io threads only
    /// one.
    bool takes_spare_thread = false;
    std::optional<ServerTls> tls;
    /// HTTP/2, too, for clients that begin by it or, with TLS, choose it. It has no part in what
    /// goes beyond a handler: open_stream, answer_early, answer_together.
    bool http2 = false;
    StreamHandler open_stream = nullptr;
    EarlyHandler answer_early = nullptr;
    TogetherHandler answer_together = nullptr;  ///< asked before the handler's threads
    QuestionTest asks_by_body = nullptr;        ///< none: whatever has a body goes to the handler
    Headers on_every_answer =
        {};  ///< where it has none of that name, errors of the server included
    MannerOfAnswer manner_of = nullptr;  ///< for handlers on the io threads
};

/// What stop() could not wait for.
struct StopOutcome {
    std::size_t connections_cut = 0;   ///< with a request that came in or an answer that went out
    std::size_t handlers_running = 0;  ///< still answering; the server's destruction waits for them

    [[nodiscard]] bool is_clean() const { return connections_cut == 0 && handlers_running == 0; }
};

/// Listens from start() until it is destroyed or stopped.
class Server {
  public:
    /// Binds, listens and starts the threads. Errors: kUnavailable when the port is in use or the
    /// address is not this machine's (naming address and port), kInvalidInput for a bad
    /// certificate and for options that exclude each other.
    static Result<std::unique_ptr<Server>> start(ServerOptions options,
                                                 Handler handler,
                                                 Logger& log);

    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();  ///< as stop(); then waits for handlers that still run

    [[nodiscard]] unsigned short port() const;
    /// "http://127.0.0.1:4711", without a slash at the end.
    [[nodiscard]] std::string base_url() const;

    /// Stops accepting, lets open requests finish (until stop_timeout), closes. Returns by then,
    /// unless handlers run on the io threads; at once, without waiting for a thread, where no
    /// connection is open. In a process that was forked after the start it does nothing, since the
    /// threads are the parent's; destruction then closes the port there. Idempotent. Not to be
    /// called by a handler, for which it would wait.
    StopOutcome stop();

  private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord::http
