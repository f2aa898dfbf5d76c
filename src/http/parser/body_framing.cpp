// Transfer-Encoding and Content-Length: see body_framing.hpp.
#include "http/parser/body_framing.hpp"

#include "base/text.hpp"
#include "http/field_syntax.hpp"

#include <charconv>
#include <optional>

namespace accord::http {
namespace {

using Kind = BodyFraming::Kind;

std::vector<std::string_view> values_of(const Headers& headers, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& field : headers) {
        if (equal_ignoring_case(field.first, name)) {
            values.push_back(field.second);
        }
    }
    return values;
}

/// The words of a field that is a list, which may stand on several lines.
std::vector<std::string_view> words_of(const std::vector<std::string_view>& values) {
    std::vector<std::string_view> words;
    for (const auto value : values) {
        for (const auto word : split(value, ',')) {
            words.push_back(without_blanks(word));
        }
    }
    return words;
}

/// Digits only, as RFC 9110 section 8.6 has it.
std::optional<std::uint64_t> length_in(std::string_view text) {
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), length);
    if (error != std::errc() || end != text.end()) {
        return std::nullopt;
    }
    return length;
}

}  // namespace

std::expected<BodyFraming, ReadFailure> framing_of_request(const Headers& headers,
                                                           bool is_http_1_0) {
    const auto encodings = values_of(headers, "Transfer-Encoding");
    const auto lengths = values_of(headers, "Content-Length");
    if (encodings.empty() && lengths.empty()) {
        return BodyFraming{};
    }
    if (encodings.empty()) {
        const auto length = lengths.size() == 1 ? length_in(lengths.front()) : std::nullopt;
        if (!length) {
            return std::unexpected(malformed("Content-Length is not one number"));
        }
        return BodyFraming{*length == 0 ? Kind::kNone : Kind::kLength, *length};
    }
    if (is_http_1_0) {
        return std::unexpected(malformed("HTTP/1.0 has no Transfer-Encoding"));
    }
    if (!lengths.empty()) {
        return std::unexpected(malformed("Transfer-Encoding stands beside Content-Length"));
    }
    if (encodings.size() != 1 || !equal_ignoring_case(encodings.front(), "chunked")) {
        return std::unexpected(malformed("Transfer-Encoding is not one \"chunked\""));
    }
    return BodyFraming{Kind::kChunked};
}

std::expected<BodyFraming, ReadFailure> framing_of_response(const Headers& headers) {
    auto encodings = words_of(values_of(headers, "Transfer-Encoding"));
    std::erase_if(encodings, [](std::string_view word) {
        return word.empty() || equal_ignoring_case(word, "identity");
    });
    const auto lengths = words_of(values_of(headers, "Content-Length"));
    if (!encodings.empty()) {
        if (encodings.size() != 1 || !equal_ignoring_case(encodings.front(), "chunked")) {
            return std::unexpected(malformed("Transfer-Encoding is not one \"chunked\""));
        }
        return BodyFraming{.kind = Kind::kChunked, .is_last = !lengths.empty()};
    }
    if (lengths.empty()) {
        return BodyFraming{.kind = Kind::kUntilClose, .is_last = true};
    }
    const auto length = length_in(lengths.front());
    for (const auto other : lengths) {
        if (!length || length_in(other) != length) {
            return std::unexpected(malformed("Content-Length is not one number"));
        }
    }
    return BodyFraming{*length == 0 ? Kind::kNone : Kind::kLength, *length};
}

}  // namespace accord::http
