// Chooses by content type how a body is compared, and prepares that.
#include "matching/body/body_matcher.hpp"

#include "base/text.hpp"
#include "base/unicode/charset.hpp"
#include "contract/model/query_text.hpp"
#include "matching/rules/content_sniff.hpp"

namespace accord::matching {
namespace {

using contract::Body;
using contract::ContentType;

/// Whether contents of the actual type are of the expected family: "application/json" is that of
/// "application/hal+json" and "text/json", "text/xml" that of "application/soap+xml".
bool is_of_family(const ContentType& expected, const ContentType& actual) {
    if (!expected.is_plain_syntax() || expected.syntax() != actual.syntax()) {
        return false;
    }
    return expected.type == actual.type || expected.is_json() || expected.is_xml();
}

/// Whether an actual type fits the expected one. Parameters count only when expected.
bool is_equivalent(const ContentType& expected, const ContentType& actual) {
    const bool same_essence = expected.type == actual.type && expected.subtype == actual.subtype;
    if (!same_essence && !is_of_family(expected, actual)) {
        return false;
    }
    return expected.parameters.empty() || expected.is_multipart() ||
           std::ranges::all_of(expected.parameters, [&](const auto& wanted) {
               return std::ranges::any_of(actual.parameters, [&](const auto& given) {
                   return given.first == wanted.first &&
                          equal_ignoring_case(given.second, wanted.second);
               });
           });
}

/// As the type says it, else as an XML document does itself.
std::string_view charset_of(const Body& body, const std::optional<ContentType>& type) {
    if (!type) {
        return "";
    }
    const std::string_view named = type->parameter("charset").value_or("");
    return named.empty() && type->is_xml() ? declared_encoding(body.bytes) : named;
}

constexpr std::size_t kGuessedAtBytesMax = 64 * 1024;  // of a body whose type is wrong

/// Why a body of the right kind may have come with a wrong type.
std::string type_hint(const ContentType& expected, const Body& actual, std::string_view declared) {
    if (declared.empty() && actual.content_type.empty()) {
        return "; it came without a content type and looks like that";
    }
    if (expected.is_json() && actual.bytes.size() <= kGuessedAtBytesMax &&
        json::parse(actual.bytes)) {
        return "; the body is JSON, only its content type says otherwise";
    }
    return "";
}

}  // namespace

std::optional<ContentType> type_of(const Body& body, std::string_view declared) {
    if (auto type = ContentType::parse(declared)) {
        return type;
    }
    if (auto type = ContentType::parse(body.content_type)) {
        return type;
    }
    if (body.state != Body::State::kPresent) {
        return std::nullopt;
    }
    return ContentType::parse(sniff_content_type(body.bytes));
}

std::string_view text_of(const Body& body,
                         const std::optional<ContentType>& type,
                         std::string& kept) {
    return as_utf8(body.bytes, charset_of(body, type), kept);
}

Result<BodyMatcher::Content> BodyMatcher::compile_content(const Body& expected,
                                                          const std::optional<ContentType>& type,
                                                          const contract::RulesByKey& rules,
                                                          std::size_t depth) {
    std::string kept;
    const std::string_view text = text_of(expected, type, kept);
    if (!type || expected.hint == Body::Hint::kText) {
        return TextContent{std::string(text)};
    }
    if (expected.hint == Body::Hint::kBinary) {
        return BinaryContent{expected.bytes, type->essence()};
    }
    if (type->subtype == "graphql") {
        // Other libraries write such a request in JSON, too.
        if (auto tokens = parse_graphql(text)) {
            return GraphqlContent{std::string(text), std::move(*tokens)};
        }
    }
    if (type->is_json()) {
        return JsonContent::compile(text);
    }
    if (type->is_xml()) {
        return XmlContent{parse_xml(text)};
    }
    if (type->is_multipart()) {
        return MultipartContent::compile(expected.bytes, type->to_string(), rules, depth);
    }
    if (type->is_form()) {
        contract::MultiMap fields = FormContent::fields_of(text, charset_of(expected, type));
        auto compiled = TextRules::compile(rules, fields, NameCase::kSensitive);
        if (!compiled) {
            return fail(compiled.error());
        }
        return FormContent{std::move(fields), std::move(*compiled)};
    }
    if (type->is_binary()) {
        return BinaryContent{expected.bytes, type->essence()};
    }
    return TextContent{std::string(text)};
}

Result<BodyMatcher> BodyMatcher::compile(const Body& expected,
                                         std::string_view content_type,
                                         const contract::RulesByKey& rules,
                                         BodyOptions options) {
    auto tree = RuleTree::compile(rules);
    if (!tree) {
        return fail(tree.error(), "body");
    }
    BodyMatcher out;
    out.expected_ = expected;
    out.type_ = type_of(expected, content_type);
    out.rules_ = std::move(*tree);
    out.options_ = options;
    if (expected.state != Body::State::kPresent) {
        return out;
    }
    auto content = compile_content(expected, out.type_, rules, options.depth);
    if (!content) {
        return fail(content.error(), "body");
    }
    out.content_ = std::move(*content);
    return out;
}

Mismatches BodyMatcher::match(const Body& actual, std::string_view content_type) const {
    if (!actual.encoded) {
        return match_decoded(actual, content_type);
    }
    if (actual.encoded->is_broken && expected_.state == Body::State::kPresent) {
        return {body_mismatch("",
                              expected_.bytes,
                              described_bytes("", actual.bytes),
                              "Failed to decode the actual body: " + actual.encoded->problem)};
    }
    Mismatches out = match_decoded(actual, content_type);
    for (Mismatch& mismatch : out) {
        mismatch.sentence += "; the body was compared as it came: " + actual.encoded->problem;
    }
    return out;
}

Mismatches BodyMatcher::match_example(std::string_view content_type) const {
    const json::Value* example = parsed_json();
    return example ? std::get<JsonContent>(content_).match(rules_, options_.unexpected, *example)
                   : match(expected_, content_type);
}

const json::Value* BodyMatcher::parsed_json() const {
    const auto* content = std::get_if<JsonContent>(&content_);
    return content && content->expected ? &*content->expected : nullptr;
}

Mismatches BodyMatcher::match_decoded(const Body& actual, std::string_view content_type) const {
    const bool given = actual.state == Body::State::kPresent && !actual.bytes.empty();
    if (expected_.state != Body::State::kPresent || !given) {
        return match_absent(actual);
    }
    const auto actual_type = type_of(actual, content_type);
    if (type_ && actual_type && !options_.content_type_has_rule &&
        !is_equivalent(*type_, *actual_type)) {
        return {{Mismatch::Kind::kBodyType,
                 "$",
                 "",
                 type_->to_string(),
                 actual_type->to_string(),
                 fmt::format("Expected a body of '{}' but the actual content type was '{}'{}",
                             type_->to_string(),
                             actual_type->to_string(),
                             type_hint(*type_, actual, content_type))}};
    }
    return compare(actual, content_type, actual_type);
}

/// One of the two bodies is not there.
Mismatches BodyMatcher::match_absent(const Body& actual) const {
    const bool given = actual.state == Body::State::kPresent && !actual.bytes.empty();
    if (expected_.state == Body::State::kMissing) {
        return {};
    }
    if (expected_.state != Body::State::kPresent || expected_.bytes.empty()) {
        if (!given) {
            return {};
        }
        return {body_mismatch(
            "",
            "",
            actual.bytes,
            fmt::format("Expected an empty body but received '{}'", start_of(actual.bytes)))};
    }
    if (const auto* binary = std::get_if<BinaryContent>(&content_)) {
        if (const RuleSet* rules = rules_.rules_at(RuleTree::kRoot)) {
            return binary->match(rules, actual.bytes, actual.content_type);
        }
    }
    return {
        body_mismatch("",
                      expected_.bytes,
                      "",
                      fmt::format("Expected body '{}' but was {}",
                                  start_of(expected_.bytes),
                                  actual.state == Body::State::kMissing ? "missing" : "empty"))};
}

Mismatches BodyMatcher::compare(const Body& actual,
                                std::string_view content_type,
                                const std::optional<ContentType>& type) const {
    const RuleSet* root = rules_.rules_at(RuleTree::kRoot);
    std::string kept;
    const auto text = [&] { return text_of(actual, type, kept); };
    const auto match = [&]<class Kind>(const Kind& content) {
        if constexpr (std::is_same_v<Kind, JsonContent> || std::is_same_v<Kind, XmlContent>) {
            return content.match(rules_, options_.unexpected, text());
        } else if constexpr (std::is_same_v<Kind, FormContent>) {
            return content.match(text(), charset_of(actual, type));
        } else if constexpr (std::is_same_v<Kind, MultipartContent>) {
            return content.match(actual.bytes, content_type);
        } else if constexpr (std::is_same_v<Kind, BinaryContent>) {
            return content.match(root, actual.bytes, type ? type->essence() : "");
        } else {
            return content.match(root, text());
        }
    };
    return std::visit(match, content_);
}

}  // namespace accord::matching
