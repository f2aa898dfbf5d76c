// Between nghttp2 and Http2Session: see http2_callbacks.hpp.
#include "http/h2/http2_callbacks.hpp"

#include <algorithm>
#include <cstdio>

/// Debian's static nghttp2 is position-independent but for one use of `stderr`, in a function for
/// its developers that nobody calls. Where it goes into a shared library, CMake has that use
/// renamed to this (cmake/AccordDependencies.cmake).
extern "C" std::FILE* accord_nghttp2_stderr;
std::FILE* accord_nghttp2_stderr = nullptr;

namespace accord::http {
namespace {

std::string_view text_view(const std::uint8_t* bytes, std::size_t count) {
    return {reinterpret_cast<const char*>(bytes), count};
}

bool ends_stream(const nghttp2_frame& frame) {
    return (frame.hd.type == NGHTTP2_HEADERS || frame.hd.type == NGHTTP2_DATA) &&
           (frame.hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
}

/// The code for nghttp2 after `work`.
template <class Work>
int told(Work work) noexcept {
    try {
        work();
        return 0;
    } catch (...) {  // out of memory
        return NGHTTP2_ERR_CALLBACK_FAILURE;
    }
}

Http2Session& session_of(void* told) { return *static_cast<Http2Session*>(told); }

struct FreeCallbacks {
    void operator()(nghttp2_session_callbacks* made) const { nghttp2_session_callbacks_del(made); }
};
struct FreeOption {
    void operator()(nghttp2_option* made) const { nghttp2_option_del(made); }
};

/// nghttp2's own limits on floods of PING, SETTINGS, CONTINUATION and RST_STREAM are on by default.
std::unique_ptr<nghttp2_option, FreeOption> new_option() {
    nghttp2_option* made = nullptr;
    if (nghttp2_option_new(&made) != 0) {
        return nullptr;  // nghttp2 takes its defaults then
    }
    nghttp2_option_set_no_closed_streams(made, 1);
    nghttp2_option_set_max_send_header_block_length(made, 1024 * 1024);
    return std::unique_ptr<nghttp2_option, FreeOption>(made);
}

}  // namespace

nghttp2_session* Http2Callbacks::new_session(Http2Session& told) {
    nghttp2_session_callbacks* made = nullptr;
    if (nghttp2_session_callbacks_new(&made) != 0) {
        return nullptr;
    }
    const std::unique_ptr<nghttp2_session_callbacks, FreeCallbacks> callbacks(made);
    nghttp2_session_callbacks_set_on_begin_headers_callback(made, on_begin_headers);
    nghttp2_session_callbacks_set_on_header_callback(made, on_header);
    nghttp2_session_callbacks_set_on_invalid_header_callback(made, on_invalid_header);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(made, on_data);
    nghttp2_session_callbacks_set_on_frame_recv_callback(made, on_frame_read);
    nghttp2_session_callbacks_set_on_frame_send_callback(made, on_frame_sent);
    nghttp2_session_callbacks_set_on_stream_close_callback(made, on_stream_close);
    nghttp2_session* session = nullptr;
    nghttp2_session_server_new2(&session, made, &told, new_option().get());
    return session;
}

void Http2Callbacks::submit_continue(nghttp2_session* session, std::int32_t stream) {
    std::uint8_t name[] = ":status";
    std::uint8_t value[] = "100";
    const nghttp2_nv status{name, value, sizeof name - 1, sizeof value - 1, NGHTTP2_NV_FLAG_NONE};
    nghttp2_submit_headers(session, NGHTTP2_FLAG_NONE, stream, nullptr, &status, 1, nullptr);
}

void Http2Callbacks::submit_answer(nghttp2_session* session,
                                   std::int32_t stream,
                                   const std::vector<nghttp2_nv>& fields,
                                   bool has_body) {
    const nghttp2_data_provider body{.source = {.ptr = nullptr}, .read_callback = copy_body};
    nghttp2_submit_response(
        session, stream, fields.data(), fields.size(), has_body ? &body : nullptr);
}

int Http2Callbacks::on_begin_headers(nghttp2_session*, const nghttp2_frame* frame, void* data) {
    return told([&] {
        if (frame->headers.cat == NGHTTP2_HCAT_REQUEST) {
            session_of(data).open(frame->hd.stream_id);
        }
    });
}

int Http2Callbacks::on_header(nghttp2_session*,
                              const nghttp2_frame* frame,
                              const std::uint8_t* name,
                              std::size_t name_bytes,
                              const std::uint8_t* value,
                              std::size_t value_bytes,
                              std::uint8_t,
                              void* data) {
    bool is_read_on = true;
    const int outcome = told([&] {
        if (auto* stream = session_of(data).find(frame->hd.stream_id)) {
            is_read_on = stream->reader.add_field(text_view(name, name_bytes),
                                                  text_view(value, value_bytes));
        }
    });
    return is_read_on ? outcome : NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;  // resets the stream
}

int Http2Callbacks::on_invalid_header(nghttp2_session*,
                                      const nghttp2_frame* frame,
                                      const std::uint8_t*,
                                      std::size_t,
                                      const std::uint8_t*,
                                      std::size_t,
                                      std::uint8_t,
                                      void* data) {
    return told([&] {
        if (auto* stream = session_of(data).find(frame->hd.stream_id)) {
            stream->reader.add_invalid_field();
        }
    });
}

int Http2Callbacks::on_data(nghttp2_session*,
                            std::uint8_t,
                            std::int32_t id,
                            const std::uint8_t* bytes,
                            std::size_t count,
                            void* data) {
    return told([&] {
        auto& session = session_of(data);
        auto* stream = session.find(id);
        if (stream && stream->phase == Http2Session::Stream::Phase::kReading) {
            stream->reader.add_body(text_view(bytes, count));
            session.look_at(id, *stream);
        }
    });
}

int Http2Callbacks::on_frame_read(nghttp2_session*, const nghttp2_frame* frame, void* data) {
    return told([&] {
        auto& session = session_of(data);
        auto* stream = session.find(frame->hd.stream_id);
        if (!stream) {
            return;
        }
        if (frame->hd.type == NGHTTP2_HEADERS && frame->headers.cat == NGHTTP2_HCAT_REQUEST) {
            session.finish_header(frame->hd.stream_id, *stream, ends_stream(*frame));
        }
        if (ends_stream(*frame)) {
            stream->is_read = true;
            session.finish_request(frame->hd.stream_id, *stream);
        }
    });
}

/// Who was answered before he had sent all need not send the rest (RFC 9113 section 8.1).
int Http2Callbacks::on_frame_sent(nghttp2_session* session,
                                  const nghttp2_frame* frame,
                                  void* data) {
    if (frame->hd.type == NGHTTP2_GOAWAY && frame->goaway.error_code != NGHTTP2_NO_ERROR) {
        session_of(data).has_refused_ = true;
    }
    const auto* stream = ends_stream(*frame) ? session_of(data).find(frame->hd.stream_id) : nullptr;
    if (!stream || stream->is_read) {
        return 0;
    }
    return nghttp2_submit_rst_stream(
        session, NGHTTP2_FLAG_NONE, frame->hd.stream_id, NGHTTP2_NO_ERROR);
}

int Http2Callbacks::on_stream_close(nghttp2_session*,
                                    std::int32_t stream,
                                    std::uint32_t,
                                    void* data) {
    return told([&] { session_of(data).close(stream); });
}

ssize_t Http2Callbacks::copy_body(nghttp2_session*,
                                  std::int32_t id,
                                  std::uint8_t* to,
                                  std::size_t bytes_max,
                                  std::uint32_t* flags,
                                  nghttp2_data_source*,
                                  void* data) {
    auto& session = session_of(data);
    auto* stream = session.find(id);
    if (!stream) {
        return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
    }
    const auto piece = session.next_piece(*stream, bytes_max);
    std::ranges::copy(piece.bytes, to);
    if (piece.is_last) {
        *flags |= NGHTTP2_DATA_FLAG_EOF;
    }
    return static_cast<ssize_t>(piece.bytes.size());
}

}  // namespace accord::http
