// What an accord::Value is inside, and how matchers are put onto it.
#pragma once

#include "accord/value.hpp"
#include "contract/model/generators.hpp"
#include "contract/model/rules.hpp"
#include "contract/notation/integration_json.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace accord {

struct Value::Node {
    using Members = std::vector<std::pair<std::string, Value>>;
    using Items = std::vector<Value>;
    /// An example with the rules and generators below its root.
    using Template = std::shared_ptr<const contract::IntegrationJson>;
    /// Where rules find what is below.
    enum class Below {
        kByName,    ///< .name, [1]
        kAny,       ///< .*, [*]
        kVariants,  ///< each item is the root of its own rules, in an arrayContains
    };

    std::variant<std::nullptr_t,
                 bool,
                 std::int64_t,
                 std::uint64_t,
                 double,
                 std::string,
                 Items,
                 Members,
                 Template>
        data;
    contract::RuleList rules;  ///< of the value itself
    std::optional<contract::Generator> generator;
    Below below = Below::kByName;
    bool is_loose = false;  ///< of the example's type where no matcher says otherwise, except in
                            ///< texts that the consumer sends

    [[nodiscard]] bool is_plain() const { return rules.empty() && !generator && !is_loose; }
    /// A text, number or boolean.
    [[nodiscard]] bool is_scalar() const;
};

namespace dsl {

Value value_of(Value::Node node);

/// The value with a rule. Throws PactError, naming the matcher `name`, when it has one already: of
/// two the outer one would be lost.
Value with_rule(const Value& value, contract::MatchingRule rule, std::string_view name);

/// As above, for rules of scalars, which the example has to keep.
Value with_checked_rule(const Value& value, contract::MatchingRule rule, std::string_view name);

/// Throws PactError when the example breaks the rule.
void check_example(const Value& value, const contract::MatchingRule& rule, std::string_view name);

/// The value without its matchers.
json::Value example_of(const Value& value);

/// What becomes of loose values.
enum class Loose { kType, kIgnored };

/// Example, rules and generators of a value and of all below it. Throws PactError when rules that
/// would stand at one place differ.
contract::IntegrationJson template_of(const Value& value, Loose loose = Loose::kType);

}  // namespace dsl
}  // namespace accord
