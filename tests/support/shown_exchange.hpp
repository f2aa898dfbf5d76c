// For tests: two bodies matched under rules, and their difference as text.
#pragma once

#include "contract/pact/matching_rules_json.hpp"
#include "matching/body/body_matcher.hpp"
#include "matching/explain/body_difference.hpp"

namespace accord::matching {

struct ShownExchange {
    std::string_view expected, actual;
    std::string_view rules = "{}";
    std::string_view type = "application/json";
    UnexpectedKeys unexpected = UnexpectedKeys::kAllow;
    std::string_view actual_type = type;
};

/// Each line with its end, after an empty line.
inline std::string shown(const ShownExchange& given, Colour colour = Colour::kNever) {
    using contract::Body;
    const auto rules = contract::rules_from_json(json::Object{{"body", *json::parse(given.rules)}});
    const Body expected = Body::present(std::string(given.expected));
    const Body actual = Body::present(std::string(given.actual), std::string(given.actual_type));
    const auto matcher =
        BodyMatcher::compile(expected, given.type, rules->body, {.unexpected = given.unexpected});
    const auto mismatches = matcher->match(actual, given.actual_type);
    return "\n" +
           to_text(body_difference(expected, given.type, actual, mismatches, given.unexpected),
                   colour);
}

}  // namespace accord::matching
