// The plain values of accord/value.hpp, and those that are given as text.
#include "accord/value.hpp"

#include "accord/error.hpp"
#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/notation/expression.hpp"
#include "dsl/consumer/value_node.hpp"

#include <fmt/format.h>

#include <cmath>

namespace accord {
namespace {

using dsl::value_of;
using Node = Value::Node;

template <class Data>
std::shared_ptr<const Node> node_of(Data data) {
    return std::make_shared<const Node>(Node{std::move(data)});
}

/// JSON is UTF-8.
std::string checked(std::string text) {
    if (!is_utf8(text)) {
        throw PactError("a text is not valid UTF-8; bytes of another kind go into Body::binary()");
    }
    return text;
}

contract::MatchingDefinition definition_of(const std::string& text) {
    auto definition = contract::parse_definition(text);
    if (!definition) {
        throw PactError(fmt::format("expression(\"{}\"): {}", text, definition.error().message));
    }
    if (!definition->references.empty()) {
        throw PactError(
            fmt::format("expression(\"{}\"): there is nothing called \"{}\" to refer to; use "
                        "each_like(), each_value() or values_like()",
                        text,
                        definition->references.front()));
    }
    return std::move(*definition);
}

Value with_definition(Node node, contract::MatchingDefinition definition) {
    for (auto& rule : definition.rules) {
        node.rules.rules.push_back(std::move(rule.rule));
    }
    node.generator = std::move(definition.generator);
    return value_of(std::move(node));
}

/// The template's root rule and generator become the node's own, so that others are not added
/// beside them.
Value of_template(contract::IntegrationJson read) {
    Node node;
    if (auto root = read.rules.extract("$")) {
        node.rules = std::move(root.mapped());
    }
    if (auto root = read.generators.extract("$")) {
        node.generator = std::move(root.mapped());
    }
    node.data = std::make_shared<const contract::IntegrationJson>(std::move(read));
    return value_of(std::move(node));
}

}  // namespace

PactError::~PactError() = default;

Value::Value(std::nullptr_t) : node_(node_of(nullptr)) {}
Value::Value(bool value) : node_(node_of(value)) {}
Value::Value(double value) : node_(node_of(value)) {
    if (!std::isfinite(value)) {
        throw PactError("JSON has no number for infinity or NaN");
    }
}
Value::Value(std::int64_t value) : node_(node_of(value)) {}
Value::Value(std::uint64_t value) : node_(node_of(value)) {}
Value::Value(const char* text) {
    if (!text) {
        throw PactError("a text is a null pointer; nullptr by itself is JSON's null");
    }
    node_ = node_of(checked(text));
}
Value::Value(std::string text) : node_(node_of(checked(std::move(text)))) {}

Value object(std::vector<std::pair<std::string, Value>> members) {
    for (std::size_t i = 0; i < members.size(); ++i) {
        members[i].first = checked(std::move(members[i].first));
        for (std::size_t other = 0; other < i; ++other) {
            if (members[i].first != members[other].first) {
                continue;
            }
            throw PactError(fmt::format("object(): \"{}\" is there twice", members[i].first));
        }
    }
    return Value(node_of(std::move(members)));
}

Value array(std::vector<Value> items) { return Value(node_of(std::move(items))); }

Value value_from_json(const std::string& text) {
    const auto document = json::parse(text);
    if (!document) {
        throw PactError("value_from_json(): " + document.error().message);
    }
    auto read = contract::read_integration_json(*document);
    if (!read) {
        throw PactError("value_from_json(): " + read.error().message);
    }
    return of_template(std::move(*read));
}

Value expression(const std::string& text) {
    auto definition = definition_of(text);
    if (!definition.example) {
        throw PactError(fmt::format(
            "expression(\"{}\"): it has no example; give one beside it: expression(text, example)",
            text));
    }
    const Value example = of_template({.example = std::move(*definition.example)});
    return with_definition(example.node(), std::move(definition));
}

Value expression(const std::string& text, const Value& example) {
    if (!example.node().is_plain()) {
        throw PactError(
            fmt::format("expression(\"{}\"): the example has a matcher of its own", text));
    }
    auto definition = definition_of(text);
    Node node = example.node();
    const bool frees_keys = std::ranges::any_of(definition.rules, [](const auto& entry) {
        return !std::holds_alternative<contract::rule::EachKey>(entry.rule.kind);
    });
    if (frees_keys) {
        node.below = Node::Below::kAny;
    }
    return with_definition(std::move(node), std::move(definition));
}

}  // namespace accord
