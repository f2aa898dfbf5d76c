#include "matching/body_matcher.hpp"

#include "base/text.hpp"
#include "matching/apply_rule.hpp"
#include "matching/content_sniff.hpp"

namespace accord::matching {
namespace {

using contract::Body;
using contract::ContentType;

constexpr std::size_t kShownBytesMax = 1024;  // of a body in a sentence

// What parsed values take, in bytes per byte of their text: rarely more.
constexpr std::size_t kArenaFactor = 3;
constexpr std::size_t kArenaBytesMin = 1024;

Mismatch whole_body(const Body& expected, const Body& actual, std::string sentence) {
    return {Mismatch::Kind::kBody,
            "$",
            "",
            std::string(expected.bytes),
            std::string(actual.bytes),
            std::move(sentence)};
}

std::string_view start_of(std::string_view bytes) { return bytes.substr(0, kShownBytesMax); }

/// Whether an actual type fits the expected one: parameters count only when expected, and text/xml
/// is application/xml.
bool is_equivalent(const ContentType& expected, const ContentType& actual) {
    const bool same_essence = expected.essence() == actual.essence() ||
                              (expected.is_xml() && actual.is_xml() && expected.subtype == "xml" &&
                               actual.subtype == "xml");
    if (!same_essence) return false;
    return expected.parameters.empty() || expected.is_multipart() ||
           std::ranges::all_of(expected.parameters, [&](const auto& parameter) {
               const auto given = actual.parameter(parameter.first);
               return given && equal_ignoring_case(*given, parameter.second);
           });
}

}  // namespace

std::optional<ContentType> type_of(const Body& body, std::string_view declared) {
    if (auto type = ContentType::parse(declared)) return type;
    if (auto type = ContentType::parse(body.content_type)) return type;
    if (body.state != Body::State::kPresent) return std::nullopt;
    return ContentType::parse(sniff_content_type(body.bytes));
}

Result<BodyMatcher> BodyMatcher::compile(const Body& expected,
                                         std::string_view content_type,
                                         const contract::RulesByKey& rules,
                                         BodyOptions options) {
    auto tree = RuleTree::compile(rules);
    if (!tree) return fail(tree.error(), "body");
    BodyMatcher out;
    out.expected_ = expected;
    out.type_ = type_of(expected, content_type);
    out.rules_ = std::move(*tree);
    out.options_ = options;
    if (expected.state == Body::State::kPresent && out.type_ && out.type_->is_json()) {
        auto parsed = json::parse(expected.bytes);
        if (parsed) out.json_ = std::move(*parsed);
    }
    return out;
}

Mismatches BodyMatcher::match(const Body& actual, std::string_view content_type) const {
    const bool given = actual.state == Body::State::kPresent;
    switch (expected_.state) {
        case Body::State::kMissing:
            return {};
        case Body::State::kNull:
        case Body::State::kEmpty:
            if (!given || actual.bytes.empty()) return {};
            return {whole_body(
                expected_,
                actual,
                fmt::format("Expected an empty body but received '{}'", start_of(actual.bytes)))};
        case Body::State::kPresent:
            break;
    }
    const auto actual_type = type_of(actual, content_type);
    if (given && type_ && actual_type && !options_.content_type_has_rule &&
        !is_equivalent(*type_, *actual_type)) {
        return {{Mismatch::Kind::kBodyType,
                 "$",
                 "",
                 type_->to_string(),
                 actual_type->to_string(),
                 fmt::format("Expected a body of '{}' but the actual content type was '{}'",
                             type_->to_string(),
                             actual_type->to_string())}};
    }
    if (!given || actual.bytes.empty()) {
        return {
            whole_body(expected_,
                       actual,
                       fmt::format("Expected body '{}' but was {}",
                                   start_of(expected_.bytes),
                                   actual.state == Body::State::kMissing ? "missing" : "empty"))};
    }
    return compare(actual);
}

Mismatches BodyMatcher::compare(const Body& actual) const {
    if (type_ && type_->is_json()) return compare_json(actual);
    return compare_text(actual.bytes);
}

Mismatches BodyMatcher::compare_json(const Body& actual) const {
    if (!json_) {
        return {whole_body(expected_, actual, "The expected body is declared as JSON but is none")};
    }
    json::Arena arena(kArenaFactor * actual.bytes.size() + kArenaBytesMin);
    const auto parsed = json::parse(actual.bytes, arena);
    if (!parsed) {
        return {whole_body(
            expected_, actual, "Failed to parse the actual body: " + parsed.error().message)};
    }
    return JsonWalk(rules_, options_.unexpected).compare(*json_, *parsed);
}

Mismatches BodyMatcher::compare_text(std::string_view actual) const {
    const auto mismatch = [&](std::string_view rule, std::string sentence) {
        return Mismatch{Mismatch::Kind::kBody,
                        "$",
                        std::string(rule),
                        expected_.bytes,
                        std::string(actual),
                        std::move(sentence)};
    };
    const RuleSet* rules = rules_.rules_at(RuleTree::kRoot);
    if (!rules) {
        if (expected_.bytes == actual) return {};
        return {mismatch("equality",
                         fmt::format("Expected body '{}' to match '{}' using equality but did not "
                                     "match",
                                     start_of(expected_.bytes),
                                     start_of(actual)))};
    }
    Mismatches out;
    for (const CompiledRule& rule : rules->rules) {
        auto why = why_not(rule, expected_.bytes, actual);
        if (!why && rules->one_is_enough) return {};
        if (why) out.push_back(mismatch(rule_name(rule), std::move(*why)));
    }
    return out;
}

}  // namespace accord::matching
