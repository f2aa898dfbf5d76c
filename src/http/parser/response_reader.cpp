// Status lines, and bodies that end with the connection: see response_reader.hpp.
#include "http/parser/response_reader.hpp"

#include "base/text.hpp"
#include "http/field_syntax.hpp"
#include "http/wire.hpp"

#include <algorithm>
#include <charconv>

namespace accord::http {
namespace {

constexpr std::string_view kVersionStart = "HTTP/1.";

ReadFailure no_status_line() {
    return malformed("its answer does not begin with \"HTTP/1.1\" and a status");
}

}  // namespace

ResponseReader::ResponseReader(const ReadLimits& limits, Body body)
    : limits_(limits), wanted_(body) {}

void ResponseReader::read(std::string_view& bytes) {
    while (!bytes.empty() && !failure_ && !is_done()) {
        has_begun_ = true;
        failure_ = read_part(bytes);
    }
}

bool ResponseReader::finish() {
    is_finished_ = is_finished_ || (body_ && body_->ends_with_connection());
    return !failure_ && is_done();
}

std::optional<ReadFailure> ResponseReader::read_part(std::string_view& bytes) {
    if (!fields_) {
        return read_status_line(bytes);
    }
    if (body_) {
        return body_->read(bytes, response_.body);
    }
    if (auto failure = fields_->read(bytes, response_.headers)) {
        return failure;
    }
    return fields_->is_done() ? finish_header() : std::nullopt;
}

std::optional<ReadFailure> ResponseReader::read_status_line(std::string_view& bytes) {
    const Line line = lines_.take(bytes, limits_.start_line_bytes_max - blank_line_bytes_);
    if (line.state == Line::State::kPartial) {
        return std::nullopt;
    }
    if (line.state != Line::State::kWhole) {
        return no_status_line();
    }
    if (line.text.empty() && blank_line_bytes_ == 0) {
        blank_line_bytes_ = line.bytes;
        return std::nullopt;
    }
    fields_.emplace(Reading::kLenient, limits_.header_bytes_max, limits_.fields_max);
    return take_status_line(line.text);
}

/// "HTTP/1.1 200 OK", with any reason or none, with or without the blank before it.
std::optional<ReadFailure> ResponseReader::take_status_line(std::string_view line) {
    if (!line.starts_with(kVersionStart) || line.size() < kVersionStart.size() + 1) {
        return no_status_line();
    }
    const char minor = line[kVersionStart.size()];
    const auto rest = line.substr(kVersionStart.size() + 1);
    const auto status = without_blanks(rest);
    int code = 0;
    const auto [end, error] = std::from_chars(status.begin(), status.end(), code);
    const bool is_status = minor >= '0' && minor <= '9' && rest.size() > status.size() &&
                           error == std::errc() && end - status.begin() == 3 && code >= 100 &&
                           (end == status.end() || *end == ' ' || *end == '\t');
    if (!is_status || (rest[0] != ' ' && rest[0] != '\t')) {
        return no_status_line();
    }
    is_http_1_0_ = minor == '0';
    response_.status = code;
    return std::nullopt;
}

std::optional<ReadFailure> ResponseReader::finish_header() {
    BodyFraming framing;
    if (wanted_ == Body::kAsTheHeaderSays && !is_bodiless(response_.status)) {
        const auto said = framing_of_response(response_.headers);
        if (!said) {
            return said.error();
        }
        framing = *said;
    }
    if (framing.length > limits_.body_bytes_max) {
        return ReadFailure{ReadFailure::Kind::kBodyTooLarge};
    }
    is_last_ = framing.is_last;
    body_.emplace(Reading::kLenient, limits_.body_bytes_max, framing);
    return std::nullopt;
}

bool ResponseReader::keeps_connection() const {
    bool closes = is_last_ || is_finished_;
    bool keeps = !is_http_1_0_;
    for (const auto& [name, value] : response_.headers) {
        if (equal_ignoring_case(name, "Connection")) {
            closes = closes || has_list_word(value, "close");
            keeps = keeps || has_list_word(value, "keep-alive");
        }
    }
    return keeps && !closes;
}

}  // namespace accord::http
