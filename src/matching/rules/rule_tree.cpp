// Builds the tree of rules, and finds the best rule among the nodes that fit a place.
#include "matching/rules/rule_tree.hpp"

#include <charconv>

namespace accord::matching {
namespace {

/// ".0" and "[0]" are one place.
contract::PathStep with_index(const contract::PathStep& step) {
    if (step.kind != contract::PathStep::Kind::kField || step.name.empty()) {
        return step;
    }
    std::size_t index = 0;
    const char* end = step.name.data() + step.name.size();
    const auto [stop, error] = std::from_chars(step.name.data(), end, index);
    if (error != std::errc() || stop != end) {
        return step;
    }
    return {.kind = contract::PathStep::Kind::kIndex, .index = index};
}

/// Children are sorted by name or index.
template <class Children, class Key>
RuleTree::NodeId find_child(const Children& children, const Key& key) {
    const auto at = std::ranges::lower_bound(
        children, key, {}, [](const auto& c) -> const auto& { return c.first; });
    return at != children.end() && at->first == key ? at->second : RuleTree::kNone;
}

template <class Children, class Key>
void insert_sorted(Children& children, const Key& key, RuleTree::NodeId node) {
    const auto at = std::ranges::lower_bound(
        children, key, {}, [](const auto& c) -> const auto& { return c.first; });
    children.insert(at, {key, node});
}

}  // namespace

RuleTree::NodeId RuleTree::add_node() {
    nodes_.emplace_back();
    return static_cast<NodeId>(nodes_.size() - 1);
}

RuleTree::NodeId RuleTree::child(NodeId node, const contract::PathStep& step) {
    using Kind = contract::PathStep::Kind;
    NodeId known = kNone;
    switch (step.kind) {
        case Kind::kField:
            known = find_child(nodes_[node].fields, step.name);
            break;
        case Kind::kIndex:
            known = find_child(nodes_[node].indices, step.index);
            break;
        case Kind::kAny:
            known = nodes_[node].any;
            break;
        case Kind::kAnyIndex:
            known = nodes_[node].any_index;
            break;
    }
    if (known != kNone) {
        return known;
    }
    const NodeId added = add_node();
    switch (step.kind) {
        case Kind::kField:
            insert_sorted(nodes_[node].fields, step.name, added);
            break;
        case Kind::kIndex:
            insert_sorted(nodes_[node].indices, step.index, added);
            break;
        case Kind::kAny:
            nodes_[node].any = added;
            break;
        case Kind::kAnyIndex:
            nodes_[node].any_index = added;
            break;
    }
    return added;
}

Result<RuleTree> RuleTree::compile(const contract::RulesByKey& rules) {
    RuleTree out;
    for (const auto& [text, list] : rules) {
        const auto path = contract::parse_path(text);
        if (!path) {
            return fail(path.error());
        }
        auto set = RuleSet::compile(list);
        if (!set) {
            return fail(set.error(), fmt::format("rule \"{}\"", text));
        }
        NodeId node = kRoot;
        for (const contract::PathStep& step : *path) {
            node = out.child(node, with_index(step));
        }
        out.nodes_[node].rules = std::move(*set);
    }
    return out;
}

RuleTree::NodeId RuleTree::field(NodeId node, std::string_view name) const {
    return find_child(nodes_[node].fields, name);
}

RuleTree::NodeId RuleTree::index(NodeId node, std::size_t index) const {
    return find_child(nodes_[node].indices, index);
}

}  // namespace accord::matching
