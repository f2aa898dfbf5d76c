// The rules of a body as a tree by path, walked together with the body: at each value only the few
// nodes that fit its path are known, so that the number of rules does not show.
#pragma once

#include "contract/model/path_expression.hpp"
#include "matching/rules/rule_set.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace accord::matching {

/// Compiled rules by path. Immutable.
class RuleTree {
  public:
    using NodeId = std::uint32_t;
    static constexpr NodeId kRoot = 0;
    static constexpr NodeId kNone = 0;  ///< as a child: there is none

    RuleTree() : nodes_(1) {}

    /// Error: kInvalidInput naming the path that can't be read or whose rules can't be compiled.
    static Result<RuleTree> compile(const contract::RulesByKey& rules);

    /// The rules that end at a node; nullptr when none do.
    [[nodiscard]] const RuleSet* rules_at(NodeId node) const {
        return nodes_[node].rules.empty() ? nullptr : &nodes_[node].rules;
    }
    /// The child for this very name or index, and for any.
    [[nodiscard]] NodeId field(NodeId node, std::string_view name) const;
    [[nodiscard]] NodeId index(NodeId node, std::size_t index) const;
    [[nodiscard]] NodeId any(NodeId node) const { return nodes_[node].any; }
    [[nodiscard]] NodeId any_index(NodeId node) const { return nodes_[node].any_index; }

    /// True when there is no rule at all.
    [[nodiscard]] bool empty() const { return nodes_.size() == 1 && nodes_[0].rules.empty(); }

  private:
    struct Node {
        RuleSet rules;
        std::vector<std::pair<std::string, NodeId>> fields;   // sorted once compiled
        std::vector<std::pair<std::size_t, NodeId>> indices;  // sorted once compiled
        NodeId any = kNone;
        NodeId any_index = kNone;

        /// Where the child for a step stands; kNone as long as there is none.
        NodeId& child(contract::PathStep step);
    };

    NodeId child(NodeId node, contract::PathStep step);

    std::vector<Node> nodes_;
};

}  // namespace accord::matching
