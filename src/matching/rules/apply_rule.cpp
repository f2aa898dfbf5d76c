// Rules on JSON values.
#include "matching/rules/apply_rule.hpp"

#include "base/encoding.hpp"
#include "base/json_exact.hpp"
#include "base/semver.hpp"
#include "matching/rules/content_sniff.hpp"
#include "matching/rules/cut_text.hpp"
#include "matching/rules/hints.hpp"

namespace accord::matching {
namespace {

namespace rule = contract::rule;
using Why = std::optional<std::string>;
using json::kind;

constexpr std::size_t kShownBytesMax = 400;  // of a value in a sentence

/// Gives `use` what json::text_of() gives, without copying a string.
template <class Use>
auto with_text_of(const json::Value& value, Use use) {
    return value.is_string() ? use(std::string_view(value.get_string()))
                             : use(std::string_view(json::write_compact(value)));
}

bool same_type(const json::Value& a, const json::Value& b) {
    if (a.kind() == b.kind()) {
        return !a.is_object() || json::is_exact_number(a) == json::is_exact_number(b);
    }
    return json::is_number(a) && json::is_number(b);
}

bool is_empty(const json::Value& value) {
    switch (value.kind()) {
        case kind::null:
            return true;
        case kind::string:
            return value.get_string().empty();
        case kind::array:
            return value.get_array().empty();
        case kind::object:
            return value.get_object().empty();
        default:
            return false;
    }
}

/// "[1, 2, 3]", "{"a":1}".
std::string spaced(const json::Value& value) {
    if (!value.is_array()) {
        return json::write_compact(value);
    }
    std::string out = "[";
    for (const json::Value& item : value.get_array()) {
        if (out.size() > 1) {
            out += ", ";
        }
        out += json::write_compact(item);
    }
    return out + "]";
}

/// A rule against a pair of values. Sentences are made only when they are to be told: whether a
/// rule holds is asked far more often than why it does not.
struct OnJson {
    const json::Value& expected;
    const json::Value& actual;
    bool cascaded;
    bool told;

    Why operator()(const rule::Equality&) const { return equality(); }
    Why operator()(const rule::Values&) const { return equality(); }
    Why operator()(const EachKeyRule&) const { return equality(); }
    Why operator()(const EachValueRule&) const { return equality(); }
    Why operator()(const VariantsRule&) const { return equality(); }

    Why operator()(const PatternRule& pattern) const {
        const auto matches = with_text_of(
            actual, [&](std::string_view text) { return pattern.regex.matches_whole(text); });
        if (!matches) {
            return matches.error().message;
        }
        return unless(*matches, [&] {
            return fmt::format("Expected '{}' to match '{}'", text(), pattern.regex.pattern());
        });
    }
    Why operator()(const rule::Type& type) const {
        if (!same_type(expected, actual)) {
            return unless(false, [&] {
                return fmt::format("Expected {} to be the same type as {}",
                                   described(actual),
                                   described(expected));
            });
        }
        if (cascaded) {
            return std::nullopt;
        }
        if (actual.is_array()) {
            return size(type, actual.get_array().size());
        }
        if (json::is_object(actual)) {
            return size(type, actual.get_object().size());
        }
        return std::nullopt;
    }
    Why operator()(const rule::Include& include) const {
        const bool holds = with_text_of(
            actual, [&](std::string_view text) { return text.contains(include.value); });
        return unless(holds && !json::is_object(expected), [&] {  // a map has no text
            return fmt::format("Expected '{}' to include '{}'", text(), include.value);
        });
    }
    Why operator()(const rule::Number&) const {
        return wish(json::is_number(actual), "be a number");
    }
    Why operator()(const rule::Integer&) const {
        return wish(json::is_integer(actual), "be an integer");
    }
    Why operator()(const rule::Decimal&) const {
        return wish(json::is_decimal(actual), "be a decimal number");
    }
    Why operator()(const rule::Null&) const { return wish(actual.is_null(), "be a null value"); }
    Why operator()(const rule::Boolean&) const {
        const bool spelt =
            actual.is_string() && (actual.get_string() == "true" || actual.get_string() == "false");
        return wish(actual.is_bool() || spelt, "match a boolean");
    }
    Why operator()(const rule::NotEmpty&) const { return wish(!is_empty(actual), "not be empty"); }
    Why operator()(const rule::Semver&) const {
        return unless(actual.is_string() && is_semver(actual.get_string()), [&] {
            return actual.is_string()
                       ? fmt::format("'{}' is not a valid semantic version", text())
                       : fmt::format(
                             "Expected something that matches a semantic version, but got {}",
                             described(actual));
        });
    }
    Why operator()(const MomentRule& moment) const {
        const bool holds = with_text_of(
            actual, [&](std::string_view text) { return moment.pattern.matches(text); });
        return unless(holds, [&] {
            return fmt::format("Expected '{}' to match a {} pattern of '{}'",
                               text(),
                               moment.kind,
                               moment.pattern.pattern());
        });
    }
    Why operator()(const rule::ContentType& type) const {
        const std::string bytes = json::text_of(actual);
        const std::string_view found = sniff_content_type(base64_decode(bytes).value_or(bytes));
        return unless(found == type.value, [&] {
            return fmt::format(
                "Expected data to have a content type of '{}' but it was '{}'", type.value, found);
        });
    }
    Why operator()(const rule::StatusCode&) const {
        return "a statusCode rule holds for the status of a response only";
    }

    template <class Sentence>
    Why unless(bool holds, Sentence sentence) const {
        if (holds) {
            return std::nullopt;
        }
        return told ? sentence() : std::string();
    }
    Why wish(bool holds, std::string_view text) const {
        return unless(holds,
                      [&] { return fmt::format("Expected {} to {}", described(actual), text); });
    }
    Why equality() const {
        return unless(json::equal(expected, actual), [&] {
            return fmt::format(
                "Expected {} to be equal to {}", described(actual), described(expected));
        });
    }
    /// Of a list or map.
    Why size(const rule::Type& type, std::size_t count) const {
        const bool too_small = type.min && count < *type.min;
        return unless(!too_small && (!type.max || count <= *type.max), [&] {
            return fmt::format("Expected {} (size {}) to have {} size of {}",
                               shortened(spaced(actual)),
                               count,
                               too_small ? "minimum" : "maximum",
                               too_small ? *type.min : *type.max);
        });
    }
    [[nodiscard]] std::string text() const { return shortened(json::text_of(actual)); }
};

}  // namespace

std::string_view type_name(const json::Value& value) {
    switch (json::kind_of(value)) {
        case kind::null:
            return "Null";
        case kind::bool_:
            return "Boolean";
        case kind::int64:
        case kind::uint64:
            return "Integer";
        case kind::double_:
            return "Decimal";
        case kind::string:
            return "String";
        case kind::array:
            return "Array";
        case kind::object:
            return "Object";
    }
    return "";
}

std::string shortened(std::string_view text) {
    if (text.size() <= kShownBytesMax) {
        return std::string(text);
    }
    return fmt::format("{}... ({} bytes)", start_of(text, kShownBytesMax), text.size());
}

std::string shown(const json::Value& value) {
    return value.is_string() ? fmt::format("'{}'", shortened(value.get_string()))
                             : shortened(json::write_compact(value));
}

std::string described(const json::Value& value) {
    return fmt::format("{} ({})", shown(value), type_name(value));
}

bool holds(const CompiledRule& rule,
           const json::Value& expected,
           const json::Value& actual,
           bool cascaded) {
    return !std::visit(OnJson{expected, actual, cascaded, false}, rule);
}

Why why_not(const CompiledRule& rule,
            const json::Value& expected,
            const json::Value& actual,
            bool cascaded) {
    Why why = std::visit(OnJson{expected, actual, cascaded, true}, rule);
    if (why) {
        *why += rule_hint(rule, expected, actual);
    }
    return why;
}

}  // namespace accord::matching
