// Matchers of lists and objects: see accord/matchers.hpp.
#include "accord/error.hpp"
#include "accord/matchers.hpp"
#include "dsl/consumer/value_node.hpp"
#include "matching/rules/apply_rule.hpp"
#include "matching/rules/rule_set.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord {
namespace {

namespace rule = contract::rule;
using dsl::value_of;
using Node = Value::Node;

constexpr std::size_t kExamplesMax = 1000;

Value each_like_within(Value example, std::size_t examples, rule::Type rule) {
    if (rule.min && rule.max && *rule.max < *rule.min) {
        throw PactError(
            fmt::format("each_like(): at least {} and at most {} items", *rule.min, *rule.max));
    }
    if (examples > kExamplesMax) {
        throw PactError(fmt::format(
            "each_like(): {} examples are more than the {} allowed", examples, kExamplesMax));
    }
    return value_of({.data = Node::Items(std::max<std::size_t>(examples, 1), std::move(example)),
                     .rules = {{contract::MatchingRule{rule}}},
                     .below = Node::Below::kAny});
}

bool is_for_each(const contract::MatchingRule& one) {
    return std::holds_alternative<rule::EachKey>(one.kind) ||
           std::holds_alternative<rule::EachValue>(one.kind) ||
           std::holds_alternative<rule::Values>(one.kind);
}

/// What each_key and each_value take from their matcher. It is about single names or values, so
/// there is nothing below it.
const std::vector<contract::MatchingRule>& rules_of(const Value& matcher, std::string_view name) {
    const contract::RuleList& rules = matcher.node().rules;
    if (rules.empty() || matcher.node().generator) {
        throw PactError(fmt::format(
            "{}(): the first argument is a matcher without a generator, such as regex()", name));
    }
    if (rules.rules.size() > 1 && rules.combine == contract::RuleList::Combine::kOr) {
        throw PactError(fmt::format("{}(): any_of() can't be used for each", name));
    }
    return rules.rules;
}

/// The example with one more rule about its members or items.
Node with_each_rule(const Value& example, contract::MatchingRule rule, std::string_view name) {
    Node node = example.node();
    if (!std::holds_alternative<Node::Members>(node.data) &&
        (name == "each_key" || !std::holds_alternative<Node::Items>(node.data))) {
        throw PactError(fmt::format(
            "{}(): the example is an object(){}", name, name == "each_key" ? "" : " or array()"));
    }
    if (node.generator || !std::ranges::all_of(node.rules.rules, is_for_each)) {
        throw PactError(fmt::format("{}(): the example has a matcher of its own", name));
    }
    node.rules.rules.push_back(std::move(rule));
    return node;
}

void check_each(const std::vector<contract::MatchingRule>& rules,
                const std::vector<json::Value>& examples,
                std::string_view name) {
    const auto compiled = matching::RuleSet::compile({.rules = rules});
    if (!compiled) {
        throw PactError(fmt::format("{}(): {}", name, compiled.error().message));
    }
    for (const json::Value& example : examples) {
        for (const auto& one : compiled->rules) {
            if (const auto why = matching::why_not(one, example, example, false)) {
                throw PactError(
                    fmt::format("{}(): the example breaks its own rule: {}", name, *why));
            }
        }
    }
}

}  // namespace

Value each_like(Value example, std::size_t min) {
    return each_like_within(std::move(example), min, {min, std::nullopt});
}
Value each_like(Value example, std::size_t min, std::size_t max) {
    return each_like_within(std::move(example), min, {min, max});
}
Value each_like_at_most(Value example, std::size_t max) {
    return each_like_within(std::move(example), 1, {std::nullopt, max});
}

Value array_containing(std::vector<Value> examples) {
    if (examples.empty()) {
        throw PactError("array_containing(): at least one example is needed");
    }
    return value_of({.data = Node::Items(std::move(examples)), .below = Node::Below::kVariants});
}

Value values_like(Value members) {
    Node node = with_each_rule(members, {rule::Values{}}, "values_like");
    node.below = Node::Below::kAny;
    return value_of(std::move(node));
}

Value each_key(const Value& matcher, const Value& example) {
    const auto& rules = rules_of(matcher, "each_key");
    Node node = with_each_rule(example, {rule::EachKey{rules, {}}}, "each_key");
    std::vector<json::Value> keys;
    for (const auto& member : std::get<Node::Members>(node.data)) {
        keys.emplace_back(member.first);
    }
    check_each(rules, keys, "each_key");
    return value_of(std::move(node));
}

Value each_value(const Value& matcher, const Value& example) {
    const auto& rules = rules_of(matcher, "each_value");
    Node node = with_each_rule(example, {rule::EachValue{rules, {}}}, "each_value");
    node.below = Node::Below::kAny;
    std::vector<json::Value> values;
    const json::Value plain = dsl::example_of(example);
    if (const auto* object = plain.if_object()) {
        for (const auto& member : *object) {
            values.push_back(member.value());
        }
    } else {
        values.assign(plain.get_array().begin(), plain.get_array().end());
    }
    check_each(rules, values, "each_value");
    return value_of(std::move(node));
}

}  // namespace accord
