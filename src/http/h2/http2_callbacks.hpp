// What nghttp2 tells an Http2Session, and what needs its types: the only header here that includes
// it.
#pragma once

#include "http/h2/http2_session.hpp"

#include <nghttp2/nghttp2.h>
#include <vector>

namespace accord::http {

/// Nothing is thrown through nghttp2, which is C: what is, ends the connection.
struct Http2Callbacks {
    /// Null when there is no memory for it.
    static nghttp2_session* new_session(Http2Session& told);
    /// The answer to "Expect: 100-continue".
    static void submit_continue(nghttp2_session* session, std::int32_t stream);
    /// The body is asked for as it can be sent.
    static void submit_answer(nghttp2_session* session,
                              std::int32_t stream,
                              const std::vector<nghttp2_nv>& fields,
                              bool has_body);

  private:
    static int on_begin_headers(nghttp2_session*, const nghttp2_frame* frame, void* told);
    static int on_header(nghttp2_session*,
                         const nghttp2_frame* frame,
                         const std::uint8_t* name,
                         std::size_t name_bytes,
                         const std::uint8_t* value,
                         std::size_t value_bytes,
                         std::uint8_t flags,
                         void* told);
    static int on_invalid_header(nghttp2_session*,
                                 const nghttp2_frame* frame,
                                 const std::uint8_t* name,
                                 std::size_t name_bytes,
                                 const std::uint8_t* value,
                                 std::size_t value_bytes,
                                 std::uint8_t flags,
                                 void* told);
    static int on_data(nghttp2_session*,
                       std::uint8_t flags,
                       std::int32_t stream,
                       const std::uint8_t* data,
                       std::size_t bytes,
                       void* told);
    static int on_frame_read(nghttp2_session*, const nghttp2_frame* frame, void* told);
    static int on_frame_sent(nghttp2_session* session, const nghttp2_frame* frame, void* told);
    static int on_stream_close(nghttp2_session*,
                               std::int32_t stream,
                               std::uint32_t reason,
                               void* told);
    static ssize_t copy_body(nghttp2_session*,
                             std::int32_t stream,
                             std::uint8_t* to,
                             std::size_t bytes_max,
                             std::uint32_t* flags,
                             nghttp2_data_source*,
                             void* told);
};

}  // namespace accord::http
