// The server's side of one HTTP/2 connection without the connection: bytes go in and requests come
// out; answers go in and bytes come out. nghttp2 reads and writes the frames; limits and time are
// ours.
#pragma once

#include "base/log.hpp"
#include "http/h2/http2_request.hpp"
#include "http/server.hpp"
#include "http/server/byte_budget.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct nghttp2_session;

namespace accord::http {

class Http2Session {
  public:
    using Clock = std::chrono::steady_clock;

    /// How many requests of one connection may be under way.
    static constexpr std::size_t kStreamsMax = 100;

    /// A request that has come as a whole. Its bytes count as held until release().
    struct Ready {
        std::int32_t stream = 0;
        Request request;
        std::size_t bytes = 0;
    };

    Http2Session(const ServerOptions& options,
                 ByteBudget& request_bytes,
                 ByteBudget& answer_bytes,
                 Logger& log);
    Http2Session(const Http2Session&) = delete;
    ~Http2Session();

    /// Takes what came. False when nothing more is to be read: either side has ended the
    /// connection, because what came is nothing that HTTP/2 allows, for example.
    bool read(std::string_view bytes);
    /// The requests that have become whole, once each.
    std::vector<Ready> take_ready();
    void release(std::size_t request_bytes);
    /// To be sent as the client takes it; dropped when the client has given the request up.
    void answer(std::int32_t stream, Response response);

    /// Appends what can be sent now, about so much at most.
    void write(std::string& out, std::size_t bytes_max);
    /// Whether so much waits to be sent that nothing more should be read.
    [[nodiscard]] bool is_behind() const;

    /// Takes no more requests; those under way are answered.
    void go_away();
    /// Nothing is left to be read or written.
    [[nodiscard]] bool is_finished() const;
    /// Whether the client has been sent a reason why the connection ends.
    [[nodiscard]] bool has_refused() const { return has_refused_; }
    [[nodiscard]] std::size_t streams_open() const { return streams_.size(); }
    /// Since when no stream is open; of use only while none is.
    [[nodiscard]] Clock::time_point idle_since() const { return idle_since_; }

    /// No request or answer is due before it.
    [[nodiscard]] Clock::time_point earliest_deadline() const { return earliest_deadline_; }
    /// Answers 408 to what has not come in time; ends answers that the client does not read.
    void expire(Clock::time_point now);

  private:
    friend struct Http2Callbacks;

    struct Stream {
        enum class Phase { kReading, kHandling, kAnswering };

        explicit Stream(const ReadLimits& limits) : reader(limits) {}

        Phase phase = Phase::kReading;
        Http2Request reader;
        std::size_t bytes_counted = 0;  ///< of the request, in request_bytes_held_
        bool is_read = false;           ///< the client sends nothing more
        bool is_head = false;           ///< the method is HEAD
        Clock::time_point deadline = Clock::time_point::max();
        std::string answer_body = {};
        std::size_t answer_bytes_sent = 0;
    };

    Stream* find(std::int32_t id);
    void open(std::int32_t id);
    void close(std::int32_t id);
    void finish_header(std::int32_t id, Stream& stream, bool is_whole);
    void finish_request(std::int32_t id, Stream& stream);
    /// Counts what is held of the stream's request, and refuses what failed or is too much.
    void look_at(std::int32_t id, Stream& stream);
    void refuse(std::int32_t id, Stream& stream, Response answer);
    void send(std::int32_t id, Stream& stream, Response response);
    void submit(std::int32_t id, const Response& response, bool has_body);
    void set_deadline(Stream& stream, Clock::time_point deadline);
    [[nodiscard]] Clock::time_point deadline_of(const Stream& stream) const;
    void count_request_bytes(Stream& stream, std::size_t bytes);
    struct Piece {
        std::string_view bytes;
        bool is_last = false;
    };
    Piece next_piece(Stream& stream, std::size_t bytes_max);

    const ServerOptions& options_;
    Logger& log_;
    HeldBytes request_bytes_;
    HeldBytes answer_bytes_;
    std::size_t request_bytes_held_ = 0;
    std::size_t answer_bytes_held_ = 0;
    std::size_t answers_open_ = 0;
    std::map<std::int32_t, Stream> streams_;
    std::vector<Ready> ready_;
    Clock::time_point idle_since_ = Clock::now();
    /// For the next step of any answer: they are sent one after another.
    Clock::time_point step_deadline_ = Clock::time_point::max();
    Clock::time_point earliest_deadline_ = Clock::time_point::max();
    bool has_failed_ = false;           ///< to read
    bool has_stopped_writing_ = false;  ///< out of memory
    bool has_gone_away_ = false;
    bool has_refused_ = false;
    std::unique_ptr<nghttp2_session, void (*)(nghttp2_session*)> session_;
};

}  // namespace accord::http
