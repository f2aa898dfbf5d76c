// What an accord::Value is inside, and how it becomes an example and rules.
#pragma once

#include "accord/value.hpp"
#include "contract/rules.hpp"

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace accord {

struct Value::Node {
    using Members = std::vector<std::pair<std::string, Value>>;
    using Items = std::vector<Value>;

    std::variant<std::nullptr_t,
                 bool,
                 std::int64_t,
                 std::uint64_t,
                 double,
                 std::string,
                 Items,
                 Members>
        data;
    std::optional<contract::MatchingRule> rule;
    bool is_each = false;  ///< a list whose first item stands for all
};

namespace consumer {

/// The value without its matchers.
json::Value example_of(const Value& value);

/// Adds the rules of the value and of all below it, from `path` on ("$", "$.items[*]").
void collect_rules(const Value& value, const std::string& path, contract::RulesByKey& rules);

/// The example of a header, parameter or path. Throws PactError naming `where` when it is an
/// object, list or null.
std::string text_of(const Value& value, std::string_view where);

}  // namespace consumer
}  // namespace accord
