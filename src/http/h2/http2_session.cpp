// Streams, their limits and their deadlines: see http2_session.hpp. What nghttp2 calls is in
// http2_callbacks.cpp.
#include "http/h2/http2_session.hpp"

#include "base/text.hpp"
#include "http/h2/http2_callbacks.hpp"
#include "http/server/answering.hpp"
#include "http/wire.hpp"

#include <algorithm>
#include <array>
#include <nghttp2/nghttp2.h>

namespace accord::http {
namespace {

constexpr std::int32_t kStreamWindow = 256 * 1024;
constexpr std::int32_t kConnectionWindow = 1024 * 1024;
/// Answers to PING and SETTINGS, resets and the like that may wait while more is read.
constexpr std::size_t kFramesWaitingMax = 256;

bool is_sent_with_http2(int status) { return status >= 200 && status <= 999; }

/// Fields of a connection, which HTTP/2 does not have (RFC 9113 section 8.2.2).
bool is_connection_field(std::string_view name) {
    return is_framing_field(name) || equal_ignoring_case(name, "Upgrade") ||
           equal_ignoring_case(name, "Proxy-Connection");
}

/// A field for nghttp2, which copies both texts and writes the name in lower case.
nghttp2_nv field(std::string_view name, std::string_view value) {
    const auto bytes = [](std::string_view text) {
        return reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.data()));
    };
    return {bytes(name), bytes(value), name.size(), value.size(), NGHTTP2_NV_FLAG_NONE};
}

}  // namespace

Http2Session::Http2Session(const ServerOptions& options,
                           ByteBudget& request_bytes,
                           ByteBudget& answer_bytes,
                           Logger& log)
    : options_(options),
      log_(log),
      request_bytes_(request_bytes),
      answer_bytes_(answer_bytes),
      session_(Http2Callbacks::new_session(*this), nghttp2_session_del) {
    if (!session_) {
        has_failed_ = true;
        has_stopped_writing_ = true;
        return;
    }
    const std::array settings{
        nghttp2_settings_entry{NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, kStreamsMax},
        nghttp2_settings_entry{NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, kStreamWindow},
        nghttp2_settings_entry{NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE,
                               static_cast<std::uint32_t>(options.header_bytes_max)},
        nghttp2_settings_entry{NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1},
    };
    nghttp2_submit_settings(session_.get(), NGHTTP2_FLAG_NONE, settings.data(), settings.size());
    nghttp2_session_set_local_window_size(session_.get(), NGHTTP2_FLAG_NONE, 0, kConnectionWindow);
}

Http2Session::~Http2Session() = default;

bool Http2Session::read(std::string_view bytes) {
    if (has_failed_) {
        return false;
    }
    const auto taken = nghttp2_session_mem_recv(
        session_.get(), reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    if (taken < 0) {
        has_failed_ = true;
        log_.info(fmt::format("an HTTP/2 connection is given up: {}",
                              nghttp2_strerror(static_cast<int>(taken))));
        nghttp2_session_terminate_session(
            session_.get(),
            taken == NGHTTP2_ERR_FLOODED ? NGHTTP2_ENHANCE_YOUR_CALM : NGHTTP2_PROTOCOL_ERROR);
    }
    return !has_failed_ && nghttp2_session_want_read(session_.get()) != 0;
}

std::vector<Http2Session::Ready> Http2Session::take_ready() { return std::exchange(ready_, {}); }

void Http2Session::release(std::size_t request_bytes) {
    request_bytes_held_ -= request_bytes;
    request_bytes_.shrink_to(request_bytes_held_);
}

void Http2Session::answer(std::int32_t id, Response response) {
    if (auto* stream = find(id); stream && stream->phase == Stream::Phase::kHandling) {
        send(id, *stream, std::move(response));
    }
}

void Http2Session::write(std::string& out, std::size_t bytes_max) {
    while (!has_stopped_writing_ && out.size() < bytes_max) {
        const std::uint8_t* data = nullptr;
        const auto count = nghttp2_session_mem_send(session_.get(), &data);
        if (count <= 0) {
            has_stopped_writing_ = count < 0;
            break;
        }
        out.append(reinterpret_cast<const char*>(data), static_cast<std::size_t>(count));
    }
}

bool Http2Session::is_behind() const {
    return !has_stopped_writing_ &&
           nghttp2_session_get_outbound_queue_size(session_.get()) > kFramesWaitingMax;
}

void Http2Session::go_away() {
    if (!std::exchange(has_gone_away_, true) && !has_stopped_writing_) {
        nghttp2_submit_goaway(session_.get(),
                              NGHTTP2_FLAG_NONE,
                              nghttp2_session_get_last_proc_stream_id(session_.get()),
                              NGHTTP2_NO_ERROR,
                              nullptr,
                              0);
    }
}

bool Http2Session::is_finished() const {
    return has_stopped_writing_ || (nghttp2_session_want_read(session_.get()) == 0 &&
                                    nghttp2_session_want_write(session_.get()) == 0);
}

void Http2Session::expire(Clock::time_point now) {
    earliest_deadline_ = Clock::time_point::max();
    for (auto& [id, stream] : streams_) {
        if (const auto deadline = deadline_of(stream); deadline > now) {
            earliest_deadline_ = std::min(earliest_deadline_, deadline);
        } else if (stream.phase == Stream::Phase::kReading) {
            refuse(id, stream, plain_text(408, "The request did not arrive in time."));
        } else {
            stream.deadline = Clock::time_point::max();
            nghttp2_submit_rst_stream(session_.get(), NGHTTP2_FLAG_NONE, id, NGHTTP2_CANCEL);
        }
    }
    if (step_deadline_ <= now) {
        step_deadline_ = Clock::time_point::max();
    }
}

Http2Session::Stream* Http2Session::find(std::int32_t id) {
    const auto found = streams_.find(id);
    return found == streams_.end() ? nullptr : &found->second;
}

void Http2Session::open(std::int32_t id) {
    auto& stream = streams_.try_emplace(id, read_limits(options_)).first->second;
    set_deadline(stream, Clock::now() + options_.request_timeout);
}

void Http2Session::close(std::int32_t id) {
    const auto found = streams_.find(id);
    if (found == streams_.end()) {
        return;
    }
    count_request_bytes(found->second, 0);
    answer_bytes_held_ -= found->second.answer_body.size();
    answers_open_ -= found->second.phase == Stream::Phase::kAnswering ? 1 : 0;
    answer_bytes_.shrink_to(answer_bytes_held_);
    streams_.erase(found);
    if (streams_.empty()) {
        idle_since_ = Clock::now();
        earliest_deadline_ = Clock::time_point::max();
    }
}

void Http2Session::finish_header(std::int32_t id, Stream& stream, bool is_whole) {
    stream.reader.end_header();
    stream.is_head = stream.reader.request().method == "HEAD";
    look_at(id, stream);
    if (stream.phase != Stream::Phase::kReading) {
        return;
    }
    if (stream.reader.request().method == "CONNECT") {
        finish_request(id, stream);  // what follows belongs to a tunnel, which nobody opens
    } else if (!is_whole && stream.reader.expects_to_be_told_to_continue()) {
        Http2Callbacks::submit_continue(session_.get(), id);
    }
}

void Http2Session::finish_request(std::int32_t id, Stream& stream) {
    if (stream.phase != Stream::Phase::kReading) {
        return;
    }
    stream.phase = Stream::Phase::kHandling;
    stream.deadline = Clock::time_point::max();
    ready_.push_back({id, stream.reader.take(), std::exchange(stream.bytes_counted, 0)});
}

void Http2Session::look_at(std::int32_t id, Stream& stream) {
    if (stream.phase != Stream::Phase::kReading) {
        return;
    }
    if (const auto& failure = stream.reader.failure()) {
        return refuse(id, stream, refusal_of(*failure, options_));
    }
    count_request_bytes(stream, stream.reader.bytes_held());
    if (!request_bytes_.grow_to(request_bytes_held_)) {
        refuse(id, stream, busy("Too many large requests are being read; try again soon."));
    }
}

/// `bytes` of this stream are held now.
void Http2Session::count_request_bytes(Stream& stream, std::size_t bytes) {
    request_bytes_held_ = request_bytes_held_ - stream.bytes_counted + bytes;
    if (bytes < std::exchange(stream.bytes_counted, bytes)) {
        request_bytes_.shrink_to(request_bytes_held_);
    }
}

void Http2Session::refuse(std::int32_t id, Stream& stream, Response answer) {
    const Request dropped = stream.reader.take();
    log_refusal(dropped, answer, log_);
    count_request_bytes(stream, 0);
    send(id, stream, std::move(answer));
}

void Http2Session::send(std::int32_t id, Stream& stream, Response response) {
    if (!is_sent_with_http2(response.status)) {
        log_.error(fmt::format("the status {} can't be sent with HTTP/2", response.status));
        response = plain_text(
            500, fmt::format("The status {} can't be sent with HTTP/2.", response.status));
    }
    if (!answer_bytes_.grow_to(answer_bytes_held_ + response.body.size())) {
        response = busy("Too many large answers wait to be read; try again soon.");
    }
    stream.phase = Stream::Phase::kAnswering;
    const bool has_body =
        !stream.is_head && !is_bodiless(response.status) && !response.body.empty();
    submit(id, response, has_body);
    if (has_body) {
        stream.answer_body = std::move(response.body);
        answer_bytes_held_ += stream.answer_body.size();
    }
    const auto last = Clock::now() + options_.request_timeout;
    if (answers_open_++ == 0) {
        step_deadline_ = last;
    }
    set_deadline(stream, last + slowest_reading(answer_bytes_held_));
}

void Http2Session::submit(std::int32_t id, const Response& response, bool has_body) {
    const fmt::format_int status(response.status);
    const fmt::format_int length(response.body.size());
    std::vector<nghttp2_nv> fields{field(":status", {status.data(), status.size()})};
    for (const auto& [name, value] : response.headers) {
        if (!is_connection_field(name)) {
            fields.push_back(field(name, value));
        }
    }
    for (const auto& [name, value] : options_.on_every_answer) {
        if (!response.headers.has(name)) {
            fields.push_back(field(name, value));
        }
    }
    if (!response.headers.has("Date")) {
        fields.push_back(field("date", http_date()));
    }
    if (!is_bodiless(response.status)) {
        fields.push_back(field("content-length", {length.data(), length.size()}));
    }
    Http2Callbacks::submit_answer(session_.get(), id, fields, has_body);
}

void Http2Session::set_deadline(Stream& stream, Clock::time_point deadline) {
    stream.deadline = deadline;
    earliest_deadline_ = std::min(earliest_deadline_, deadline_of(stream));
}

Http2Session::Clock::time_point Http2Session::deadline_of(const Stream& stream) const {
    return stream.phase == Stream::Phase::kAnswering ? std::min(stream.deadline, step_deadline_)
                                                     : stream.deadline;
}

Http2Session::Piece Http2Session::next_piece(Stream& stream, std::size_t bytes_max) {
    const auto rest = std::string_view(stream.answer_body).substr(stream.answer_bytes_sent);
    const auto piece = rest.substr(0, bytes_max);
    stream.answer_bytes_sent += piece.size();
    step_deadline_ = Clock::now() + options_.request_timeout;
    return {piece, piece.size() == rest.size()};
}

}  // namespace accord::http
