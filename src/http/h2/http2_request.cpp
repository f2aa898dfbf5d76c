// Pseudo-header fields, Host, cookies and limits: see http2_request.hpp.
#include "http/h2/http2_request.hpp"

#include "base/text.hpp"
#include "http/field_syntax.hpp"
#include "http/parser/request_target.hpp"

#include <charconv>

namespace accord::http {
namespace {

constexpr std::size_t kFieldMarks = 4;  ///< colon, blank and line end, as the limit counts them
/// A header that is so many times as large as it may be is not read to its end.
constexpr std::size_t kRefusedTimesMax = 4;

std::size_t announced_length(const Headers& headers) {
    const auto text = headers.value_or("Content-Length", "0");
    std::size_t length = 0;
    std::from_chars(text.data(), text.data() + text.size(), length);
    return length;
}

}  // namespace

bool Http2Request::add_field(std::string_view name, std::string_view value) {
    field_bytes_ += name.size() + value.size() + kFieldMarks;
    if (!failure_ && !is_header_done_) {
        header_bytes_ = field_bytes_;
        failure_ = take_field(name, value);
    }
    return field_bytes_ / kRefusedTimesMax <= limits_.header_bytes_max;
}

void Http2Request::add_invalid_field() {
    if (!failure_ && !is_header_done_) {
        failure_ = malformed("a header field has a character that may not be there");
    }
}

std::optional<ReadFailure> Http2Request::take_field(std::string_view name, std::string_view value) {
    if (header_bytes_ > limits_.header_bytes_max) {
        return ReadFailure{ReadFailure::Kind::kHeaderTooLarge};
    }
    if (name.starts_with(':')) {
        return take_pseudo_field(name, value);
    }
    if (++fields_ > limits_.fields_max) {
        return ReadFailure{ReadFailure::Kind::kTooManyFields};
    }
    if (name == "host") {
        return take_host(value);
    }
    request_.headers.add(std::string(name), std::string(value));
    return std::nullopt;
}

/// What is behind :scheme is known from the connection.
std::optional<ReadFailure> Http2Request::take_pseudo_field(std::string_view name,
                                                           std::string_view value) {
    if (name == ":authority") {
        return take_host(value);
    }
    if (name == ":method") {
        request_.method = value;
    } else if (name == ":path") {
        if (value.size() > limits_.start_line_bytes_max) {
            return ReadFailure{ReadFailure::Kind::kStartLineTooLong};
        }
        request_.target = value;
    }
    return std::nullopt;
}

/// From :authority or Host; where both are there, they are equal (RFC 9113 section 8.3.1).
std::optional<ReadFailure> Http2Request::take_host(std::string_view value) {
    const auto before = request_.headers.find("Host");
    if (before && !equal_ignoring_case(*before, value)) {
        return malformed("the request names more than one host");
    }
    if (!before) {
        request_.headers.add("Host", std::string(value));
    }
    return std::nullopt;
}

void Http2Request::end_header() {
    if (!failure_) {
        failure_ = check_header();
    }
    join_cookies();
    is_header_done_ = true;
}

std::optional<ReadFailure> Http2Request::check_header() {
    const auto host = request_.headers.find("Host");
    if (!host || !is_host(*host)) {
        return malformed("the authority is not a host name or address with an optional port");
    }
    if (request_.method == "CONNECT") {
        request_.target = *host;
    }
    if (!is_token(request_.method)) {
        return malformed("the method has a character that no method has");
    }
    if (!is_target(request_.target)) {
        return malformed("the path is not UTF-8, or has a control character");
    }
    if (!is_plain_target(request_)) {
        return malformed("the path does not begin with a slash");
    }
    if (announced_length(request_.headers) > limits_.body_bytes_max) {
        return ReadFailure{ReadFailure::Kind::kBodyTooLarge};
    }
    return std::nullopt;
}

/// HTTP/2 sends each cookie as a field of its own; others know one field (RFC 9113 section 8.2.3).
void Http2Request::join_cookies() {
    std::string joined;
    for (const auto& [name, value] : request_.headers) {
        if (name == "cookie") {
            joined.append(joined.empty() ? "" : "; ").append(value);
        }
    }
    if (!joined.empty()) {
        request_.headers.set("cookie", std::move(joined));
    }
}

void Http2Request::add_body(std::string_view bytes) {
    if (failure_) {
        return;
    }
    if (bytes.size() > limits_.body_bytes_max - request_.body.size()) {
        failure_ = ReadFailure{ReadFailure::Kind::kBodyTooLarge};
        return;
    }
    request_.body += bytes;
}

bool Http2Request::expects_to_be_told_to_continue() const {
    return equal_ignoring_case(request_.headers.value_or("Expect", ""), "100-continue");
}

}  // namespace accord::http
