// From values to examples, rules and generators: see value_node.hpp.
#include "dsl/consumer/value_node.hpp"

#include "accord/error.hpp"
#include "base/json_exact.hpp"
#include "contract/model/path_expression.hpp"
#include "matching/rules/apply_rule.hpp"
#include "matching/rules/rule_set.hpp"

#include <fmt/format.h>

namespace accord {

bool Value::Node::is_scalar() const {
    if (const auto* ready = std::get_if<Template>(&data)) {
        return !json::is_structured((*ready)->example) && !(*ready)->example.is_null();
    }
    return !std::holds_alternative<std::nullptr_t>(data) && !std::holds_alternative<Items>(data) &&
           !std::holds_alternative<Members>(data);
}

namespace dsl {
namespace {

using Node = Value::Node;

/// Walks a value from its root.
class Templating {
  public:
    explicit Templating(Loose loose) : loose_(loose) {}

    contract::IntegrationJson run(const Value& value) {
        out_.example = add(value, "$");
        return std::move(out_);
    }

  private:
    json::Value add(const Value& value, const std::string& path) {
        const Node& node = value.node();
        contract::RuleList rules = node.rules;
        if (node.is_loose && rules.empty() && loose_ == Loose::kType) {
            rules.rules.push_back({contract::rule::Type{}});
        }
        auto example =
            node.below == Node::Below::kVariants
                ? variants(std::get<Node::Items>(node.data), rules)
                : std::visit([&](const auto& data) { return below(data, node, path); }, node.data);
        put(out_.rules, path, std::move(rules));
        if (node.generator) {
            put(out_.generators, path, *node.generator);
        }
        return example;
    }

    static json::Value below(const auto& scalar, const Node&, const std::string&) {
        return json::Value(scalar);
    }
    json::Value below(const Node::Items& items, const Node& node, const std::string& path) {
        json::Array out;
        for (std::size_t i = 0; i < items.size(); ++i) {
            std::string place = path;
            if (node.below == Node::Below::kAny) {
                place += "[*]";
            } else {
                contract::append_index(place, i);
            }
            out.push_back(add(items[i], place));
        }
        return out;
    }
    json::Value below(const Node::Members& members, const Node& node, const std::string& path) {
        json::Object out;
        for (const auto& [name, value] : members) {
            std::string place = path;
            if (node.below == Node::Below::kAny) {
                place += ".*";
            } else {
                contract::append_field(place, name);
            }
            out[name] = add(value, place);
        }
        return out;
    }
    json::Value below(const Node::Template& ready, const Node&, const std::string& path) {
        for (const auto& [place, rules] : ready->rules) {
            put(out_.rules, path + place.substr(1), rules);
        }
        for (const auto& [place, generator] : ready->generators) {
            put(out_.generators, path + place.substr(1), generator);
        }
        return ready->example;
    }

    json::Value variants(const Node::Items& items, contract::RuleList& rules) const {
        contract::rule::ArrayContains rule;
        json::Array out;
        for (const Value& item : items) {
            auto variant = Templating(loose_).run(item);
            rule.variants.push_back(
                {rule.variants.size(), std::move(variant.rules), std::move(variant.generators)});
            out.push_back(std::move(variant.example));
        }
        rules.rules.push_back({std::move(rule)});
        return out;
    }

    /// Several examples may stand at one place, such as the items of each_like(): they agree.
    template <class Map>
    static void put(Map& map, const std::string& path, typename Map::mapped_type added) {
        if (added == typename Map::mapped_type()) {
            return;
        }
        const auto [at, is_new] = map.try_emplace(path, added);
        if (is_new || at->second == added) {
            return;
        }
        throw PactError(fmt::format(
            "the examples at {} have different matchers; one has to hold for all", path));
    }

    Loose loose_;
    contract::IntegrationJson out_;
};

}  // namespace

Value value_of(Value::Node node) { return Value(std::make_shared<const Node>(std::move(node))); }

Value with_rule(const Value& value, contract::MatchingRule rule, std::string_view name) {
    if (!value.node().rules.empty() || value.node().below == Node::Below::kVariants) {
        throw PactError(fmt::format("{}(): the example has a matcher of its own", name));
    }
    Node node = value.node();
    node.rules.rules.push_back(std::move(rule));
    return value_of(std::move(node));
}

void check_example(const Value& value, const contract::MatchingRule& rule, std::string_view name) {
    const auto compiled = matching::RuleSet::compile({{rule}});
    if (!compiled) {
        throw PactError(fmt::format("{}(): {}", name, compiled.error().message));
    }
    const json::Value example = example_of(value);
    if (const auto why = matching::why_not(compiled->rules[0], example, example, false)) {
        throw PactError(fmt::format("{}(): the example breaks its own rule: {}", name, *why));
    }
}

Value with_checked_rule(const Value& value, contract::MatchingRule rule, std::string_view name) {
    check_example(value, rule, name);
    return with_rule(value, std::move(rule), name);
}

json::Value example_of(const Value& value) { return template_of(value).example; }

contract::IntegrationJson template_of(const Value& value, Loose loose) {
    return Templating(loose).run(value);
}

}  // namespace dsl
}  // namespace accord
