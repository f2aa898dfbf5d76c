// Rules on text and on status codes.
#include "base/semver.hpp"
#include "matching/rules/apply_rule.hpp"
#include "matching/rules/content_sniff.hpp"
#include "matching/rules/hints.hpp"

#include <charconv>

namespace accord::matching {
namespace {

namespace rule = contract::rule;
using Why = std::optional<std::string>;

bool spells_number(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && end == text.data() + text.size() &&
           (error == std::errc() || error == std::errc::result_out_of_range);
}

bool spells_integer(std::string_view text) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A rule against a pair of texts.
struct ForText {
    std::string_view expected;
    std::string_view actual;

    Why operator()(const rule::Equality&) const { return equality(); }
    Why operator()(const rule::Values&) const { return equality(); }
    Why operator()(const EachKeyRule&) const { return equality(); }
    Why operator()(const VariantsRule&) const { return equality(); }
    Why operator()(const EachValueRule& each) const {
        for (const CompiledRule& nested : each.rules->rules) {
            if (Why why = why_not(nested, expected, actual)) {
                return why;
            }
        }
        return std::nullopt;
    }
    Why operator()(const rule::Type&) const { return std::nullopt; }
    Why operator()(const PatternRule& pattern) const {
        const auto matches = pattern.regex.matches_whole(actual);
        if (!matches) {
            return matches.error().message;
        }
        if (*matches) {
            return std::nullopt;
        }
        return wish("match '{}'", pattern.regex.pattern());
    }
    Why operator()(const rule::Include& include) const {
        if (actual.contains(include.value)) {
            return std::nullopt;
        }
        return wish("include '{}'", include.value);
    }
    Why operator()(const rule::Number&) const {
        return spells_number(actual) ? Why() : wish("match a number");
    }
    Why operator()(const rule::Decimal&) const {
        return spells_number(actual) ? Why() : wish("match a decimal number");
    }
    Why operator()(const rule::Integer&) const {
        return spells_integer(actual) ? Why() : wish("match an integer number");
    }
    Why operator()(const rule::Boolean&) const {
        return actual == "true" || actual == "false" ? Why() : wish("match a boolean");
    }
    Why operator()(const rule::Null&) const {
        return actual.empty() ? Why() : wish("be a null value");
    }
    Why operator()(const rule::NotEmpty&) const {
        return actual.empty() ? wish("not be empty") : Why();
    }
    Why operator()(const rule::Semver&) const {
        if (is_semver(actual)) {
            return std::nullopt;
        }
        return fmt::format("'{}' is not a valid semantic version", shortened(actual));
    }
    Why operator()(const MomentRule& moment) const {
        if (moment.pattern.matches(actual)) {
            return std::nullopt;
        }
        return wish("match a {} pattern of '{}'", moment.kind, moment.pattern.pattern());
    }
    Why operator()(const rule::ContentType& type) const {
        const std::string_view found = sniff_content_type(actual);
        if (found == type.value) {
            return std::nullopt;
        }
        return fmt::format(
            "Expected binary contents to have content type '{}' but detected contents was '{}'",
            type.value,
            found);
    }
    Why operator()(const rule::StatusCode&) const {
        return "a statusCode rule holds for the status of a response only";
    }

    Why equality() const {
        return expected == actual ? Why() : wish("be equal to '{}'", shortened(expected));
    }
    /// "Expected 'x' to match a number".
    template <class... Args>
    Why wish(fmt::format_string<Args...> text, Args&&... args) const {
        return fmt::format("Expected '{}' to {}",
                           shortened(actual),
                           fmt::format(text, std::forward<Args>(args)...));
    }
};

/// A name for a range of codes.
struct StatusClass {
    std::string_view name;
    int low, high;
    std::string_view sentence;
};

constexpr StatusClass kStatusClasses[] = {
    {"info", 100, 199, "an Informational response (100–199)"},
    {"success", 200, 299, "a Successful response (200–299)"},
    {"redirect", 300, 399, "a Redirect (300–399)"},
    {"clientError", 400, 499, "a Client error (400–499)"},
    {"serverError", 500, 599, "a Server error (500–599)"},
    {"nonError", 0, 399, "a Non-error response (< 400)"},
    {"error", 400, 999, "an Error response (>= 400)"},
};

Why why_not_status(const rule::StatusCode& wanted, int actual) {
    if (wanted.status_class.empty()) {
        if (std::ranges::find(wanted.codes, actual) != wanted.codes.end()) {
            return std::nullopt;
        }
        return fmt::format(
            "Expected status code {} to be one of {}", actual, fmt::join(wanted.codes, ", "));
    }
    for (const StatusClass& known : kStatusClasses) {
        if (known.name != wanted.status_class) {
            continue;
        }
        if (actual >= known.low && actual <= known.high) {
            return std::nullopt;
        }
        return fmt::format("Expected status code {} to be {}", actual, known.sentence);
    }
    return fmt::format("unknown status class \"{}\"", wanted.status_class);
}

}  // namespace

Why why_not(const CompiledRule& rule, std::string_view expected, std::string_view actual) {
    Why why = std::visit(ForText{expected, actual}, rule);
    if (why) {
        *why += rule_hint(rule, expected, actual);
    }
    return why;
}

Why why_not(const CompiledRule& rule, int expected, int actual) {
    if (const auto* status = std::get_if<rule::StatusCode>(&rule)) {
        return why_not_status(*status, actual);
    }
    return why_not(rule, std::to_string(expected), std::to_string(actual));
}

}  // namespace accord::matching
