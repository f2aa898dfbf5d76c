// Multipart bodies: parts found by name, those without a name by position; the boundary does not
// matter. Each part is a body of its own.
#include "contract/model/path_expression.hpp"
#include "matching/body/body_matcher.hpp"
#include "matching/body/part_pairs.hpp"

namespace accord::matching {
namespace {

constexpr std::size_t kPartDepthMax = 10;

/// With a rule for its type a part is judged by that alone, whatever its format.
contract::Body expected_body(const BodyPart& part, const contract::RulesByKey& rules) {
    contract::Body out = contract::Body::present(part.bytes);
    const auto root = rules.find("$");
    const bool by_type =
        root != rules.end() && std::ranges::any_of(root->second.rules, [](const auto& rule) {
            return std::holds_alternative<contract::rule::ContentType>(rule.kind);
        });
    if (by_type) {
        out.hint = contract::Body::Hint::kBinary;
    }
    return out;
}

/// "photo"; "[1]" of a part without name, "photo[1]" where several have it.
std::string name_of(const MultipartContent::Part& part) {
    std::string by_name = "$";
    contract::append_field(by_name, part.part.name);
    return by_name == part.place ? part.part.name : part.part.name + part.place.substr(1);
}

Mismatches match_part(const MultipartContent::Part& expected, const BodyPart& actual) {
    Mismatches out;
    for (const Mismatch& mismatch : match_part_headers(expected.part, actual)) {
        out.push_back(body_mismatch("", mismatch.expected, mismatch.actual, mismatch.sentence));
    }
    const contract::Body body = contract::Body::present(actual.bytes, actual.content_type());
    for (Mismatch& mismatch : expected.body->match(body, actual.content_type())) {
        out.push_back(std::move(mismatch));
    }
    for (Mismatch& mismatch : out) {
        mismatch.kind = Mismatch::Kind::kBody;
        mismatch.place = expected.place + mismatch.place.substr(1);
        mismatch.sentence = fmt::format("MIME part '{}': {}", name_of(expected), mismatch.sentence);
    }
    return out;
}

}  // namespace

Result<MultipartContent> MultipartContent::compile(std::string_view body,
                                                   std::string_view content_type,
                                                   const contract::RulesByKey& rules,
                                                   std::size_t depth) {
    if (depth == kPartDepthMax) {
        return MultipartContent{
            fail(ErrorCode::kLimit,
                 fmt::format("more than {} multipart bodies lie in one another", kPartDepthMax))};
    }
    const auto parts = parse_multipart(body, content_type);
    if (!parts) {
        return MultipartContent{fail(parts.error())};
    }
    std::vector<Part> out;
    for (std::size_t i = 0; i < parts->size(); ++i) {
        const BodyPart& part = (*parts)[i];
        const contract::RulesByKey own_rules = below_part(rules, part, i);
        auto matcher = BodyMatcher::compile(expected_body(part, own_rules),
                                            part.content_type(),
                                            own_rules,
                                            {.unexpected = UnexpectedKeys::kRefuse,
                                             .content_type_has_rule = !part.declares_type(),
                                             .depth = depth + 1});
        if (!matcher) {
            return fail(matcher.error());
        }
        out.push_back(
            {part, place_of(*parts, i), std::make_shared<const BodyMatcher>(std::move(*matcher))});
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
    PartFinder finder(*parts);
    for (std::size_t i = 0; i < expected->size(); ++i) {
        const Part& wanted = (*expected)[i];
        if (const BodyPart* given = finder.next(wanted.part, i)) {
            std::ranges::move(match_part(wanted, *given), std::back_inserter(out));
            continue;
        }
        Mismatch missing = body_mismatch(
            "",
            wanted.part.name,
            "",
            fmt::format("Expected a MIME part '{}' but was missing", name_of(wanted)));
        missing.place = wanted.place;
        out.push_back(std::move(missing));
    }
    return out;
}

}  // namespace accord::matching
