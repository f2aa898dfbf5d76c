// Multipart bodies: parts found by name, those without a name by position; the boundary does not
// matter. Each part is a body of its own.
#include "base/text.hpp"
#include "contract/path_expression.hpp"
#include "matching/body/body_matcher.hpp"
#include "matching/fields/match_headers.hpp"

namespace accord::matching {
namespace {

/// `nth` counts the parts of one name, which may come several times; those without stand by index.
const BodyPart* find_part(const std::vector<BodyPart>& parts,
                          const BodyPart& wanted,
                          std::size_t index,
                          std::size_t nth) {
    if (wanted.name.empty())
        return index < parts.size() && parts[index].name.empty() ? &parts[index] : nullptr;
    for (const BodyPart& part : parts) {
        if (part.name == wanted.name && nth-- == 0) return &part;
    }
    return nullptr;
}

std::string place_of(const BodyPart& part, std::size_t index) {
    std::string out = "$";
    if (part.name.empty()) {
        contract::append_index(out, index);
    } else {
        contract::append_field(out, part.name);
    }
    return out;
}

/// What a part says of its contents; where and how it travels is not compared.
contract::MultiMap compared_headers(const contract::MultiMap& headers) {
    contract::MultiMap out;
    for (const auto& [name, values] : headers) {
        const std::string lower = to_lower(name);
        if (lower != "content-disposition" && lower != "content-type" &&
            lower != "content-length" && lower != "content-transfer-encoding")
            out.emplace_back(name, values);
    }
    return out;
}

/// With a rule for its type a part is judged by that alone, whatever its format.
contract::Body expected_body(const BodyPart& part, const contract::RulesByKey& rules) {
    contract::Body out = contract::Body::present(part.bytes);
    const auto root = rules.find("$");
    const bool by_type =
        root != rules.end() && std::ranges::any_of(root->second.rules, [](const auto& rule) {
            return std::holds_alternative<contract::rule::ContentType>(rule.kind);
        });
    if (by_type) out.hint = contract::Body::Hint::kBinary;
    return out;
}

Mismatches match_part(const MultipartContent::Part& expected, const BodyPart& actual) {
    Mismatches out;
    const auto headers =
        match_headers(compared_headers(expected.part.headers), actual.headers, TextRules{});
    for (const Mismatch& mismatch : headers)
        out.push_back(body_mismatch("", mismatch.expected, mismatch.actual, mismatch.sentence));
    const contract::Body body = contract::Body::present(actual.bytes, actual.content_type());
    for (Mismatch& mismatch : expected.body->match(body, actual.content_type()))
        out.push_back(std::move(mismatch));
    for (Mismatch& mismatch : out) {
        mismatch.kind = Mismatch::Kind::kBody;
        mismatch.place = expected.place + mismatch.place.substr(1);
        mismatch.sentence =
            fmt::format("MIME part '{}': {}",
                        expected.part.name.empty() ? expected.place.substr(1) : expected.part.name,
                        mismatch.sentence);
    }
    return out;
}

}  // namespace

Result<MultipartContent> MultipartContent::compile(std::string_view body,
                                                   std::string_view content_type,
                                                   const contract::RulesByKey& rules) {
    const auto parts = parse_multipart(body, content_type);
    if (!parts) return MultipartContent{fail(parts.error())};
    std::vector<Part> out;
    for (std::size_t i = 0; i < parts->size(); ++i) {
        const BodyPart& part = (*parts)[i];
        const contract::RulesByKey own_rules = below_part(rules, part, i);
        auto matcher = BodyMatcher::compile(expected_body(part, own_rules),
                                            part.content_type(),
                                            own_rules,
                                            {.unexpected = UnexpectedKeys::kRefuse,
                                             .content_type_has_rule = !part.declares_type()});
        if (!matcher) return fail(matcher.error());
        out.push_back(
            {part, place_of(part, i), std::make_shared<const BodyMatcher>(std::move(*matcher))});
    }
    return MultipartContent{std::move(out)};
}

Mismatches MultipartContent::match(std::string_view actual, std::string_view content_type) const {
    if (!expected) {
        return {body_mismatch(
            "", "", "", "Failed to parse the expected body: " + expected.error().message)};
    }
    const auto parts = parse_multipart(actual, content_type);
    if (!parts) {
        return {
            body_mismatch("", "", "", "Failed to parse the actual body: " + parts.error().message)};
    }
    Mismatches out;
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < expected->size(); ++i) {
        const Part& wanted = (*expected)[i];
        const std::size_t nth = seen[wanted.part.name]++;
        if (const BodyPart* given = find_part(*parts, wanted.part, i, nth)) {
            std::ranges::move(match_part(wanted, *given), std::back_inserter(out));
            continue;
        }
        Mismatch missing = body_mismatch(
            "",
            wanted.part.name,
            "",
            fmt::format("Expected a MIME part '{}' but was missing",
                        wanted.part.name.empty() ? wanted.place.substr(1) : wanted.part.name));
        missing.place = wanted.place;
        out.push_back(std::move(missing));
    }
    return out;
}

}  // namespace accord::matching
