// Matching definition expressions: rules, example and generator written as one text, such as
// "matching(regex, '\\d+', '12')" or "atLeast(2), eachValue(matching(type, 'x'))". Integration JSON
// (integration_json.hpp) and plugins use them. Facts: the grammar of the matching rule definition
// language.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/generators.hpp"
#include "contract/model/rules.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::contract {

/// What kind of value an example is, from the weakest to the strongest: of several the strongest
/// counts.
enum class ValueType { kUnknown, kBoolean, kNumber, kInteger, kDecimal, kString };

/// "Unknown", "Boolean", "Number", "Integer", "Decimal", "String".
std::string_view to_string(ValueType type);

/// What an expression says.
struct MatchingDefinition {
    /// A rule; with a reference it is `type`, against the example that the named attribute gives.
    struct Rule {
        MatchingRule rule;
        std::string reference;  ///< empty: none
        bool operator==(const Rule&) const = default;
    };

    std::optional<json::Value> example;  ///< of arrayContains, the list of its variants' examples
    std::string value;                   ///< the example as it was written, without quotes
    ValueType value_type = ValueType::kUnknown;
    std::vector<Rule> rules;
    std::optional<Generator> generator;
    std::vector<std::string> references;  ///< all names in matching($'name'), at any depth
    bool operator==(const MatchingDefinition&) const = default;
};

inline constexpr std::size_t kExpressionDepthMax = 20;  ///< expressions within expressions
inline constexpr std::size_t kExpressionBytesMax = 64 * 1024;

/// Reads an expression. Errors: kInvalidInput with the reason, the line and a caret under the
/// character; kLimit naming the limit.
Result<MatchingDefinition> parse_definition(std::string_view text);

/// Whether `text` starts as an expression does ("matching", "eachKey", ...): tells it from the name
/// of a matcher and from a plain value.
bool starts_as_definition(std::string_view text);

}  // namespace accord::contract
