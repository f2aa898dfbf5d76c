// Bodies to lines, lines to what is shown of them: see body_difference.hpp.
#include "matching/explain/body_difference.hpp"

#include "matching/body/body_matcher.hpp"
#include "matching/explain/line_difference.hpp"
#include "matching/explain/shown_bodies.hpp"
#include "matching/rules/cut_text.hpp"

namespace accord::matching {
namespace {

using LineKind = DifferenceLine::Kind;
using Lines = std::vector<std::string_view>;

constexpr std::size_t kContextLines = 3;
constexpr std::size_t kShownLineBytesMax = 200;  // of one line

Lines compared(const std::vector<ShownLine>& lines) {
    Lines out;
    for (const ShownLine& line : lines) {
        std::string_view text = line.text;
        if (line.kind == ShownLine::Kind::kJson && text.ends_with(',')) {
            text.remove_suffix(1);
        }
        out.push_back(text);
    }
    return out;
}

std::string shown(std::string_view line) {
    const std::string_view start = start_of(line, kShownLineBytesMax);
    return std::string(start) + (start.size() < line.size() ? "..." : "");
}

DifferenceLine left_out(std::size_t count, std::string_view what) {
    return {LineKind::kLeftOut, fmt::format("... {} {}{}", count, what, count == 1 ? "" : "s")};
}

/// Whether a line is to be shown: it differs, or stands near one that does.
std::vector<bool> chosen(const std::vector<LineEdit>& edits) {
    std::vector<bool> out(edits.size());
    for (std::size_t i = 0; i < edits.size(); ++i) {
        if (edits[i].kind == LineEdit::Kind::kSame) {
            continue;
        }
        const std::size_t from = i - std::min(i, kContextLines);
        const std::size_t to = std::min(i + kContextLines + 1, edits.size());
        std::fill(out.begin() + static_cast<std::ptrdiff_t>(from),
                  out.begin() + static_cast<std::ptrdiff_t>(to),
                  true);
    }
    return out;
}

const ShownLine& line_of(const LineEdit& edit, const ShownLines& lines) {
    return edit.kind == LineEdit::Kind::kLeft ? lines.expected[edit.left]
                                              : lines.actual[edit.right];
}

/// What is shown of a part tells whose it is.
void choose_headings(const std::vector<LineEdit>& edits,
                     const ShownLines& lines,
                     std::vector<bool>& wanted) {
    bool below = false;
    for (std::size_t i = edits.size(); i-- > 0;) {
        below = below || wanted[i];
        if (line_of(edits[i], lines).kind != ShownLine::Kind::kHeading) {
            continue;
        }
        wanted[i] = below;
        below = false;
    }
}

DifferenceLine difference_line(const LineEdit& edit, const ShownLines& lines) {
    const LineKind kind = edit.kind == LineEdit::Kind::kLeft    ? LineKind::kExpected
                          : edit.kind == LineEdit::Kind::kRight ? LineKind::kActual
                                                                : LineKind::kSame;
    return {kind, shown(line_of(edit, lines).text)};
}

BodyDifference difference_of(const ShownLines& lines) {
    const auto edits = line_difference(compared(lines.expected), compared(lines.actual));
    auto wanted = chosen(edits);
    choose_headings(edits, lines, wanted);
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
        if (skipped > 0) {
            out.push_back(left_out(std::exchange(skipped, 0), "line"));
        }
        out.push_back(difference_line(edits[i], lines));
    }
    const bool differs = std::ranges::find(wanted, true) != wanted.end();
    if (differs && skipped > 0) {
        out.push_back(left_out(skipped, "line"));
    }
    return out;
}

std::string_view sign_of(LineKind kind) {
    return kind == LineKind::kExpected ? "- " : kind == LineKind::kActual ? "+ " : "  ";
}

Tone tone_of(LineKind kind) {
    return kind == LineKind::kExpected ? Tone::kBad
           : kind == LineKind::kActual ? Tone::kGood
                                       : Tone::kPlain;
}

/// The body as it was compared: text in UTF-8.
contract::Body readable(const contract::Body& body, std::string_view content_type) {
    const auto type = type_of(body, content_type);
    contract::Body out = body;
    if (type && type->is_text()) {
        std::string kept;
        out.bytes = text_of(body, type, kept);
    }
    return out;
}

BodyDifference difference_between(const contract::Body& expected,
                                  std::string_view content_type,
                                  const contract::Body& actual,
                                  const MismatchPlaces& places,
                                  UnexpectedKeys unexpected) {
    const auto lines = shown_lines({.expected = expected,
                                    .content_type = content_type,
                                    .actual = actual,
                                    .unexpected = unexpected},
                                   places);
    if (!lines) {
        return {};
    }
    if (std::max(lines->expected.size(), lines->actual.size()) > kDifferenceLinesMax) {
        return {};
    }
    return difference_of(*lines);
}

}  // namespace

BodyDifference body_difference(const contract::Body& expected,
                               std::string_view content_type,
                               const contract::Body& actual,
                               const Mismatches& mismatches,
                               UnexpectedKeys unexpected) {
    const MismatchPlaces places(mismatches);
    if (places.empty() || expected.bytes.empty() || actual.bytes.empty()) {
        return {};
    }
    if (std::max(expected.bytes.size(), actual.bytes.size()) > kDifferenceBytesMax) {
        return {};
    }
    return difference_between(readable(expected, content_type),
                              content_type,
                              readable(actual, actual.content_type),
                              places,
                              unexpected);
}

BodyDifference body_difference(const contract::HttpRequest& expected,
                               const contract::HttpRequest& actual,
                               const Mismatches& mismatches) {
    return body_difference(expected.body,
                           contract::content_type_of(expected.headers),
                           actual.body,
                           mismatches,
                           UnexpectedKeys::kRefuse);
}

BodyDifference body_difference(const contract::HttpResponse& expected,
                               const contract::HttpResponse& actual,
                               const Mismatches& mismatches) {
    return body_difference(expected.body,
                           contract::content_type_of(expected.headers),
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
        const auto text = fmt::format("{}{}", sign_of(line.kind), printable_line(line.text));
        out += painted(text, tone_of(line.kind), colour) + "\n";
    }
    return out;
}

}  // namespace accord::matching
