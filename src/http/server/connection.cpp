// Reads requests, has them answered, writes responses: one coroutine per connection. The parser is
// fed by hand, so that one read can bring several requests and a read costs one operation.
#include "http/server/connection.hpp"

#include "base/text.hpp"
#include "http/server/request_parser.hpp"
#include "http/wire.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>

#include <array>

namespace accord::http {
namespace {

namespace beast = boost::beast;
using TlsStream = asio::ssl::stream<Socket>;
using UseTask = asio::use_awaitable_t<Executor>;

constexpr auto kWithoutThrowing = asio::as_tuple(UseTask());
constexpr std::size_t kHeadChunk = 8 * 1024;
constexpr std::size_t kBodyChunk = 64 * 1024;
constexpr std::size_t kJoinedBodyMax = 16 * 1024;  ///< smaller bodies are sent with their head
constexpr std::size_t kLingerBytesMax = 4 * 1024 * 1024;
constexpr auto kLingerTime = std::chrono::seconds(1);

Response answer(const Handler& handler, const Request& request, Logger& log) {
    std::string reason;
    try {
        return handler(request);
    } catch (const std::exception& error) {
        reason = error.what();
    } catch (...) {
        reason = "an exception that is no std::exception";
    }
    log.error(fmt::format("{} {}: {}", request.method, request.path(), reason));
    return plain_text(500, "Internal server error.");
}

template <class Stream>
class Connection final : public OpenConnection {
  public:
    template <class... Args>
    Connection(ServerShared& shared, Lane& lane, Args&&... stream)
        : shared_(shared), lane_(lane), stream_(std::forward<Args>(stream)...) {
        lane_.connections.insert(this);
    }
    Connection(const Connection&) = delete;
    ~Connection() override { lane_.remove(*this); }

    void cancel() override {
        error_code ignored;
        socket().cancel(ignored);
    }

    Task<> run() {
        bool goes_on = co_await shake_hands();  // GCC 12 miscompiles co_await in conditions
        if (!goes_on) {
            co_return;
        }
        while (goes_on) {
            goes_on = co_await exchange();
        }
        co_await close();
    }

  private:
    Socket& socket() {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            return stream_.next_layer();
        } else {
            return stream_;
        }
    }

    void enter(Phase next, SteadyClock::duration limit) {
        phase = next;
        deadline = SteadyClock::now() + limit;
        is_timed_out = false;
    }

    Task<bool> shake_hands() {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            enter(Phase::kReading, shared_.options.request_timeout);
            const auto [error] =
                co_await stream_.async_handshake(TlsStream::server, kWithoutThrowing);
            if (error) {
                co_return false;
            }
        }
        co_return true;
    }

    /// One request and its answer; false when it was the connection's last.
    Task<bool> exchange() {
        RequestParser parser;
        const auto outcome = co_await read(parser);
        if (outcome.kind == ReadOutcome::Kind::kClosed) {
            co_return false;
        }
        if (outcome.kind == ReadOutcome::Kind::kRefused) {
            const Framing last{.keep_alive = false};
            co_await write(outcome.refusal, last);
            co_await linger();
            co_return false;
        }
        const bool wants_more = parser.get().keep_alive();
        const bool is_http_1_0 = parser.get().version() == 10;
        const Request request = to_request(parser);
        phase = Phase::kHandling;
        deadline = Deadline::max();
        Response response = co_await handle(request);
        const bool keeps =
            wants_more && !lane_.is_stopping &&
            !equal_ignoring_case(response.headers.value_or("Connection", ""), "close");
        if (!are_writable(response.headers)) {
            shared_.log.error(
                fmt::format("{} {}: a response field has a line break or another "
                            "character that may not be sent",
                            request.method,
                            request.path()));
            response = plain_text(500, "Internal server error.");
        }
        const Framing framing{
            .keep_alive = keeps, .is_head = request.method == "HEAD", .is_http_1_0 = is_http_1_0};
        const bool written = co_await write(response, framing);
        const bool goes_on = written && keeps;
        co_return goes_on;
    }

    Task<ReadOutcome> read(RequestParser& parser) {
        const auto& options = shared_.options;
        parser.eager(true);
        parser.header_limit(static_cast<std::uint32_t>(options.header_bytes_max));
        parser.body_limit(options.body_bytes_max);
        enter(Phase::kIdle, options.idle_timeout);
        bool told_to_continue = false;
        for (;;) {
            error_code error = beast::http::error::need_more;
            if (buffer_.size() > 0) {
                buffer_.consume(parser.put(buffer_.data(), error));
                if (error && error != beast::http::error::need_more) {
                    co_return outcome_of(error, options);
                }
                if (parser.is_done()) {
                    break;
                }
                if (phase == Phase::kIdle) {
                    enter(Phase::kReading, options.request_timeout);
                }
            }
            if (parser.is_header_done() && !told_to_continue) {
                told_to_continue = true;
                const bool is_open = co_await tell_to_continue(parser);
                if (!is_open) {
                    co_return ReadOutcome();
                }
            }
            if (error || buffer_.size() == 0) {
                auto stopped = co_await read_more(parser.is_header_done());
                if (stopped) {
                    co_return std::move(*stopped);
                }
            }
        }
        if (parser.get().version() >= 11 && !parser.get().count(beast::http::field::host)) {
            co_return ReadOutcome::refused(400, "The request has no Host header.");
        }
        co_return ReadOutcome{ReadOutcome::Kind::kRequest, {}};
    }

    /// Nothing when bytes came.
    Task<std::optional<ReadOutcome>> read_more(bool is_body) {
        if (phase == Phase::kIdle && lane_.is_stopping) {
            co_return ReadOutcome();
        }
        const auto [error, bytes] = co_await stream_.async_read_some(
            buffer_.prepare(is_body ? kBodyChunk : kHeadChunk), kWithoutThrowing);
        buffer_.commit(bytes);
        if (is_timed_out && phase == Phase::kReading) {
            co_return ReadOutcome::refused(408, "The request did not arrive in time.");
        }
        if (error || is_timed_out) {
            co_return ReadOutcome();
        }
        co_return std::nullopt;
    }

    Task<bool> tell_to_continue(RequestParser& parser) {
        const auto expected = parser.get()[beast::http::field::expect];
        if (parser.get().version() < 11 || !equal_ignoring_case(expected, "100-continue")) {
            co_return true;
        }
        const auto [error, bytes] = co_await stream_.async_write_some(
            asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")), kWithoutThrowing);
        co_return !error;
    }

    Task<Response> handle(const Request& request) {
        if (!shared_.queue) {
            co_return answer(shared_.handler, request, shared_.log);
        }
        auto response = co_await handle_in_queue(request);
        if (!response) {
            co_return plain_text(503, "Too many requests are waiting; try again soon.");
        }
        co_return std::move(*response);
    }

    /// Nothing when the queue is full.
    Task<std::unique_ptr<Response>> handle_in_queue(const Request& request) {
        const auto start = [this, &request](auto completion) {
            const auto waiting = std::make_shared<decltype(completion)>(std::move(completion));
            const auto finish = [this, waiting](std::unique_ptr<Response> response) {
                asio::post(lane_.io, [waiting, response = std::move(response)]() mutable {
                    std::move (*waiting)(std::move(response));
                });
            };
            WorkQueue::Job job = [this, &request, finish] {
                finish(std::make_unique<Response>(answer(shared_.handler, request, shared_.log)));
            };
            if (!shared_.queue->try_push(job)) {
                finish(nullptr);
            }
        };
        UseTask token;
        co_return co_await asio::async_initiate<UseTask, void(std::unique_ptr<Response>)>(start,
                                                                                          token);
    }

    Task<bool> write(const Response& response, Framing framing) {
        std::string head = render_response_head(response, framing);
        std::string_view body;
        if (!framing.is_head && !is_bodiless(response.status)) {
            body = response.body;
        }
        if (body.size() <= kJoinedBodyMax) {
            head += body;
            body = {};
        }
        std::string_view rest = head;
        while (!rest.empty() || !body.empty()) {
            enter(Phase::kWriting, shared_.options.request_timeout);
            const std::array parts{asio::buffer(rest), asio::buffer(body)};
            const auto [error, bytes] = co_await stream_.async_write_some(parts, kWithoutThrowing);
            if (error) {
                co_return false;
            }
            const auto from_head = std::min(bytes, rest.size());
            rest.remove_prefix(from_head);
            body.remove_prefix(bytes - from_head);
        }
        co_return true;
    }

    /// Reads on for a moment after a refusal: closing with unread bytes would make the system
    /// reset the connection, and the client lose the answer.
    Task<> linger() {
        error_code ignored;
        socket().shutdown(tcp::socket::shutdown_send, ignored);
        enter(Phase::kClosing, kLingerTime);
        buffer_.clear();
        for (std::size_t total = 0; total < kLingerBytesMax && !is_timed_out;) {
            const auto [error, bytes] =
                co_await socket().async_read_some(buffer_.prepare(kBodyChunk), kWithoutThrowing);
            if (error) {
                co_return;
            }
            total += bytes;
        }
    }

    Task<> close() {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            if (is_timed_out) {
                co_return;
            }
            enter(Phase::kClosing, kLingerTime);
            co_await stream_.async_shutdown(kWithoutThrowing);
        }
        co_return;
    }

    ServerShared& shared_;
    Lane& lane_;
    Stream stream_;
    beast::flat_buffer buffer_;
};

/// Gives the connection's place back, whichever way it ends.
struct CountedPlace {
    explicit CountedPlace(ConnectionCount& of) : count(of) {}
    CountedPlace(const CountedPlace&) = delete;
    ~CountedPlace() { count.remove(); }
    ConnectionCount& count;
};

}  // namespace

Task<> serve_connection(ServerShared& shared, Lane& lane, Socket socket) {
    const CountedPlace place(shared.count);
    if (shared.tls) {
        Connection<TlsStream> connection(shared, lane, std::move(socket), *shared.tls);
        co_await connection.run();
    } else {
        Connection<Socket> connection(shared, lane, std::move(socket));
        co_await connection.run();
    }
}

}  // namespace accord::http
