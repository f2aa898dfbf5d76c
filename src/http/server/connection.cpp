// Reads requests, has them answered, writes responses: one coroutine per connection. The reader of
// requests is fed by hand, so that one read can bring several and costs one operation.
#include "http/server/connection.hpp"

#include "http/field_syntax.hpp"
#include "http/h2/http2_connection.hpp"
#include "http/parser/request_reader.hpp"
#include "http/server/answering.hpp"
#include "http/server/misbehaviour.hpp"
#include "http/server/read_outcome.hpp"
#include "http/server/stream_sending.hpp"
#include "http/wire.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace accord::http {
namespace {

using TlsStream = asio::ssl::stream<Socket>;
using UseTask = asio::use_awaitable_t<Executor>;

constexpr auto kWithoutThrowing = asio::as_tuple(UseTask());
constexpr std::size_t kHeadChunk = 8 * 1024;
constexpr std::size_t kBodyChunk = 64 * 1024;
constexpr std::size_t kJoinedBodyMax = 16 * 1024;  ///< smaller bodies are sent with their head
constexpr std::size_t kLingerBytesMax = 4 * 1024 * 1024;
constexpr auto kLingerTime = std::chrono::seconds(1);

/// Often enough to keep the deadlines within a quarter.
SteadyClock::duration sweep_interval(const ServerOptions& options) {
    return std::clamp<std::chrono::milliseconds>(
        std::min(options.request_timeout, options.idle_timeout) / 4,
        std::chrono::milliseconds(5),
        std::chrono::milliseconds(500));
}

template <class Stream>
class Connection final : public OpenConnection {
  public:
    template <class... Args>
    Connection(ServerShared& shared, Lane& lane, Args&&... stream)
        : shared_(shared), lane_(lane), stream_(std::forward<Args>(stream)...) {
        lane_.add(*this, sweep_interval(shared.options));
    }
    Connection(const Connection&) = delete;
    ~Connection() override { lane_.remove(*this); }

    void cancel() override {
        if (http2_) {
            return http2_->cancel();
        }
        if (bell_) {
            bell_->ring();
        }
        if (pause_ != nullptr) {
            pause_->cancel();
        }
        error_code ignored;
        socket().cancel(ignored);
    }

    Task<> run() {
        bool goes_on = co_await shake_hands();  // GCC 12 miscompiles co_await in conditions
        if (!goes_on) {
            co_return;
        }
        peer = address_of_peer(socket());
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
        RequestReader reader(read_limits(shared_.options), peer);
        HeldBytes held(shared_.request_bytes);
        auto outcome = co_await read(reader, held);
        if (outcome.kind == ReadOutcome::Kind::kClosed) {
            co_return false;
        }
        if (outcome.kind == ReadOutcome::Kind::kHttp2) {
            co_await serve_http2();
            co_return false;
        }
        is_first_ = false;
        if (outcome.kind == ReadOutcome::Kind::kRefused) {
            log_refusal(reader.request(), outcome.answer, shared_.log);
            co_await write(outcome.answer, {.keep_alive = false});
            co_await linger();
            co_return false;
        }
        const bool is_whole = reader.is_done();
        const bool wants_more = is_whole && reader.keeps_connection();
        Framing framing{.is_http_1_0 = reader.is_http_1_0()};
        Request request = reader.take();
        framing.is_head = request.method == "HEAD";
        phase = Phase::kHandling;
        deadline = Deadline::max();
        Manner manner;
        if (outcome.kind == ReadOutcome::Kind::kRequest) {
            outcome.answer = co_await handle(request);
            manner = manner_of(shared_, request, outcome.answer);
        }
        request.body = {};
        held.release();
        framing.keep_alive =
            wants_more && !lane_.is_stopping &&
            !has_list_word(outcome.answer.headers.value_or("Connection", ""), "close");
        if (manner.delay > manner.delay.zero()) {
            co_await pause(manner.delay);
        }
        if (manner.fault != Manner::Fault::kNone) {
            co_await misbehave(manner.fault,
                               checked(std::move(outcome.answer), request, shared_.log));
            co_return false;
        }
        if (streamed_ && !framing.is_head) {
            const bool goes_on = co_await send_streamed(
                checked(std::move(outcome.answer), request, shared_.log), framing);
            co_return goes_on;
        }
        const bool written =
            co_await write(checked(std::move(outcome.answer), request, shared_.log), framing);
        if (!is_whole) {
            co_await linger();
        }
        const bool goes_on = written && framing.keep_alive;
        co_return goes_on;
    }

    /// Ends early when the connection is cancelled.
    Task<> pause(std::chrono::milliseconds time) {
        Timer timer(lane_.io, time);
        pause_ = &timer;
        co_await timer.async_wait(kWithoutThrowing);
        pause_ = nullptr;
    }

    Task<> misbehave(Manner::Fault fault, Response answer) {
        std::string sent = bytes_of_faulty(fault, answer, shared_.options.on_every_answer);
        while (!sent.empty()) {
            enter(Phase::kWriting, shared_.options.request_timeout);
            const auto [error, bytes] =
                co_await stream_.async_write_some(asio::buffer(sent), kWithoutThrowing);
            sent.erase(0, error ? sent.size() : bytes);
        }
        error_code ignored;
        if (fault == Manner::Fault::kReset) {
            socket().set_option(asio::socket_base::linger(true, 0), ignored);
        }
        socket().close(ignored);
    }

    Task<> serve_http2() {
        Http2Connection<Stream> http2(shared_, lane_, *this, stream_, [this] {
            error_code ignored;
            socket().cancel(ignored);
        });
        http2_ = &http2;
        const bool was_refused = co_await http2.run(unread_);
        http2_ = nullptr;
        if (was_refused) {
            co_await linger();
        }
    }

    Task<ReadOutcome> read(RequestReader& reader, HeldBytes& held) {
        enter(Phase::kIdle, shared_.options.idle_timeout);
        for (bool header_was_done = false; !reader.is_done();) {
            if (unread_.empty()) {
                auto stopped = co_await read_more(reader.is_header_done());
                if (stopped) {
                    co_return std::move(*stopped);
                }
            }
            if (phase == Phase::kIdle) {
                enter(Phase::kReading, shared_.options.request_timeout);
            }
            reader.read(unread_);
            if (reader.is_http2() && is_first_ && shared_.options.http2) {
                co_return ReadOutcome{ReadOutcome::Kind::kHttp2};
            }
            if (reader.failure()) {
                co_return ReadOutcome::refused(refusal_of(*reader.failure(), shared_.options));
            }
            if (!held.grow_to(reader.bytes_held())) {
                co_return ReadOutcome::refused(
                    busy("Too many large requests are being read; try again soon."));
            }
            if (reader.is_header_done() && !std::exchange(header_was_done, true)) {
                auto stopped = co_await take_header(reader);
                if (stopped) {
                    co_return std::move(*stopped);
                }
            }
        }
        co_return ReadOutcome{ReadOutcome::Kind::kRequest};
    }

    /// Nothing when bytes came.
    Task<std::optional<ReadOutcome>> read_more(bool is_body) {
        if (phase == Phase::kIdle && lane_.is_stopping) {
            co_return ReadOutcome();
        }
        make_room(is_body ? kBodyChunk : kHeadChunk);
        const auto [error, bytes] =
            co_await stream_.async_read_some(asio::buffer(buffer_.get(), room_), kWithoutThrowing);
        unread_ = {buffer_.get(), bytes};
        if (is_timed_out && phase == Phase::kReading) {
            co_return ReadOutcome::refused(plain_text(408, "The request did not arrive in time."));
        }
        if (error || is_timed_out) {
            co_return ReadOutcome();
        }
        co_return std::nullopt;
    }

    /// A connection that waits for its next request holds no more than a small buffer.
    void make_room(std::size_t room) {
        if (room_ < room || (phase == Phase::kIdle && room_ != room)) {
            buffer_ = std::make_unique_for_overwrite<char[]>(room);
            room_ = room;
        }
    }

    /// Once for each request, before its body: an outcome when that is not wanted.
    Task<std::optional<ReadOutcome>> take_header(RequestReader& reader) {
        auto early = answer_early(reader);
        const bool waits = reader.expects_to_be_told_to_continue();
        if (early) {
            // What has come already is read, so that the connection may be kept; no more than that.
            while (!waits && !unread_.empty() && !reader.is_done() && !reader.failure()) {
                reader.read(unread_);
            }
            co_return ReadOutcome{ReadOutcome::Kind::kAnswered, std::move(*early)};
        }
        if (waits) {
            const auto [error, bytes] = co_await stream_.async_write_some(
                asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")), kWithoutThrowing);
            if (error) {
                co_return ReadOutcome();
            }
        }
        co_return std::nullopt;
    }

    std::optional<Response> open_stream(const Request& request) {
        const auto& open = shared_.options.open_stream;
        if (!open) {
            return std::nullopt;
        }
        auto streamed = guarded(request, shared_.log, [&] { return open(request); });
        if (!streamed) {
            return std::nullopt;
        }
        streamed_ = std::move(streamed->stream);
        return std::move(streamed->head);
    }

    std::optional<Response> answer_early(const RequestReader& reader) {
        if (auto streamed = open_stream(reader.request())) {
            return streamed;
        }
        const auto& early = shared_.options.answer_early;
        if (!early) {
            return std::nullopt;
        }
        const auto body = reader.is_done() ? BodyAhead::kNone : BodyAhead::kComing;
        return guarded(
            reader.request(), shared_.log, [&] { return early(reader.request(), body); });
    }

    /// Asked again with the body, if that is what it needs.
    std::optional<Response> answer_early(const Request& request) {
        const auto& early = shared_.options.answer_early;
        if (!early || request.body.empty()) {
            return std::nullopt;
        }
        return guarded(request, shared_.log, [&] { return early(request, BodyAhead::kThere); });
    }

    Task<Response> handle(const Request& request) {
        const auto& asks_by_body = shared_.options.asks_by_body;
        const bool is_question = request.body.empty() || (asks_by_body && asks_by_body(request));
        auto early = is_question ? answer_early(request) : std::nullopt;
        if (early) {
            co_return std::move(*early);
        }
        if (shared_.together && is_question) {
            auto known = co_await handle_together(request);
            if (known) {
                co_return std::move(*known);
            }
        }
        std::unique_ptr<Response> response;
        if (shared_.queue) {
            response = co_await handle_in_queue(request);
        } else {
            response = std::make_unique<Response>(answer(request));
        }
        if (!response) {
            auto refusal = busy("Too many requests are waiting; try again soon.");
            log_refusal(request, refusal, shared_.log);
            co_return refusal;
        }
        if (asks_for_stream_again(*response)) {
            auto streamed = open_stream(request);
            co_return streamed ? std::move(*streamed) : busy("Try again.");
        }
        co_return std::move(*response);
    }

    Response answer(const Request& request) {
        return guarded(request, shared_.log, [&] { return shared_.handler(request); });
    }

    /// Goes on with the coroutine on its own thread, from any other.
    template <class Completion>
    auto resumption(Completion completion) {
        const auto waiting = std::make_shared<Completion>(std::move(completion));
        return [this, waiting](std::unique_ptr<Response> response) {
            asio::post(lane_.io, [waiting, response = std::move(response)]() mutable {
                std::move (*waiting)(std::move(response));
            });
        };
    }

    /// Nothing when it has to go to the handler.
    Task<std::unique_ptr<Response>> handle_together(const Request& request) {
        const auto start = [this, &request](auto completion) {
            shared_.together->push(
                request,
                [finish = resumption(std::move(completion))](std::optional<Response> answer) {
                    finish(answer ? std::make_unique<Response>(std::move(*answer)) : nullptr);
                });
        };
        UseTask token;
        co_return co_await asio::async_initiate<UseTask, void(std::unique_ptr<Response>)>(start,
                                                                                          token);
    }

    /// Nothing when the queue is full.
    Task<std::unique_ptr<Response>> handle_in_queue(const Request& request) {
        const auto start = [this, &request](auto completion) {
            const auto finish = resumption(std::move(completion));
            WorkQueue::Job job = [this, &request, finish] {
                finish(std::make_unique<Response>(answer(request)));
            };
            if (!shared_.queue->try_push(job)) {
                finish(nullptr);
            }
        };
        UseTask token;
        co_return co_await asio::async_initiate<UseTask, void(std::unique_ptr<Response>)>(start,
                                                                                          token);
    }

    Task<bool> write(Response response, Framing framing) {
        HeldBytes waiting(shared_.answer_bytes);
        if (!waiting.grow_to(response.body.size())) {
            response = busy("Too many large answers wait to be read; try again soon.");
        }
        std::string head = render_response_head(response, framing, shared_.options.on_every_answer);
        std::string_view body;
        if (!framing.is_head && !is_bodiless(response.status)) {
            body = response.body;
        }
        const auto last =
            SteadyClock::now() + shared_.options.request_timeout + slowest_reading(body.size());
        if (body.size() <= kJoinedBodyMax) {
            head += body;
            body = {};
        }
        std::string_view rest = head;
        while (!rest.empty() || !body.empty()) {
            enter(Phase::kWriting, shared_.options.request_timeout);
            deadline = std::min(deadline, last);
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

    /// Whether the connection goes on: who waited for an event then asks at once what it means.
    Task<bool> send_streamed(Response response, Framing framing) {
        const auto stream = std::exchange(streamed_, nullptr);
        framing.keep_alive = framing.keep_alive && !framing.is_http_1_0;
        framing.is_stream = true;
        bell_ = std::make_shared<StreamBell>(lane_.io);
        const bool is_whole = co_await send_stream(
            *this,
            stream_,
            lane_,
            *stream,
            bell_,
            render_response_head(response, framing, shared_.options.on_every_answer),
            !framing.is_http_1_0,
            shared_.options.request_timeout);
        bell_.reset();
        const bool goes_on = is_whole && framing.keep_alive;
        co_return goes_on;
    }

    /// Reads on for a moment after a refusal: closing with unread bytes would make the system
    /// reset the connection, and the client lose the answer.
    Task<> linger() {
        error_code ignored;
        socket().shutdown(tcp::socket::shutdown_send, ignored);
        enter(Phase::kClosing, kLingerTime);
        make_room(kBodyChunk);
        for (std::size_t total = 0; total < kLingerBytesMax && !is_timed_out;) {
            const auto [error, bytes] = co_await socket().async_read_some(
                asio::buffer(buffer_.get(), room_), kWithoutThrowing);
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
    std::shared_ptr<BodyStream> streamed_;      ///< the body of the answer that is being given
    std::shared_ptr<StreamBell> bell_;          ///< while one is sent
    Http2Connection<Stream>* http2_ = nullptr;  ///< once the client speaks it
    bool is_first_ = true;                      ///< no request has been read yet
    Timer* pause_ = nullptr;                    ///< before a delayed answer
    std::unique_ptr<char[]> buffer_;
    std::size_t room_ = 0;     ///< of the buffer
    std::string_view unread_;  ///< in the buffer
};

}  // namespace

Task<> serve_connection(ServerShared& shared, Lane& lane, Socket socket) {
    lane.note_begun();
    if (shared.tls) {
        Connection<TlsStream> connection(shared, lane, std::move(socket), *shared.tls);
        co_await connection.run();
    } else {
        Connection<Socket> connection(shared, lane, std::move(socket));
        co_await connection.run();
    }
}

}  // namespace accord::http
