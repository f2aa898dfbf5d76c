// A client of HTTP/2 for tests, on a bare connection: says what came of each request, and can send
// bytes that no client would.
#pragma once

#include "http/message.hpp"
#include "support/test_socket.hpp"

#include <map>
#include <memory>
#include <nghttp2/nghttp2.h>
#include <string>
#include <string_view>
#include <vector>

namespace accord::support {

class Http2Client {
  public:
    struct Answer {
        http::Response response = {};
        std::vector<int> interim = {};  ///< statuses that came before
        bool is_closed = false;
        std::uint32_t reason = 0;  ///< with which the stream was closed
    };

    explicit Http2Client(unsigned short port) : socket(port) {
        nghttp2_session_callbacks* callbacks = nullptr;
        nghttp2_session_callbacks_new(&callbacks);
        nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
        nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
        nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
        nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_close);
        nghttp2_session_client_new(&session, callbacks, this);
        nghttp2_session_callbacks_del(callbacks);
        nghttp2_submit_settings(session, NGHTTP2_FLAG_NONE, nullptr, 0);
        flush();
    }
    Http2Client(const Http2Client&) = delete;
    ~Http2Client() { nghttp2_session_del(session); }

    /// Sends what flow control allows of it now. A request with `is_open` is never ended.
    std::int32_t start(const http::Request& request, bool is_open = false) {
        std::vector<nghttp2_nv> fields{field(":method", request.method),
                                       field(":scheme", "http"),
                                       field(":authority", "a:1"),
                                       field(":path", request.target)};
        for (const auto& [name, value] : request.headers) {
            fields.push_back(field(name, value));
        }
        return start_with(fields, request.body, is_open);
    }
    std::int32_t start_with(const std::vector<nghttp2_nv>& fields,
                            std::string body = "",
                            bool is_open = false) {
        auto sent = std::make_unique<Body>(std::move(body), 0, is_open);
        const nghttp2_data_provider data{.source = {.ptr = sent.get()}, .read_callback = read_body};
        const bool has_body = is_open || !sent->text.empty();
        const auto id = nghttp2_submit_request(
            session, nullptr, fields.data(), fields.size(), has_body ? &data : nullptr, nullptr);
        bodies.push_back(std::move(sent));
        flush();
        return id;
    }
    /// What has come for the stream when it is closed, or when nothing comes for so long.
    Answer finish(std::int32_t stream, int patience_ms = 5000) {
        while (!answers[stream].is_closed && pump(patience_ms)) {
        }
        return answers[stream];
    }
    Answer ask(const http::Request& request) { return finish(start(request)); }

    /// Takes what comes next; false when nothing does, or the server has closed.
    bool pump(int patience_ms = 5000) {
        const auto bytes = socket.read_some(patience_ms);
        if (bytes.empty()) {
            return false;
        }
        nghttp2_session_mem_recv(
            session, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        flush();
        return true;
    }
    void flush() {
        const std::uint8_t* data = nullptr;
        for (ssize_t count; (count = nghttp2_session_mem_send(session, &data)) > 0;) {
            socket.send({reinterpret_cast<const char*>(data), static_cast<std::size_t>(count)});
        }
    }
    /// Whether the server has closed the connection within the time; what comes before is taken.
    bool is_closed_within(int time_ms) {
        while (pump(time_ms)) {
        }
        return socket.is_closed_within(0);
    }

    static nghttp2_nv field(std::string_view name, std::string_view value) {
        const auto bytes = [](std::string_view text) {
            return reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.data()));
        };
        return {bytes(name), bytes(value), name.size(), value.size(), NGHTTP2_NV_FLAG_NONE};
    }

    TestSocket socket;
    nghttp2_session* session = nullptr;
    std::map<std::int32_t, Answer> answers;
    std::vector<std::uint32_t> goaways;  ///< the reasons in them

  private:
    struct Body {
        std::string text;
        std::size_t sent;
        bool is_open;
    };

    static int on_header(nghttp2_session*,
                         const nghttp2_frame* frame,
                         const std::uint8_t* name,
                         std::size_t name_bytes,
                         const std::uint8_t* value,
                         std::size_t value_bytes,
                         std::uint8_t,
                         void* self) {
        auto& answer = static_cast<Http2Client*>(self)->answers[frame->hd.stream_id];
        const std::string text(reinterpret_cast<const char*>(value), value_bytes);
        const std::string field_name(reinterpret_cast<const char*>(name), name_bytes);
        if (field_name != ":status") {
            answer.response.headers.add(field_name, text);
        } else if (text.starts_with('1')) {
            answer.interim.push_back(std::stoi(text));
        } else {
            answer.response.status = std::stoi(text);
        }
        return 0;
    }
    static int on_data(nghttp2_session*,
                       std::uint8_t,
                       std::int32_t stream,
                       const std::uint8_t* data,
                       std::size_t bytes,
                       void* self) {
        static_cast<Http2Client*>(self)->answers[stream].response.body.append(
            reinterpret_cast<const char*>(data), bytes);
        return 0;
    }
    static int on_frame(nghttp2_session*, const nghttp2_frame* frame, void* self) {
        if (frame->hd.type == NGHTTP2_GOAWAY) {
            static_cast<Http2Client*>(self)->goaways.push_back(frame->goaway.error_code);
        }
        return 0;
    }
    static int on_close(nghttp2_session*, std::int32_t stream, std::uint32_t reason, void* self) {
        auto& answer = static_cast<Http2Client*>(self)->answers[stream];
        answer.is_closed = true;
        answer.reason = reason;
        return 0;
    }
    static ssize_t read_body(nghttp2_session*,
                             std::int32_t,
                             std::uint8_t* to,
                             std::size_t bytes_max,
                             std::uint32_t* flags,
                             nghttp2_data_source* source,
                             void*) {
        auto& body = *static_cast<Body*>(source->ptr);
        const auto count = body.text.copy(reinterpret_cast<char*>(to), bytes_max, body.sent);
        body.sent += count;
        if (body.sent == body.text.size()) {
            if (body.is_open && count == 0) {
                return NGHTTP2_ERR_DEFERRED;
            }
            *flags |= body.is_open ? 0u : static_cast<std::uint32_t>(NGHTTP2_DATA_FLAG_EOF);
        }
        return static_cast<ssize_t>(count);
    }

    std::vector<std::unique_ptr<Body>> bodies;
};

}  // namespace accord::support
