// Where a body ends, as the header says (RFC 9112 section 6).
#pragma once

#include "http/message.hpp"
#include "http/parser/read_limits.hpp"

#include <cstdint>
#include <expected>

namespace accord::http {

struct BodyFraming {
    enum class Kind { kNone, kLength, kChunked, kUntilClose };
    Kind kind = Kind::kNone;
    std::uint64_t length = 0;
    /// The header says it in two ways, of which this is the one that counts: no other message may
    /// follow on the connection.
    bool is_last = false;

    bool operator==(const BodyFraming&) const = default;
};

/// Of a request. Whatever two readers could understand differently is refused: a Transfer-Encoding
/// that is not one `chunked`, one in HTTP/1.0 or beside Content-Length, a Content-Length that is
/// not one number.
std::expected<BodyFraming, ReadFailure> framing_of_request(const Headers& headers,
                                                           bool is_http_1_0);

/// Of an answer that may have a body. `chunked` goes before Content-Length, equal lengths are one,
/// `identity` is nothing.
std::expected<BodyFraming, ReadFailure> framing_of_response(const Headers& headers);

}  // namespace accord::http
