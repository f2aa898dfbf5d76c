// A pair of bodies as lines, by the expected one's type: see shown_bodies.hpp.
#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/model/query_text.hpp"
#include "matching/body/body_matcher.hpp"
#include "matching/explain/shown_bodies.hpp"

namespace accord::matching {
namespace {

std::vector<ShownLine> lines_of(std::string_view text, ShownLine::Kind kind) {
    std::vector<ShownLine> out;
    if (text.ends_with('\n')) {
        text.remove_suffix(1);
    }
    for (const std::string_view line : split(text, '\n')) {
        out.push_back({std::string(line), kind});
    }
    return out;
}

std::optional<ShownLines> json_lines(const ComparedBodies& bodies, const MismatchPlaces& places) {
    constexpr auto kJson = ShownLine::Kind::kJson;
    const auto expected = json::parse(bodies.expected.bytes);
    const auto actual = json::parse(bodies.actual.bytes);
    if (!expected || !actual) {
        return std::nullopt;
    }
    const ShownJson shown = shown_json(*expected, *actual, places, bodies.unexpected);
    return ShownLines{lines_of(json::write_pretty(shown.expected), kJson),
                      lines_of(json::write_pretty(shown.actual), kJson)};
}

std::optional<ShownLines> xml_lines(const ComparedBodies& bodies, const MismatchPlaces& places) {
    constexpr auto kPlain = ShownLine::Kind::kPlain;
    const auto expected = parse_xml(bodies.expected.bytes);
    const auto actual = parse_xml(bodies.actual.bytes);
    if (!expected || !actual) {
        return std::nullopt;
    }
    const ShownXml shown = shown_xml(*expected, *actual, places);
    return ShownLines{lines_of(to_pretty_text(shown.expected), kPlain),
                      lines_of(to_pretty_text(shown.actual), kPlain)};
}

/// Whether each of its lines ends as on Windows.
bool has_crlf_alone(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        if (at == 0 || text[at - 1] != '\r') {
            return false;
        }
    }
    return true;
}

std::optional<ShownLines> text_lines(const ComparedBodies& bodies) {
    constexpr auto kPlain = ShownLine::Kind::kPlain;
    const std::string& expected = bodies.expected.bytes;
    const std::string& actual = bodies.actual.bytes;
    if (!is_utf8(expected) || !is_utf8(actual)) {
        return std::nullopt;
    }
    if (has_crlf_alone(expected) && has_crlf_alone(actual)) {
        return ShownLines{lines_of(replace_all(expected, "\r\n", "\n"), kPlain),
                          lines_of(replace_all(actual, "\r\n", "\n"), kPlain)};
    }
    return ShownLines{lines_of(expected, kPlain), lines_of(actual, kPlain)};
}

}  // namespace

std::optional<ShownLines> shown_lines(const ComparedBodies& bodies, const MismatchPlaces& places) {
    const auto type = type_of(bodies.expected, bodies.content_type);
    if (!type) {
        return text_lines(bodies);
    }
    std::optional<ShownLines> laid_out;
    if (type->is_json()) {
        laid_out = json_lines(bodies, places);
    }
    if (type->is_xml()) {
        laid_out = xml_lines(bodies, places);
    }
    if (laid_out) {
        return laid_out;
    }
    if (type->is_multipart()) {
        return shown_multipart(bodies, places);
    }
    if (type->is_form()) {
        return shown_form(contract::query_from_text(bodies.expected.bytes),
                          contract::query_from_text(bodies.actual.bytes),
                          places);
    }
    return type->is_binary() ? std::nullopt : text_lines(bodies);
}

}  // namespace accord::matching
