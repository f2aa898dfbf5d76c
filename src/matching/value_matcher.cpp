// Single values: which of the rule's forms is asked.
#include "matching/value_matcher.hpp"

#include "matching/body/content_kinds.hpp"
#include "matching/body/json_walk.hpp"
#include "matching/rules/apply_rule.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace accord::matching {
namespace {

namespace rule = contract::rule;

bool is_finite(const json::Value& value) {
    return !value.is_double() || std::isfinite(value.get_double());
}

/// A number or boolean as text: 3, 3.5, 0.0000001, true.
std::string spelt(const json::Value& value) {
    if (!value.is_double()) {
        return json::text_of(value);
    }
    const double number = value.get_double();
    if (!is_finite(value)) {
        return std::isnan(number) ? "NaN" : number > 0 ? "inf" : "-inf";
    }
    std::array<char, 400> text;  // the smallest double has 324 digits after the point
    const auto [end, error] =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    return error == std::errc() ? std::string(text.data(), end) : json::write_double(number);
}

/// Whether the rule asks how a number is spelt, and not what it is.
bool is_about_text(const CompiledRule& rule) {
    return is_one_of<PatternRule, rule::Include, MomentRule, rule::StatusCode, rule::Semver>(rule);
}

}  // namespace

Result<ValueMatcher> ValueMatcher::compile(const contract::MatchingRule& rule) {
    const contract::RuleList list{.rules = {rule}, .combine = {}, .extra = {}};
    auto set = RuleSet::compile(list);
    if (!set) {
        return fail(set.error());
    }
    auto tree = RuleTree::compile({{"$", list}});
    if (!tree) {
        return fail(tree.error());
    }
    return ValueMatcher(*std::move(set), *std::move(tree));
}

bool ValueMatcher::holds_by_cascade(bool cascaded) const {
    return cascaded && !can_cascade(rule());
}

std::optional<std::string> ValueMatcher::why_not_inside(const json::Value& expected,
                                                        const json::Value& actual) const {
    const Mismatches found = JsonWalk(tree_, UnexpectedKeys::kAllow).compare(expected, actual);
    if (found.empty()) {
        return std::nullopt;
    }
    const Mismatch& first = found.front();
    return first.place == "$" ? first.sentence
                              : fmt::format("{} -> {}", first.place, first.sentence);
}

std::optional<std::string> ValueMatcher::why_not(const json::Value& expected,
                                                 const json::Value& actual,
                                                 bool cascaded) const {
    if (holds_by_cascade(cascaded)) {
        return std::nullopt;
    }
    if (is_one_of<EachKeyRule, EachValueRule, VariantsRule>(rule())) {
        return why_not_inside(expected, actual);
    }
    if (std::holds_alternative<rule::StatusCode>(rule())) {
        return why_not_text(json::text_of(expected), json::text_of(actual), cascaded);
    }
    return matching::why_not(rule(), expected, actual, cascaded);
}

std::optional<std::string> ValueMatcher::why_not_text(std::string_view expected,
                                                      std::string_view actual,
                                                      bool cascaded) const {
    if (holds_by_cascade(cascaded)) {
        return std::nullopt;
    }
    if (!std::holds_alternative<rule::StatusCode>(rule())) {
        return matching::why_not(rule(), expected, actual);
    }
    int status = 0;
    const auto [end, error] = std::from_chars(actual.data(), actual.data() + actual.size(), status);
    if (error != std::errc() || end != actual.data() + actual.size()) {
        return fmt::format("Expected '{}' to be a status code", shortened(actual));
    }
    return matching::why_not(rule(), status, status);
}

std::optional<std::string> ValueMatcher::why_not_scalar(const json::Value& expected,
                                                        const json::Value& actual,
                                                        bool cascaded) const {
    // JSON has no form for what is infinite or no number.
    const bool as_text = is_about_text(rule()) || !is_finite(expected) || !is_finite(actual);
    return as_text ? why_not_text(spelt(expected), spelt(actual), cascaded)
                   : why_not(expected, actual, cascaded);
}

std::optional<std::string> ValueMatcher::why_not_bytes(std::string_view expected,
                                                       std::string_view actual,
                                                       bool cascaded) const {
    if (std::holds_alternative<rule::StatusCode>(rule()) || holds_by_cascade(cascaded)) {
        return why_not_text(expected, actual, cascaded);
    }
    // Without a rule, bytes are told by size and start, which says more of them than their text.
    const bool by_equality = is_one_of<rule::Equality, rule::Values>(rule());
    const Mismatches found =
        BinaryContent{std::string(expected), ""}.match(by_equality ? nullptr : &set_, actual, "");
    return found.empty() ? std::nullopt : std::optional(found.front().sentence);
}

}  // namespace accord::matching
