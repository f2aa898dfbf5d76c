// One rule applied to one value: the sentences that say why it does not hold.
#pragma once

#include "base/json.hpp"
#include "matching/rules/rule_set.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

/// Whether the rule holds for a JSON value, as below, without a word.
bool holds(const CompiledRule& rule,
           const json::Value& expected,
           const json::Value& actual,
           bool cascaded);

/// Why the rule does not hold for a JSON value; nothing when it does. Lists and maps are judged by
/// themselves, not by what they hold. A cascaded rule does not ask for lengths.
std::optional<std::string> why_not(const CompiledRule& rule,
                                   const json::Value& expected,
                                   const json::Value& actual,
                                   bool cascaded);

/// The same for text (path, query, header, text bodies), where numbers and booleans are told by
/// their spelling.
std::optional<std::string> why_not(const CompiledRule& rule,
                                   std::string_view expected,
                                   std::string_view actual);

/// The same for a status code.
std::optional<std::string> why_not(const CompiledRule& rule, int expected, int actual);

/// A rule that does not hold, and why.
struct RuleFailure {
    std::string_view rule;
    std::string sentence;
};

/// What a sentence about one rule of a set adds when another would do instead.
inline std::string_view alternative_hint(const RuleSet& set) {
    return set.one_is_enough && set.rules.size() > 1 ? "; one of the rules here is enough" : "";
}

/// The rules of a set that do not hold, by AND or OR: none when the set is satisfied. `why_not` is
/// asked for each rule.
template <class WhyNot>
std::vector<RuleFailure> failures_of(const RuleSet& set, WhyNot&& why_not) {
    std::vector<RuleFailure> out;
    for (const CompiledRule& rule : set.rules) {
        auto why = why_not(rule);
        if (!why && set.one_is_enough) {
            return {};
        }
        if (why) {
            out.push_back({rule_name(rule), std::move(*why += alternative_hint(set))});
        }
    }
    return out;
}

/// `'x' (String)`, `7 (Integer)`, `{"a":1} (Object)`.
std::string described(const json::Value& value);

/// `'x'`, `7`, `{"a":1}`; of a long one the start, and its size.
std::string shown(const json::Value& value);

/// "String", "Integer", "Decimal", "Object", ...
std::string_view type_name(const json::Value& value);

/// The start of a text that is too long for a sentence, and its size.
std::string shortened(std::string_view text);

}  // namespace accord::matching
