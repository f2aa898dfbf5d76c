// A position in a tree of rules while a body is walked: which rules fit the path so far, which of
// them decides here, and which cascades further down. Paths are written only when asked for.
#pragma once

#include "matching/rules/rule_tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

class RuleCursor {
  public:
    /// The rules that decide at a value; no rules: equality. The heaviest decide also below their
    /// place, even where none of them speaks of what lies there.
    struct Selection {
        const RuleSet* rules = nullptr;
        double score = 0;
        bool cascaded = false;
    };

    /// One value on the way down: its part of the active nodes, what decides here, what is passed
    /// down.
    struct Place {
        std::size_t begin = 0, end = 0;
        Selection here;
        Selection below;
    };

    explicit RuleCursor(const RuleTree& rules) : rules_(rules) {}

    /// Where the walk starts; forgets an earlier one.
    Place root();
    /// The member or item below `parent`. Every place entered must be left, the last one first.
    Place enter(const Place& parent, std::string_view key);
    Place enter(const Place& parent, std::size_t index);
    void leave(const Place& child);

    /// The place also goes by another name below its parent.
    void also_named(Place& place, const Place& parent, std::string_view key);
    /// The place is also an item of itself, as elements of XML may be addressed.
    void also_at(Place& place, std::size_t index);

    /// Rules that decide at the place entered last instead of those found by path, as if its very
    /// path had them: heavier rules further down still decide there.
    void override_with(Place& place, const RuleSet& rules) const;

    /// "$.a[0]", where the walk is now.
    [[nodiscard]] std::string path_text() const;

  private:
    /// A node of the tree whose path fits, with the product of its steps' weights.
    struct Active {
        RuleTree::NodeId node;
        double weight;
    };
    struct Step {
        std::string_view key;
        std::size_t index;
        bool is_index;
    };

    Place begin_child(const Place& parent) const;
    void activate(Place& child, RuleTree::NodeId node, double weight);
    void activate_named(Place& child, const Place& parent, std::string_view key);

    const RuleTree& rules_;
    std::vector<Active> active_;
    std::vector<Step> path_;
};

}  // namespace accord::matching
