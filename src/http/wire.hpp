// HTTP/1.1 on the wire, the part that is written: heads of requests and responses. What is read is
// in parser/.
#pragma once

#include "http/message.hpp"

#include <string>
#include <string_view>

namespace accord::http {

/// How a response is framed for the request it answers.
struct Framing {
    bool keep_alive = true;
    bool is_head = false;  ///< the request was HEAD: lengths are told, the body is not sent
    bool is_http_1_0 = false;
    bool is_stream = false;  ///< nobody knows how long the body will be
};

/// True when nothing in the fields can break out of its line (RFC 9110 section 5.5).
bool are_writable(const Headers& headers);

/// The status line and fields, with Content-Length, Date and Connection as the framing wants them;
/// fields of the response that contradict the framing are left out, and those of `on_every_answer`
/// are added where it has none of that name.
std::string render_response_head(const Response& response,
                                 Framing framing,
                                 const Headers& on_every_answer = {});

/// The request line and fields. `target` is what stands on the line; Host is added when missing,
/// Content-Length is ours.
std::string render_request_head(const Request& request,
                                std::string_view target,
                                std::string_view host);

/// Whether it belongs to HTTP/1.1's connection or framing, so that a response has it from us alone.
bool is_framing_field(std::string_view name);

/// Now, as the field Date has it: "Sun, 06 Nov 1994 08:49:37 GMT". The thread's until it asks
/// again.
std::string_view http_date();

/// True for statuses whose responses never have a body: 1xx, 204, 304.
bool is_bodiless(int status);

}  // namespace accord::http
