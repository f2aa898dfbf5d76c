// A connection whose client speaks HTTP/2, from its first bytes to its end: reads into an
// Http2Session, has requests answered, several at once, and writes what the session gives.
// A part of connection.cpp's coroutine, on the thread of its lane.
#pragma once

#include "http/asio.hpp"
#include "http/h2/http2_session.hpp"
#include "http/parser/request_reader.hpp"
#include "http/server/answering.hpp"
#include "http/server/connection.hpp"
#include "http/server/misbehaviour.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <unordered_set>

namespace accord::http {

/// `cut` has to end what the stream is doing.
template <class Stream>
class Http2Connection {
  public:
    Http2Connection(ServerShared& shared,
                    Lane& lane,
                    OpenConnection& place,
                    Stream& stream,
                    std::function<void()> cut)
        : shared_(shared), lane_(lane), place_(place), stream_(stream), cut_(std::move(cut)) {}
    Http2Connection(const Http2Connection&) = delete;

    /// What came after the preface's first line is `unread`. Whether the client should have time to
    /// read why the connection ends.
    Task<bool> run(std::string_view unread) {
        take(std::string(kHttp2PrefaceLine) + "\r\n" + std::string(unread));
        while (!is_over_) {
            if (session_.is_behind()) {
                co_await wait();
                continue;
            }
            const auto [error, bytes] = co_await stream_.async_read_some(
                asio::buffer(buffer_), asio::as_tuple(asio::use_awaitable_t<Executor>()));
            if (error) {
                break;
            }
            take({buffer_.data(), bytes});
        }
        while (is_writing_ || requests_handled_ > 0) {
            co_await wait();
        }
        const bool has_refused = !is_broken_ && session_.has_refused();
        co_return has_refused;
    }

    /// As OpenConnection's: the time is up, or the server stops.
    void cancel() {
        const auto now = SteadyClock::now();
        const bool is_timed_out = std::exchange(place_.is_timed_out, false);
        // The server cancels what is idle when its stop begins, and the rest when that ends.
        const bool is_late = is_timed_out ? now >= std::min(write_deadline_, end_deadline_)
                                          : is_ending_ || !is_idle();
        if (is_late) {
            return break_off();
        }
        if (!is_timed_out || now >= idle_deadline()) {
            session_.go_away();
            end();
        }
        session_.expire(now);
        go_on();
    }

  private:
    static constexpr std::size_t kReadBytes = 16 * 1024;
    static constexpr std::size_t kWriteBytes = 64 * 1024;
    static constexpr auto kEndTime = std::chrono::seconds(1);

    [[nodiscard]] bool has_requests() const {
        return session_.streams_open() > 0 || requests_handled_ > 0;
    }
    [[nodiscard]] bool is_idle() const { return !has_requests() && !is_writing_; }

    /// Whatever is written meanwhile: who only says PING is idle.
    [[nodiscard]] Deadline idle_deadline() const {
        return has_requests() ? Deadline::max()
                              : session_.idle_since() + shared_.options.idle_timeout;
    }

    void take(std::string_view bytes) {
        const bool is_read_on = session_.read(bytes);
        for (auto& ready : session_.take_ready()) {
            ready.request.peer = place_.peer;
            handle(std::move(ready));
        }
        if (!is_read_on) {
            end();
        }
        go_on();
    }

    void handle(Http2Session::Ready ready) {
        if (!shared_.queue) {
            auto response = answer(ready.request);
            const auto manner = manner_of(shared_, ready.request, response);
            session_.release(ready.bytes);
            return give(ready.stream, std::move(response), manner);
        }
        // Those whose client has given up count, too: it may not have us work for nobody.
        if (requests_handled_ >= Http2Session::kStreamsMax) {
            return refuse(ready);
        }
        auto shared = std::make_shared<Http2Session::Ready>(std::move(ready));
        WorkQueue::Job job = [this, shared] {
            asio::post(lane_.io, [this, shared, response = answer(shared->request)]() mutable {
                --requests_handled_;
                session_.answer(shared->stream, std::move(response));
                session_.release(shared->bytes);
                go_on();
            });
        };
        if (shared_.queue->try_push(job)) {
            ++requests_handled_;
        } else {
            refuse(*shared);
        }
    }

    /// At once, or after a while.
    void give(std::int32_t stream, Response response, const Manner& manner) {
        if (manner.delay == manner.delay.zero()) {
            return give_now(stream, std::move(response), manner.fault);
        }
        ++requests_handled_;
        const auto timer = std::make_shared<Timer>(lane_.io, manner.delay);
        pauses_.insert(timer);
        timer->async_wait(
            [this, stream, timer, response = std::move(response), manner](error_code) mutable {
                pauses_.erase(timer);
                --requests_handled_;
                if (!is_broken_) {
                    give_now(stream, std::move(response), manner.fault);
                }
                go_on();
            });
    }

    void give_now(std::int32_t stream, Response response, Manner::Fault fault) {
        if (fault != Manner::Fault::kNone) {
            return break_off();
        }
        session_.answer(stream, std::move(response));
    }

    void refuse(const Http2Session::Ready& ready) {
        auto refusal = busy("Too many requests are waiting; try again soon.");
        log_refusal(ready.request, refusal, shared_.log);
        session_.answer(ready.stream, std::move(refusal));
        session_.release(ready.bytes);
    }

    Response answer(const Request& request) {
        return checked(guarded(request, shared_.log, [&] { return shared_.handler(request); }),
                       request,
                       shared_.log);
    }

    /// What waits is still sent, for which there is so much time.
    void end() {
        if (!std::exchange(is_ending_, true)) {
            end_deadline_ = SteadyClock::now() + kEndTime;
        }
    }

    void break_off() {
        is_broken_ = true;
        finish();
    }

    /// Ends run().
    void finish() {
        is_over_ = true;
        for (const auto& pause : pauses_) {
            pause->cancel();
        }
        bell_.cancel();
        cut_();
    }

    /// After whatever happened: writes what there is, and notes until when what may last.
    void go_on() {
        if (lane_.is_stopping) {
            session_.go_away();
        }
        if (!is_writing_ && !is_broken_) {
            write();
        }
        place_.phase = is_idle() ? OpenConnection::Phase::kIdle : OpenConnection::Phase::kHandling;
        place_.deadline = std::min(
            {idle_deadline(), session_.earliest_deadline(), write_deadline_, end_deadline_});
        if (!is_writing_ && session_.is_finished()) {
            finish();
        }
        bell_.cancel();
    }

    void write() {
        out_.clear();
        session_.write(out_, kWriteBytes);
        if (out_.empty()) {
            return;
        }
        is_writing_ = true;
        write_deadline_ = SteadyClock::now() + shared_.options.request_timeout;
        asio::async_write(stream_, asio::buffer(out_), [this](error_code error, std::size_t) {
            is_writing_ = false;
            write_deadline_ = Deadline::max();
            if (error) {
                return break_off();
            }
            go_on();
        });
    }

    /// Until something happens.
    Task<> wait() {
        bell_.expires_at(Deadline::max());
        co_await bell_.async_wait(asio::as_tuple(asio::use_awaitable_t<Executor>()));
    }

    ServerShared& shared_;
    Lane& lane_;
    OpenConnection& place_;
    Stream& stream_;
    const std::function<void()> cut_;
    Http2Session session_{
        shared_.options, shared_.request_bytes, shared_.answer_bytes, shared_.log};
    Timer bell_{lane_.io};
    std::array<char, kReadBytes> buffer_;
    std::string out_;                   ///< while it is written
    std::size_t requests_handled_ = 0;  ///< by threads of the handlers, or to be answered later
    std::unordered_set<std::shared_ptr<Timer>> pauses_;  ///< before delayed answers
    bool is_writing_ = false;
    bool is_ending_ = false;
    bool is_over_ = false;
    bool is_broken_ = false;
    Deadline write_deadline_ = Deadline::max();
    Deadline end_deadline_ = Deadline::max();
};

}  // namespace accord::http
