// Takes a multipart body apart at its boundary.
#include "matching/body/multipart.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "contract/model/content_type.hpp"

#include <charconv>

namespace accord::matching {
namespace {

constexpr std::size_t kPartsMax = 1000;
constexpr std::size_t kPartFieldsMax = 100;

std::string boundary_of(std::string_view body, std::string_view content_type) {
    const auto type = contract::ContentType::parse(content_type);
    if (type) {
        if (const auto boundary = type->parameter("boundary")) {
            return std::string(*boundary);
        }
    }
    const std::size_t start = body.find("--");
    if (start == std::string_view::npos) {
        return "";
    }
    const std::string_view line = body.substr(start + 2, body.find('\n', start) - start - 2);
    return std::string(trim(line));
}

std::string without_white_space(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (!std::string_view(" \t\r\n").contains(c)) {
            out += c;
        }
    }
    return out;
}

std::string decoded_quoted_printable(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            out += text[i];
            continue;
        }
        if (text.substr(i + 1).starts_with("\r\n")) {
            i += 2;
        } else if (text.substr(i + 1).starts_with("\n")) {
            i += 1;
        } else {
            unsigned value = 0;
            const std::string_view digits = text.substr(i + 1, 2);
            const auto end =
                std::from_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
            if (digits.size() < 2 || end != digits.data() + 2) {
                out += '=';
            } else {
                out += static_cast<char>(value);
                i += 2;
            }
        }
    }
    return out;
}

/// Every byte that is no plain character as =XX; its lines may be longer than mail has them.
std::string encoded_quoted_printable(std::string_view bytes) {
    std::string out;
    for (char c : bytes) {
        const bool plain = (c > ' ' && c < 0x7f && c != '=') || c == ' ';
        out += plain ? std::string(1, c) : fmt::format("={:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string decoded(std::string_view bytes, const contract::MultiMap& headers) {
    const auto encoding = contract::header_value(headers, "content-transfer-encoding");
    if (encoding && equal_ignoring_case(trim(*encoding), "base64")) {
        if (auto plain = base64_decode(without_white_space(bytes))) {
            return std::move(*plain);
        }
    }
    if (encoding && equal_ignoring_case(trim(*encoding), "quoted-printable")) {
        return decoded_quoted_printable(bytes);
    }
    return std::string(bytes);
}

/// Cuts a line off the front, without its end.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

Result<BodyPart> read_part(std::string_view text, std::size_t text_at) {
    BodyPart out;
    std::size_t fields = 0;
    const std::size_t text_end = text_at + text.size();
    while (!text.empty()) {
        const bool is_ended = text.contains('\n');
        const std::string_view line = take_line(text);
        if (line.empty()) {
            if (is_ended) {
                out.written_at = text_end - text.size();
            }
            break;
        }
        if (++fields > kPartFieldsMax) {
            return fail(ErrorCode::kLimit,
                        fmt::format("a part of the multipart body has more than {} header fields",
                                    kPartFieldsMax));
        }
        const std::size_t colon = std::min(line.find(':'), line.size());
        std::string name(trim(line.substr(0, colon)));
        for (const auto& header : out.headers) {
            if (equal_ignoring_case(header.first, name)) {
                name = header.first;
            }
        }
        contract::add_value(
            out.headers, name, std::string(trim(line.substr(std::min(colon + 1, line.size())))));
    }
    if (const auto value = contract::header_value(out.headers, "content-disposition")) {
        // A disposition has the parameters of a media type, without the slash.
        const auto parsed = contract::ContentType::parse("x/" + std::string(*value));
        if (parsed) {
            out.name = parsed->parameter("name").value_or("");
            out.file_name = parsed->parameter("filename").value_or("");
        }
    }
    out.bytes = decoded(text, out.headers);
    out.written_size = text.size();
    return out;
}

/// The text between delimiters, the line end before each belonging to the delimiter.
std::string_view without_last_line_end(std::string_view text) {
    if (text.ends_with('\n')) {
        text.remove_suffix(1);
    }
    if (text.ends_with('\r')) {
        text.remove_suffix(1);
    }
    return text;
}

/// The next delimiter that stands at the start of a line.
std::size_t find_delimiter(std::string_view body, const std::string& delimiter, std::size_t from) {
    std::size_t at = body.find(delimiter, from);
    while (at != std::string_view::npos && at > 0 && body[at - 1] != '\n') {
        at = body.find(delimiter, at + 1);
    }
    return at;
}

}  // namespace

std::string encoded_for(const BodyPart& part, std::string_view bytes) {
    const auto encoding = contract::header_value(part.headers, "content-transfer-encoding");
    if (encoding && equal_ignoring_case(trim(*encoding), "base64")) {
        return base64_encode(bytes);
    }
    if (encoding && equal_ignoring_case(trim(*encoding), "quoted-printable")) {
        return encoded_quoted_printable(bytes);
    }
    return std::string(bytes);
}

bool leads_to(const contract::PathStep& step, const BodyPart& part, std::size_t index) {
    switch (step.kind) {
        case contract::PathStep::Kind::kField:
            return !part.name.empty() && step.name == part.name;
        case contract::PathStep::Kind::kIndex:
            return step.index == index || std::to_string(step.index) == part.name;
        case contract::PathStep::Kind::kAny:
        case contract::PathStep::Kind::kAnyIndex:
            return true;
    }
    return false;
}

std::string BodyPart::content_type() const {
    const auto declared = contract::header_value(headers, "content-type");
    if (declared) {
        return std::string(*declared);
    }
    return file_name.empty() ? "text/plain" : "";
}

Result<std::vector<BodyPart>> parse_multipart(std::string_view body,
                                              std::string_view content_type) {
    const std::string boundary = boundary_of(body, content_type);
    if (boundary.empty()) {
        return fail(ErrorCode::kInvalidInput, "the multipart body has no boundary");
    }
    const std::string delimiter = "--" + boundary;
    std::vector<BodyPart> parts;
    std::size_t at = find_delimiter(body, delimiter, 0);
    if (at == std::string_view::npos) {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("the multipart body has no delimiter \"{}\"", delimiter));
    }
    while (!body.substr(at + delimiter.size()).starts_with("--")) {
        const std::size_t end = find_delimiter(body, delimiter, at + delimiter.size());
        if (end == std::string_view::npos) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("the multipart body does not end with \"{}--\"", delimiter));
        }
        if (parts.size() == kPartsMax) {
            return fail(ErrorCode::kLimit,
                        fmt::format("the multipart body has more than {} parts", kPartsMax));
        }
        std::string_view text = body.substr(at, end - at);
        take_line(text);  // the delimiter itself
        const std::size_t text_at = end - text.size();
        auto part = read_part(without_last_line_end(text), text_at);
        if (!part) {
            return fail(part.error());
        }
        parts.push_back(std::move(*part));
        at = end;
    }
    return parts;
}

}  // namespace accord::matching
