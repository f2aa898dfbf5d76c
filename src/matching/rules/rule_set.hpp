// Matching rules made ready: patterns compiled, nested rules compiled with them. What is here is
// immutable and shared by all threads that match.
#pragma once

#include "base/regex/regex.hpp"
#include "base/result.hpp"
#include "contract/model/rules.hpp"
#include "matching/dates/date_pattern.hpp"

#include <boost/mp11/algorithm.hpp>

#include <memory>
#include <string_view>
#include <variant>
#include <vector>

namespace accord::matching {

struct RuleSet;
class RuleTree;

/// A regex rule.
struct PatternRule {
    Regex regex;
};

/// A date, time or datetime rule; `kind` is its word in sentences.
struct MomentRule {
    DatePattern pattern;
    std::string_view kind;
};

struct EachKeyRule {
    std::shared_ptr<const RuleSet> rules;
};

struct EachValueRule {
    std::shared_ptr<const RuleSet> rules;
};

struct VariantsRule {
    struct Variant {
        std::size_t index;
        std::shared_ptr<const RuleTree> tree;
    };
    std::vector<Variant> variants;
};

/// What a kind of rule becomes: itself, where there is nothing to compile.
template <class Kind>
struct CompiledFrom {
    using Type = Kind;
};
template <>
struct CompiledFrom<contract::rule::Regex> {
    using Type = PatternRule;
};
template <>
struct CompiledFrom<contract::rule::Date> {
    using Type = MomentRule;
};
template <>
struct CompiledFrom<contract::rule::Time> {
    using Type = MomentRule;
};
template <>
struct CompiledFrom<contract::rule::DateTime> {
    using Type = MomentRule;
};
template <>
struct CompiledFrom<contract::rule::EachKey> {
    using Type = EachKeyRule;
};
template <>
struct CompiledFrom<contract::rule::EachValue> {
    using Type = EachValueRule;
};
template <>
struct CompiledFrom<contract::rule::ArrayContains> {
    using Type = VariantsRule;
};

template <class Kind>
using CompiledKind = typename CompiledFrom<Kind>::Type;

/// One rule, compiled where there is something to compile: a variant of what the kinds become.
using CompiledRule = boost::mp11::mp_unique<
    boost::mp11::mp_transform<CompiledKind, decltype(contract::MatchingRule::kind)>>;

/// The rules of one place.
struct RuleSet {
    std::vector<CompiledRule> rules;
    bool one_is_enough = false;  ///< OR instead of AND
    bool frees_keys = false;     ///< values, eachKey or eachValue: any keys are welcome

    [[nodiscard]] bool empty() const { return rules.empty(); }

    /// Error: kInvalidInput for a pattern that can't be compiled.
    static Result<RuleSet> compile(const contract::RuleList& list);
};

template <class... Kinds>
bool is_one_of(const CompiledRule& rule) {
    return (std::holds_alternative<Kinds>(rule) || ...);
}

/// The first rule of that kind; nullptr when there is none.
template <class Kind>
const Kind* find_rule(const RuleSet* rules) {
    if (!rules) {
        return nullptr;
    }
    for (const CompiledRule& candidate : rules->rules) {
        if (const auto* found = std::get_if<Kind>(&candidate)) {
            return found;
        }
    }
    return nullptr;
}

/// Whether rules stand beside an eachValue that hold for the values, too.
bool cascades_beside_each(const RuleSet& set);

/// Whether a rule also holds for the values below its place.
bool can_cascade(const CompiledRule& rule);

/// The rule's name as files have it.
std::string_view rule_name(const CompiledRule& rule);

}  // namespace accord::matching
