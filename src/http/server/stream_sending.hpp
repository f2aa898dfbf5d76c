// Sends the body of an answer that goes on: what comes, as it comes, and a heartbeat when nothing
// does. It holds no thread while it waits.
#pragma once

#include "http/asio.hpp"
#include "http/body_stream.hpp"
#include "http/server/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>

namespace accord::http {

/// Wakes the coroutine of a connection that waits for its stream.
class StreamBell : public std::enable_shared_from_this<StreamBell> {
  public:
    explicit StreamBell(asio::io_context& io) : io_(io), timer_(io) {}

    /// On the lane's thread.
    void ring() {
        is_rung_ = true;
        timer_.cancel();
    }
    /// On any.
    void ring_from_elsewhere() {
        asio::post(io_, [self = shared_from_this()] { self->ring(); });
    }
    /// Whether it has been rung; otherwise the time is up.
    Task<bool> wait(SteadyClock::duration time) {
        if (!is_rung_) {
            timer_.expires_after(time);
            co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable_t<Executor>()));
        }
        const bool was_rung = is_rung_;
        is_rung_ = false;
        co_return was_rung;
    }

  private:
    asio::io_context& io_;
    Timer timer_;
    bool is_rung_ = false;
};

/// While it lives, the stream rings the bell.
class StreamReader {
  public:
    StreamReader(BodyStream& stream, const std::shared_ptr<StreamBell>& bell) : stream_(stream) {
        stream_.listen([bell] { bell->ring_from_elsewhere(); });
    }
    StreamReader(const StreamReader&) = delete;
    StreamReader& operator=(const StreamReader&) = delete;
    ~StreamReader() { stream_.leave(); }

  private:
    BodyStream& stream_;
};

/// One piece as HTTP/1.1 frames it; the last one is empty. HTTP/1.0 has no frames.
inline std::string framed_piece(std::string text, bool is_end, bool is_chunked) {
    if (!is_chunked) {
        return text;
    }
    std::string piece;
    if (!text.empty()) {
        piece = fmt::format("{:x}\r\n{}\r\n", text.size(), text);
    }
    return is_end ? piece + "0\r\n\r\n" : piece;
}

/// What is to be sent next, and whether it is the last.
inline Task<BodyStream::Taken> next_piece(OpenConnection& connection,
                                          const Lane& lane,
                                          BodyStream& stream,
                                          StreamBell& bell,
                                          Deadline end) {
    const auto heartbeat_at = SteadyClock::now() + stream.options().heartbeat_after;
    for (;;) {
        auto taken = stream.take();
        const auto now = SteadyClock::now();
        if (!taken.is_end && (lane.is_stopping || now >= end)) {
            taken.is_end = true;
            taken.text += stream.take_last_heartbeat();
        }
        if (taken.is_end || !taken.text.empty()) {
            co_return taken;
        }
        if (now >= heartbeat_at) {
            co_return BodyStream::Taken{stream.take_heartbeat()};
        }
        connection.phase = OpenConnection::Phase::kIdle;
        connection.deadline = Deadline::max();
        co_await bell.wait(std::min(heartbeat_at, end) - now);
    }
}

/// Until the stream ends, the server stops, or the reader leaves or takes longer than `write_time`
/// for a piece. Whether all was sent, so that another answer may follow.
template <class Stream>
Task<bool> send_stream(OpenConnection& connection,
                       Stream& socket,
                       const Lane& lane,
                       BodyStream& stream,
                       std::shared_ptr<StreamBell> bell,
                       std::string head,
                       bool is_chunked,
                       SteadyClock::duration write_time) {
    const StreamReader reader(stream, bell);
    const auto end = SteadyClock::now() + stream.options().ends_after;
    BodyStream::Taken taken;
    std::string piece = std::move(head);
    for (;;) {
        connection.phase = OpenConnection::Phase::kWriting;
        connection.deadline = SteadyClock::now() + write_time;
        const auto [error, bytes] = co_await asio::async_write(
            socket, asio::buffer(piece), asio::as_tuple(asio::use_awaitable_t<Executor>()));
        if (error || taken.is_end) {
            const bool is_whole = !error;
            co_return is_whole;
        }
        taken = co_await next_piece(connection, lane, stream, *bell, end);
        piece = framed_piece(std::move(taken.text), taken.is_end, is_chunked);
    }
}

}  // namespace accord::http
