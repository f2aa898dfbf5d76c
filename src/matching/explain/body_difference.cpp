// Bodies to lines, lines to what is shown of them: see body_difference.hpp.
#include "matching/explain/body_difference.hpp"

#include "base/text.hpp"
#include "matching/body/body_matcher.hpp"
#include "matching/explain/line_difference.hpp"
#include "matching/explain/shown_bodies.hpp"
#include "matching/rules/cut_text.hpp"

namespace accord::matching {
namespace {

using Kind = DifferenceLine::Kind;
using Lines = std::vector<std::string_view>;

constexpr std::size_t kContextLines = 3;
constexpr std::size_t kShownBytesMax = 200;  // of one line

struct Texts {
    std::string expected, actual;
};

std::optional<Texts> texts_of(const contract::Body& expected,
                              std::string_view content_type,
                              const contract::Body& actual,
                              const MismatchPlaces& places,
                              UnexpectedKeys unexpected) {
    const auto type = type_of(expected, content_type);
    if (type && type->is_json()) {
        const auto left = json::parse(expected.bytes);
        const auto right = json::parse(actual.bytes);
        if (left && right) {
            const ShownJson shown = shown_json(*left, *right, places, unexpected);
            return Texts{json::write_pretty(shown.expected), json::write_pretty(shown.actual)};
        }
    }
    if (type && type->is_xml()) {
        const auto left = parse_xml(expected.bytes);
        const auto right = parse_xml(actual.bytes);
        if (left && right) {
            const ShownXml shown = shown_xml(*left, *right, places);
            return Texts{to_pretty_text(shown.expected), to_pretty_text(shown.actual)};
        }
    }
    if (type && (type->is_binary() || type->is_multipart() || type->is_form())) return std::nullopt;
    if (!is_utf8(expected.bytes) || !is_utf8(actual.bytes)) return std::nullopt;
    return Texts{expected.bytes, actual.bytes};
}

Lines lines_of(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    return split(text, '\n');
}

/// As lines are compared: a comma only says that another member follows.
Lines without_commas(Lines lines) {
    for (std::string_view& line : lines) {
        if (line.ends_with(',')) line.remove_suffix(1);
    }
    return lines;
}

std::string shown(std::string_view line) {
    const std::string_view start = start_of(line, kShownBytesMax);
    return std::string(start) + (start.size() < line.size() ? "..." : "");
}

DifferenceLine left_out(std::size_t count, std::string_view what) {
    return {Kind::kLeftOut, fmt::format("... {} {}{}", count, what, count == 1 ? "" : "s")};
}

/// Whether a line is to be shown: it differs, or stands near one that does.
std::vector<bool> chosen(const std::vector<LineEdit>& edits) {
    std::vector<bool> out(edits.size());
    for (std::size_t i = 0; i < edits.size(); ++i) {
        if (edits[i].kind == LineEdit::Kind::kSame) continue;
        const std::size_t from = i - std::min(i, kContextLines);
        const std::size_t to = std::min(i + kContextLines + 1, edits.size());
        std::fill(out.begin() + static_cast<std::ptrdiff_t>(from),
                  out.begin() + static_cast<std::ptrdiff_t>(to),
                  true);
    }
    return out;
}

DifferenceLine line_of(const LineEdit& edit, const Lines& expected, const Lines& actual) {
    switch (edit.kind) {
        case LineEdit::Kind::kLeft:
            return {Kind::kExpected, shown(expected[edit.left])};
        case LineEdit::Kind::kRight:
            return {Kind::kActual, shown(actual[edit.right])};
        case LineEdit::Kind::kSame:
            break;
    }
    return {Kind::kSame, shown(actual[edit.right])};
}

BodyDifference shown_lines(const Lines& expected, const Lines& actual) {
    const auto edits = line_difference(without_commas(expected), without_commas(actual));
    const auto wanted = chosen(edits);
    BodyDifference out;
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        if (!wanted[i]) {
            ++skipped;
            continue;
        }
        if (out.size() >= kDifferenceShownMax) {
            out.push_back(left_out(edits.size() - i, "more line"));
            return out;
        }
        if (skipped > 0) out.push_back(left_out(std::exchange(skipped, 0), "line"));
        out.push_back(line_of(edits[i], expected, actual));
    }
    const bool differs = std::ranges::find(wanted, true) != wanted.end();
    if (differs && skipped > 0) out.push_back(left_out(skipped, "line"));
    return out;
}

std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool control = (byte < 0x20 && c != '\t') || byte == 0x7F;
        out += control ? fmt::format("\\x{:02x}", byte) : std::string(1, c);
    }
    return out;
}

}  // namespace

BodyDifference body_difference(const contract::Body& expected,
                               std::string_view content_type,
                               const contract::Body& actual,
                               const Mismatches& mismatches,
                               UnexpectedKeys unexpected) {
    const MismatchPlaces places(mismatches);
    if (places.empty() || expected.bytes.empty() || actual.bytes.empty()) return {};
    if (std::max(expected.bytes.size(), actual.bytes.size()) > kDifferenceBytesMax) return {};
    const auto texts = texts_of(expected, content_type, actual, places, unexpected);
    if (!texts) return {};
    const Lines left = lines_of(texts->expected);
    const Lines right = lines_of(texts->actual);
    if (std::max(left.size(), right.size()) > kDifferenceLinesMax) return {};
    return shown_lines(left, right);
}

BodyDifference body_difference(const contract::HttpRequest& expected,
                               const contract::HttpRequest& actual,
                               const Mismatches& mismatches) {
    return body_difference(expected.body,
                           contract::header_value(expected.headers, "content-type").value_or(""),
                           actual.body,
                           mismatches,
                           UnexpectedKeys::kRefuse);
}

BodyDifference body_difference(const contract::HttpResponse& expected,
                               const contract::HttpResponse& actual,
                               const Mismatches& mismatches) {
    return body_difference(expected.body,
                           contract::header_value(expected.headers, "content-type").value_or(""),
                           actual.body,
                           mismatches,
                           UnexpectedKeys::kAllow);
}

BodyDifference body_difference(const contract::Message& expected,
                               const contract::Message& actual,
                               const Mismatches& mismatches) {
    return body_difference(
        expected.contents, "", actual.contents, mismatches, UnexpectedKeys::kAllow);
}

std::string to_text(const BodyDifference& difference, Colour colour) {
    std::string out;
    for (const DifferenceLine& line : difference) {
        const bool expected = line.kind == Kind::kExpected;
        const bool actual = line.kind == Kind::kActual;
        const std::string text = fmt::format("{}{}",
                                             expected ? "- "
                                             : actual ? "+ "
                                                      : "  ",
                                             printable(line.text));
        if (colour == Colour::kAlways && (expected || actual)) {
            out += fmt::format("\x1b[{}m{}\x1b[0m\n", expected ? 31 : 32, text);
        } else {
            out += text + "\n";
        }
    }
    return out;
}

}  // namespace accord::matching
