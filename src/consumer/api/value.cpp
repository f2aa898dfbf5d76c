// The values and matchers of accord/value.hpp.
#include "accord/value.hpp"

#include "accord/error.hpp"
#include "consumer/api/value_node.hpp"
#include "contract/path_expression.hpp"
#include "matching/apply_rule.hpp"
#include "matching/rule_set.hpp"

#include <fmt/format.h>

#include <cmath>

namespace accord {
namespace {

using contract::MatchingRule;
using Node = Value::Node;

template <class Data>
std::shared_ptr<const Node> node_of(Data data) {
    return std::make_shared<const Node>(Node{std::move(data), std::nullopt, false});
}

/// The value with a rule; of two rules at one place the outer one would be lost, so that is an
/// error.
Value with_rule(const Value& value, MatchingRule rule, std::string_view name) {
    if (value.node().rule) {
        throw PactError(fmt::format("{}(): the example has a matcher of its own", name));
    }
    Node node = value.node();
    node.rule = std::move(rule);
    return Value(std::make_shared<const Node>(std::move(node)));
}

/// As above, for rules that the example has to keep to.
Value with_checked_rule(const Value& value, MatchingRule rule, std::string_view name) {
    const auto compiled = matching::RuleSet::compile({{rule}});
    if (!compiled) throw PactError(fmt::format("{}(): {}", name, compiled.error().message));
    const json::Value example = consumer::example_of(value);
    if (const auto why = matching::why_not(compiled->rules[0], example, example, false)) {
        throw PactError(fmt::format("{}(): the example breaks its own rule: {}", name, *why));
    }
    return with_rule(value, std::move(rule), name);
}

Value each_like_within(Value example, std::size_t min, std::optional<std::size_t> max) {
    if (max && *max < min) {
        throw PactError(fmt::format("each_like(): at least {} and at most {} items", min, *max));
    }
    const Node::Items items(std::max<std::size_t>(min, 1), std::move(example));
    return Value(std::make_shared<const Node>(
        Node{items, MatchingRule{contract::rule::Type{min, max}}, true}));
}

}  // namespace

PactError::~PactError() = default;

Value::Value(std::nullptr_t) : node_(node_of(nullptr)) {}
Value::Value(bool value) : node_(node_of(value)) {}
Value::Value(double value) : node_(node_of(value)) {
    if (!std::isfinite(value)) throw PactError("JSON has no number for infinity or NaN");
}
Value::Value(std::int64_t value) : node_(node_of(value)) {}
Value::Value(std::uint64_t value) : node_(node_of(value)) {}
Value::Value(const char* text) : node_(node_of(std::string(text))) {}
Value::Value(std::string text) : node_(node_of(std::move(text))) {}

Value object(std::vector<std::pair<std::string, Value>> members) {
    for (std::size_t i = 0; i < members.size(); ++i) {
        for (std::size_t other = 0; other < i; ++other) {
            if (members[i].first != members[other].first) continue;
            throw PactError(fmt::format("object(): \"{}\" is there twice", members[i].first));
        }
    }
    return Value(node_of(std::move(members)));
}

Value array(std::vector<Value> items) { return Value(node_of(std::move(items))); }

Value like(Value example) { return with_rule(example, {contract::rule::Type{}}, "like"); }
Value equal_to(Value value) { return with_rule(value, {contract::rule::Equality{}}, "equal_to"); }
Value integer(std::int64_t example) {
    return with_rule(example, {contract::rule::Integer{}}, "integer");
}
Value decimal(double example) { return with_rule(example, {contract::rule::Decimal{}}, "decimal"); }
Value number(double example) { return with_rule(example, {contract::rule::Number{}}, "number"); }
Value boolean(bool example) { return with_rule(example, {contract::rule::Boolean{}}, "boolean"); }
Value null() { return with_rule(nullptr, {contract::rule::Null{}}, "null"); }

Value regex(const std::string& pattern, const std::string& example) {
    return with_checked_rule(example, {contract::rule::Regex{pattern}}, "regex");
}
Value include(const std::string& part, const std::string& example) {
    return with_checked_rule(example, {contract::rule::Include{part}}, "include");
}
Value date(const std::string& format, const std::string& example) {
    return with_checked_rule(example, {contract::rule::Date{format}}, "date");
}
Value time(const std::string& format, const std::string& example) {
    return with_checked_rule(example, {contract::rule::Time{format}}, "time");
}
Value datetime(const std::string& format, const std::string& example) {
    return with_checked_rule(example, {contract::rule::DateTime{format}}, "datetime");
}
Value uuid(const std::string& example) {
    static constexpr auto kPattern =
        "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    return with_checked_rule(example, {contract::rule::Regex{kPattern}}, "uuid");
}

Value each_like(Value example, std::size_t min) {
    return each_like_within(std::move(example), min, std::nullopt);
}
Value each_like(Value example, std::size_t min, std::size_t max) {
    return each_like_within(std::move(example), min, max);
}

namespace consumer {
namespace {

struct Example {
    json::Value operator()(const auto& plain) const { return json::Value(plain); }
    json::Value operator()(const Node::Items& items) const {
        json::Array out;
        for (const auto& item : items) out.push_back(example_of(item));
        return out;
    }
    json::Value operator()(const Node::Members& members) const {
        json::Object out;
        for (const auto& [name, value] : members) out[name] = example_of(value);
        return out;
    }
};

}  // namespace

json::Value example_of(const Value& value) { return std::visit(Example(), value.node().data); }

void collect_rules(const Value& value, const std::string& path, contract::RulesByKey& rules) {
    const Node& node = value.node();
    if (node.rule) rules[path].rules.push_back(*node.rule);
    if (const auto* members = std::get_if<Node::Members>(&node.data)) {
        for (const auto& [name, member] : *members) {
            std::string below = path;
            contract::append_field(below, name);
            collect_rules(member, below, rules);
        }
    }
    const auto* items = std::get_if<Node::Items>(&node.data);
    if (!items) return;
    if (node.is_each) return collect_rules(items->front(), path + "[*]", rules);
    for (std::size_t i = 0; i < items->size(); ++i) {
        std::string below = path;
        contract::append_index(below, i);
        collect_rules((*items)[i], below, rules);
    }
}

std::string text_of(const Value& value, std::string_view where) {
    const json::Value example = example_of(value);
    if (example.is_string()) return std::string(example.as_string());
    if (!example.is_structured() && !example.is_null()) return json::write_compact(example);
    throw PactError(
        fmt::format("{}: a text or number is needed, not an object, list or null", where));
}

}  // namespace consumer
}  // namespace accord
