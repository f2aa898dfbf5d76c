// Builds the tree of rules, and finds the best rule among the nodes that fit a place.
#include "matching/rules/rule_tree.hpp"

#include <charconv>

namespace accord::matching {
namespace {

constexpr std::size_t kMembersUsual = 16;

/// ".0" and "[0]" are one place.
contract::PathStep with_index(contract::PathStep step) {
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
    constexpr std::size_t kFew = 8;  // so many are told apart by their lengths sooner
    const auto key_of = [](const auto& child) -> const auto& { return child.first; };
    const auto at = children.size() <= kFew ? std::ranges::find(children, key, key_of)
                                            : std::ranges::lower_bound(children, key, {}, key_of);
    return at != children.end() && at->first == key ? at->second : RuleTree::kNone;
}

template <class Children, class Key>
RuleTree::NodeId& find_or_add_child(Children& children, Key key) {
    auto at = std::ranges::lower_bound(
        children, key, {}, [](const auto& c) -> const auto& { return c.first; });
    if (at == children.end() || at->first != key) {
        at = children.emplace(at, std::move(key), RuleTree::kNone);
    }
    return at->second;
}

}  // namespace

RuleTree::NodeId& RuleTree::Node::child(contract::PathStep step) {
    switch (step.kind) {
        case contract::PathStep::Kind::kField:
            return find_or_add_child(fields, std::move(step.name));
        case contract::PathStep::Kind::kIndex:
            return find_or_add_child(indices, step.index);
        case contract::PathStep::Kind::kAny:
            return any;
        case contract::PathStep::Kind::kAnyIndex:
            break;
    }
    return any_index;
}

RuleTree::NodeId RuleTree::child(NodeId node, contract::PathStep step) {
    const auto added = static_cast<NodeId>(nodes_.size());
    NodeId& child = nodes_[node].child(std::move(step));
    if (child != kNone) {
        return child;
    }
    child = added;
    nodes_.emplace_back();
    return added;
}

Result<RuleTree> RuleTree::compile(const contract::RulesByKey& rules) {
    RuleTree out;
    // Most rules stand at a member of the root; some places above others have none.
    out.nodes_[kRoot].fields.reserve(std::min(rules.size(), kMembersUsual));
    out.nodes_.reserve(rules.size() + rules.size() / 4 + 2);
    for (const auto& [text, list] : rules) {
        auto path = contract::parse_path(text);
        if (!path) {
            return fail(path.error());
        }
        auto set = RuleSet::compile(list);
        if (!set) {
            return fail(set.error(), fmt::format("rule \"{}\"", text));
        }
        NodeId node = kRoot;
        for (contract::PathStep& step : *path) {
            node = out.child(node, with_index(std::move(step)));
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
