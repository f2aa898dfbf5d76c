// Chooses by content type how a body is compared, and prepares that.
#include "matching/body/body_matcher.hpp"

#include "base/text.hpp"
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
    const bool same_essence =
        expected.essence() == actual.essence() || is_of_family(expected, actual);
    if (!same_essence) {
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

constexpr std::size_t kLookedAtBytesMax = 64 * 1024;  // of a body whose type is wrong

/// Why a body of the right kind may have come with a wrong type.
std::string type_hint(const ContentType& expected, const Body& actual, std::string_view declared) {
    if (declared.empty() && actual.content_type.empty()) {
        return "; it came without a content type and looks like that";
    }
    if (expected.is_json() && actual.bytes.size() <= kLookedAtBytesMax &&
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

Result<BodyMatcher::Content> BodyMatcher::compile_content(const Body& expected,
                                                          const std::optional<ContentType>& type,
                                                          const contract::RulesByKey& rules,
                                                          std::size_t depth) {
    if (!type) {
        return TextContent{expected.bytes};
    }
    if (expected.hint == Body::Hint::kText) {
        return TextContent{expected.bytes};
    }
    if (expected.hint == Body::Hint::kBinary) {
        return BinaryContent{expected.bytes, type->essence()};
    }
    if (type->subtype == "graphql") {
        // Other libraries write such a request in JSON, too.
        if (auto tokens = parse_graphql(expected.bytes)) {
            return GraphqlContent{expected.bytes, std::move(*tokens)};
        }
    }
    if (type->is_json()) {
        return JsonContent::compile(expected.bytes);
    }
    if (type->is_xml()) {
        return XmlContent{parse_xml(expected.bytes)};
    }
    if (type->is_multipart()) {
        return MultipartContent::compile(expected.bytes, type->to_string(), rules, depth);
    }
    if (type->is_form()) {
        contract::MultiMap fields = contract::query_from_text(expected.bytes);
        auto compiled = TextRules::compile(rules, fields, NameCase::kSensitive);
        if (!compiled) {
            return fail(compiled.error());
        }
        return FormContent{std::move(fields), std::move(*compiled)};
    }
    if (type->is_binary()) {
        return BinaryContent{expected.bytes, type->essence()};
    }
    return TextContent{expected.bytes};
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
    return compare(actual, content_type);
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

Mismatches BodyMatcher::compare(const Body& actual, std::string_view content_type) const {
    const RuleSet* root = rules_.rules_at(RuleTree::kRoot);
    struct Match {
        const BodyMatcher& matcher;
        const Body& actual;
        std::string_view content_type;
        const RuleSet* root;

        Mismatches operator()(const JsonContent& content) const {
            return content.match(matcher.rules_, matcher.options_.unexpected, actual.bytes);
        }
        Mismatches operator()(const GraphqlContent& content) const {
            return content.match(root, actual.bytes);
        }
        Mismatches operator()(const XmlContent& content) const {
            return content.match(matcher.rules_, matcher.options_.unexpected, actual.bytes);
        }
        Mismatches operator()(const FormContent& content) const {
            return content.match(actual.bytes);
        }
        Mismatches operator()(const MultipartContent& content) const {
            return content.match(actual.bytes, content_type);
        }
        Mismatches operator()(const BinaryContent& content) const {
            const auto type = type_of(actual, content_type);
            return content.match(root, actual.bytes, type ? type->essence() : "");
        }
        Mismatches operator()(const TextContent& content) const {
            return content.match(root, actual.bytes);
        }
    };
    return std::visit(Match{*this, actual, content_type, root}, content_);
}

}  // namespace accord::matching
