// Start line, target and Host of a request: see request_reader.hpp.
#include "http/parser/request_reader.hpp"

#include "base/text.hpp"
#include "http/field_syntax.hpp"
#include "http/parser/request_target.hpp"

#include <algorithm>
#include <utility>

namespace accord::http {

RequestReader::RequestReader(const ReadLimits& limits, std::string peer) : limits_(limits) {
    request_.peer = std::move(peer);
}

void RequestReader::read(std::string_view& bytes) {
    const bool had_header = is_header_done();
    while (!bytes.empty() && !failure_ && !is_done() && is_header_done() == had_header) {
        failure_ = read_part(bytes);
    }
}

std::optional<ReadFailure> RequestReader::read_part(std::string_view& bytes) {
    if (!fields_) {
        return read_start_line(bytes);
    }
    return body_ ? body_->read(bytes, request_.body) : read_fields(bytes);
}

std::optional<ReadFailure> RequestReader::read_start_line(std::string_view& bytes) {
    const auto bytes_max = std::min(limits_.start_line_bytes_max, limits_.header_bytes_max);
    const Line line = lines_.take(bytes, bytes_max - blank_line_bytes_);
    switch (line.state) {
        case Line::State::kPartial:
            return std::nullopt;
        case Line::State::kTooLong:
            return ReadFailure{bytes_max < limits_.header_bytes_max
                                   ? ReadFailure::Kind::kStartLineTooLong
                                   : ReadFailure::Kind::kHeaderTooLarge};
        case Line::State::kBareEnd:
            return malformed("the request line does not end in CR LF");
        case Line::State::kWhole:
            break;
    }
    if (line.text.empty() && blank_line_bytes_ == 0) {
        blank_line_bytes_ = line.bytes;  // some clients end a body by one too many (section 2.2)
        return std::nullopt;
    }
    fields_.emplace(Reading::kStrict,
                    limits_.header_bytes_max - blank_line_bytes_ - line.bytes,
                    limits_.fields_max);
    return take_start_line(line.text);
}

std::optional<ReadFailure> RequestReader::take_start_line(std::string_view line) {
    const auto parts = split(line, ' ');
    if (parts.size() != 3) {
        return malformed("the first line is not \"METHOD TARGET HTTP/1.1\"");
    }
    if (!is_token(parts[0])) {
        return malformed("the method has a character that no method has");
    }
    if (!is_target(parts[1])) {
        return malformed("the target is not UTF-8, or has a control character");
    }
    const auto version = parts[2];
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        is_http2_ = line == kHttp2PrefaceLine && blank_line_bytes_ == 0;
        return malformed("the version is neither HTTP/1.1 nor HTTP/1.0");
    }
    is_http_1_0_ = version.ends_with('0');
    request_.method = parts[0];
    request_.target = parts[1];
    return std::nullopt;
}

std::optional<ReadFailure> RequestReader::read_fields(std::string_view& bytes) {
    if (auto failure = fields_->read(bytes, request_.headers)) {
        return failure;
    }
    return fields_->is_done() ? finish_header() : std::nullopt;
}

std::optional<ReadFailure> RequestReader::finish_header() {
    if (auto failure = check_host()) {
        return failure;
    }
    if (!is_plain_target(request_)) {
        if (auto failure = take_absolute_target()) {
            return failure;
        }
    }
    const auto framing = framing_of_request(request_.headers, is_http_1_0_);
    if (!framing) {
        return framing.error();
    }
    if (framing->length > limits_.body_bytes_max) {
        return ReadFailure{ReadFailure::Kind::kBodyTooLarge};
    }
    body_.emplace(Reading::kStrict, limits_.body_bytes_max, *framing);
    return std::nullopt;
}

std::optional<ReadFailure> RequestReader::check_host() {
    const auto is_host_field = [](const Headers::Field& field) {
        return equal_ignoring_case(field.first, "Host");
    };
    const auto count = std::ranges::count_if(request_.headers, is_host_field);
    if (count == 0 && !is_http_1_0_) {
        return malformed("the request has no Host header");
    }
    if (count > 1) {
        return malformed("the request has more than one Host header");
    }
    if (count == 1 && !is_host(*request_.headers.find("Host"))) {
        return malformed("the Host header is not a host name or address with an optional port");
    }
    return std::nullopt;
}

/// "http://host/path", as sent to proxies, means "/path" here, and its host goes before Host
/// (RFC 9112 section 3.2.2).
std::optional<ReadFailure> RequestReader::take_absolute_target() {
    const std::string_view target = request_.target;
    const auto mark = target.find("://");
    const auto scheme = target.substr(0, mark);
    if (mark == std::string_view::npos ||
        (!equal_ignoring_case(scheme, "http") && !equal_ignoring_case(scheme, "https"))) {
        return malformed("the target is neither a path nor an address of http or https");
    }
    const auto start = mark + 3;
    const auto end = std::min(target.find_first_of("/?", start), target.size());
    const auto host = target.substr(start, end - start);
    if (!is_host(host)) {
        return malformed(
            "the host in the target is not a host name or address with an optional port");
    }
    request_.headers.set("Host", std::string(host));
    const auto rest = target.substr(end);
    request_.target = rest.starts_with('/') ? std::string(rest) : "/" + std::string(rest);
    return std::nullopt;
}

std::size_t RequestReader::bytes_held() const {
    const auto header = fields_ ? limits_.header_bytes_max - fields_->bytes_left() : 0;
    return header + request_.body.size();
}

bool RequestReader::keeps_connection() const {
    bool closes = false;
    bool keeps = !is_http_1_0_;
    for (const auto& [name, value] : request_.headers) {
        if (equal_ignoring_case(name, "Connection")) {
            closes = closes || has_list_word(value, "close");
            keeps = keeps || has_list_word(value, "keep-alive");
        }
    }
    return keeps && !closes;
}

bool RequestReader::expects_to_be_told_to_continue() const {
    return !is_http_1_0_ && !is_done() &&
           equal_ignoring_case(request_.headers.value_or("Expect", ""), "100-continue");
}

}  // namespace accord::http
