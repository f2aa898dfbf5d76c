// Hints about JSON values and rules: see hints.hpp. text_hints.cpp has those about texts.
#include "matching/rules/hints.hpp"

#include "base/json_exact.hpp"
#include "base/text.hpp"

#include <charconv>
#include <cmath>

namespace accord::matching {
namespace {

namespace rule = contract::rule;

constexpr std::size_t kEncodedBytesMax = 64 * 1024;  // of a text that may hold JSON itself

/// The scalar that a text spells: 42 for "42".
std::optional<json::Value> spelt(std::string_view text) {
    if (text.empty() || text.size() > 40) {
        return std::nullopt;
    }
    auto value = json::parse(text);
    if (!value || !(json::is_number(*value) || value->is_bool())) {
        return std::nullopt;
    }
    return std::move(*value);
}

std::string spelt_hint(const json::Value& expected, std::string_view actual) {
    const auto value = spelt(actual);
    if (value && json::is_number(*value) && json::is_number(expected)) {
        return "; the number came as text, in quotes";
    }
    if (value && value->is_bool() && expected.is_bool()) {
        return "; the boolean came as text, in quotes";
    }
    return "";
}

/// "; the text is JSON, encoded once more".
std::string encoded_hint(const json::Value& expected, std::string_view actual) {
    if (actual.empty() || actual.size() > kEncodedBytesMax) {
        return "";
    }
    if (actual.front() != '{' && actual.front() != '[') {
        return "";
    }
    const auto inner = json::parse(actual);
    return inner && inner->kind() == expected.kind() ? "; it is JSON, encoded as text once more"
                                                     : "";
}

std::string list_hint(const json::Value& expected, const json::Value& actual) {
    const auto is_list_of = [](const json::Value& list, const json::Value& item) {
        return list.is_array() && !list.get_array().empty() &&
               json::kind_of(list.get_array().front()) == json::kind_of(item);
    };
    if (is_list_of(expected, actual)) {
        return "; one item came instead of a list of them";
    }
    if (is_list_of(actual, expected)) {
        return "; a list came instead of one item";
    }
    return "";
}

std::string number_hint(const json::Value& expected, const json::Value& actual) {
    if (json::is_decimal(expected) == json::is_decimal(actual)) {
        return "";
    }
    if (json::to_double(expected) != json::to_double(actual)) {
        return "";
    }
    return fmt::format(
        "; only one of them is written with a fraction; the rule 'number' takes both");
}

std::string integer_hint(const json::Value& actual) {
    if (!json::is_decimal(actual)) {
        return "";
    }
    const double number = json::to_double(actual);
    return std::trunc(number) == number
               ? "; a number written with a fraction or an exponent is a decimal"
               : "";
}

std::string_view meaning_of(char letter) {
    switch (letter) {
        case 'y':
        case 'u':
            return "year";
        case 'M':
        case 'L':
            return "month";
        case 'd':
            return "day of the month";
        case 'D':
            return "day of the year";
        case 'E':
        case 'e':
        case 'c':
            return "day of the week";
        case 'a':
            return "AM or PM";
        case 'H':
            return "hour, 0 to 23";
        case 'h':
            return "hour, 1 to 12";
        case 'm':
            return "minute";
        case 's':
            return "second";
        case 'S':
            return "fraction of a second";
        case 'X':
            return "offset, or Z";
        case 'x':
        case 'Z':
        case 'O':
            return "offset";
        case 'z':
        case 'V':
            return "time zone";
        default:
            return "";
    }
}

std::string moment_hint(const MomentRule& moment, std::string_view text) {
    const auto failure = moment.pattern.first_failure(text);
    if (!failure) {
        return "";
    }
    if (!failure->is_in_calendar) {
        return "; the calendar has no such day";
    }
    const std::string_view rest = text.substr(failure->at, 20);
    if (!failure->token) {
        return fmt::format("; '{}' is left over at the end", rest);
    }
    const DatePattern::Token& token = *failure->token;
    std::string wanted = token.letter == 0 ? token.text : std::string(token.count, token.letter);
    wanted = fmt::format("'{}'", wanted);
    if (const auto meaning = meaning_of(token.letter); !meaning.empty()) {
        wanted += fmt::format(" ({})", meaning);
    }
    if (rest.empty()) {
        return fmt::format("; it ends where {} is expected", wanted);
    }
    return fmt::format(
        "; at character {}, {} is expected but '{}' came", failure->at + 1, wanted, rest);
}

std::string semver_hint(std::string_view text) {
    if (text.starts_with('v') || text.starts_with('V')) {
        return "; the 'v' is not part of a version";
    }
    const std::string_view core = text.substr(0, text.find_first_of("-+"));
    const auto numbers = split(core, '.');
    if (numbers.size() != 3) {
        return "; it has three numbers, as in 1.0.0";
    }
    const bool zero_in_front = std::ranges::any_of(
        numbers, [](std::string_view number) { return number.size() > 1 && number[0] == '0'; });
    return zero_in_front ? "; its numbers have no zeros in front" : "";
}

std::string pattern_hint(const Regex& regex, std::string_view text) {
    if (const auto trimmed = regex.matches_whole(trim(text)); trimmed && *trimmed) {
        return "; without the white space around it it would match";
    }
    const auto part = regex.matches_part(text);
    return part && *part ? "; a part of it matches, but the whole text has to" : "";
}

bool spells_boolean(std::string_view text) {
    return equal_ignoring_case(text, "true") || equal_ignoring_case(text, "false");
}

/// What rules say of text in the same way in JSON and elsewhere.
struct OnAnyText {
    std::string_view actual;

    std::string operator()(const PatternRule& pattern) const {
        return pattern_hint(pattern.regex, actual);
    }
    std::string operator()(const rule::Include& include) const {
        return to_lower(actual).contains(to_lower(include.value))
                   ? "; only the case of letters differs"
                   : "";
    }
    std::string operator()(const rule::Boolean&) const {
        return spells_boolean(actual) ? "; booleans are written true and false" : "";
    }
    std::string operator()(const rule::Semver&) const { return semver_hint(actual); }
    std::string operator()(const MomentRule& moment) const { return moment_hint(moment, actual); }
    std::string operator()(const auto&) const { return ""; }
};

struct OnText : OnAnyText {
    std::string_view expected;

    using OnAnyText::operator();
    std::string operator()(const rule::Equality&) const { return text_hint(expected, actual); }
    std::string operator()(const rule::Integer&) const {
        const auto value = spelt(actual);
        return value ? integer_hint(*value) : "";
    }
};

/// A rule about a value that is no text.
struct OnValue {
    const json::Value& expected;
    const json::Value& actual;

    std::string operator()(const rule::Equality&) const { return value_hint(expected, actual); }
    std::string operator()(const rule::Type&) const {
        return actual.is_array() && expected.is_array() ? "" : value_hint(expected, actual);
    }
    std::string operator()(const rule::Number&) const { return number(); }
    std::string operator()(const rule::Integer&) const {
        return json::is_decimal(actual) ? integer_hint(actual) : number();
    }
    std::string operator()(const rule::Decimal&) const {
        if (json::is_integer(actual)) {
            return "; it has no fraction; the rule 'number' takes both";
        }
        return number();
    }
    std::string operator()(const rule::Null&) const {
        return actual.is_string() && actual.get_string().empty() ? "; an empty text is not null"
                                                                 : "";
    }
    std::string operator()(const rule::Boolean&) const {
        if (actual.is_string()) {
            return OnAnyText{actual.get_string()}(rule::Boolean{});
        }
        return json::is_number(actual) ? "; booleans are written true and false" : "";
    }
    std::string operator()(const rule::Semver& semver) const { return on_text(semver); }
    std::string operator()(const rule::Include& include) const { return on_text(include); }
    std::string operator()(const PatternRule& pattern) const { return on_text(pattern); }
    std::string operator()(const MomentRule& moment) const {
        return actual.is_string() ? on_text(moment) : "; moments are written as text, in quotes";
    }
    std::string operator()(const auto&) const { return ""; }

    std::string on_text(const auto& rule) const {
        return actual.is_string() ? OnAnyText{actual.get_string()}(rule) : "";
    }
    /// A rule for numbers does not look at the example.
    std::string number() const {
        return actual.is_string() ? spelt_hint(json::Value(1), actual.get_string()) : "";
    }
};

}  // namespace

std::string value_hint(const json::Value& expected, const json::Value& actual) {
    if (expected.is_string() && actual.is_string()) {
        return text_hint(expected.get_string(), actual.get_string());
    }
    if (json::is_number(expected) && json::is_number(actual)) {
        return number_hint(expected, actual);
    }
    if (actual.is_null()) {
        return "; null is allowed only where a rule says so";
    }
    if (expected.is_null()) {
        return "; an example that is null allows null only";
    }
    if (actual.is_string()) {
        return json::is_structured(expected) ? encoded_hint(expected, actual.get_string())
                                             : spelt_hint(expected, actual.get_string());
    }
    if (expected.is_string()) {
        const auto value = spelt(expected.get_string());
        if (value && json::kind_of(*value) == json::kind_of(actual)) {
            return fmt::format("; the text came without quotes, as a {}",
                               actual.is_bool() ? "boolean" : "number");
        }
    }
    return list_hint(expected, actual);
}

std::string rule_hint(const CompiledRule& rule,
                      const json::Value& expected,
                      const json::Value& actual) {
    return std::visit(OnValue{expected, actual}, rule);
}

std::string rule_hint(const CompiledRule& rule,
                      std::string_view expected,
                      std::string_view actual) {
    return std::visit(OnText{{actual}, expected}, rule);
}

}  // namespace accord::matching
