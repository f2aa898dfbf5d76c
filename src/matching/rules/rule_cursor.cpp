// How rules are chosen. A rule's weight is the product of its steps (2 for an exact name or
// index, 1 for a wildcard, 2 for the root) times their number; the heaviest decides.
#include "matching/rules/rule_cursor.hpp"

#include <charconv>
#include <cmath>

namespace accord::matching {
namespace {

constexpr double kExact = 2;
constexpr double kWildcard = 1;
constexpr double kRootWeight = 2;

/// The index that a key spells ("0", "12"); rules may address such a member like an item.
std::optional<std::size_t> as_index(std::string_view key) {
    if (key.empty() || key[0] < '0' || key[0] > '9') {
        return std::nullopt;
    }
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
    if (error != std::errc() || end != key.data() + key.size()) {
        return std::nullopt;
    }
    return index;
}

}  // namespace

RuleCursor::Place RuleCursor::root() {
    active_.clear();
    path_.clear();
    Place place;
    if (!rules_.empty()) {
        activate(place, RuleTree::kRoot, kRootWeight);
    }
    return place;
}

RuleCursor::Place RuleCursor::begin_child(const Place& parent) const {
    Place child{active_.size(), active_.size(), parent.below, parent.below};
    child.here.cascaded = true;
    return child;
}

void RuleCursor::activate(Place& child, RuleTree::NodeId node, double weight) {
    active_.push_back({node, weight});
    child.end = active_.size();
    const RuleSet* rules = rules_.rules_at(node);
    if (!rules) {
        return;
    }
    const Selection found{rules, weight * static_cast<double>(path_.size() + 1), false};
    if (found.score >= child.here.score) {
        child.here = found;
    }
    if (found.score >= child.below.score) {
        child.below = found;
    }
}

void RuleCursor::override_with(Place& child, const RuleSet& rules) const {
    const auto steps = static_cast<double>(path_.size() + 1);
    child.here = {&rules, kRootWeight * std::pow(kExact, path_.size()) * steps, false};
    child.below = child.here;
}

void RuleCursor::activate_named(Place& child, const Place& parent, std::string_view key) {
    const auto index = as_index(key);
    for (std::size_t i = parent.begin; i < parent.end; ++i) {
        const Active active = active_[i];
        if (const auto node = rules_.field(active.node, key); node != RuleTree::kNone) {
            activate(child, node, active.weight * kExact);
        }
        if (!index) {
            continue;
        }
        if (const auto node = rules_.any_index(active.node); node != RuleTree::kNone) {
            activate(child, node, active.weight * kWildcard);
        }
        if (const auto node = rules_.index(active.node, *index); node != RuleTree::kNone) {
            activate(child, node, active.weight * kExact);
        }
    }
}

RuleCursor::Place RuleCursor::enter(const Place& parent, std::string_view key) {
    Place child = begin_child(parent);
    path_.push_back({key, 0, false});
    if (parent.begin == parent.end) {
        return child;
    }
    for (std::size_t i = parent.begin; i < parent.end; ++i) {
        const Active active = active_[i];
        if (const auto node = rules_.any(active.node); node != RuleTree::kNone) {
            activate(child, node, active.weight * kWildcard);
        }
    }
    activate_named(child, parent, key);
    return child;
}

void RuleCursor::also_named(Place& place, const Place& parent, std::string_view key) {
    activate_named(place, parent, key);
}

void RuleCursor::also_at(Place& place, std::size_t index) {
    const std::size_t end = place.end;
    for (std::size_t i = place.begin; i < end; ++i) {
        const Active active = active_[i];
        if (const auto node = rules_.any_index(active.node); node != RuleTree::kNone) {
            activate(place, node, active.weight * kWildcard);
        }
        if (const auto node = rules_.index(active.node, index); node != RuleTree::kNone) {
            activate(place, node, active.weight * kExact);
        }
    }
}

RuleCursor::Place RuleCursor::enter(const Place& parent, std::size_t index) {
    Place child = begin_child(parent);
    path_.push_back({{}, index, true});
    for (std::size_t i = parent.begin; i < parent.end; ++i) {
        const Active active = active_[i];
        if (const auto node = rules_.any(active.node); node != RuleTree::kNone) {
            activate(child, node, active.weight * kWildcard);
        }
        if (const auto node = rules_.any_index(active.node); node != RuleTree::kNone) {
            activate(child, node, active.weight * kWildcard);
        }
        if (const auto node = rules_.index(active.node, index); node != RuleTree::kNone) {
            activate(child, node, active.weight * kExact);
        }
    }
    return child;
}

std::string RuleCursor::path_text() const {
    std::string out = "$";
    for (const Step& step : path_) {
        if (step.is_index) {
            contract::append_index(out, step.index);
        } else {
            contract::append_field(out, step.key);
        }
    }
    return out;
}

void RuleCursor::leave(const Place& child) {
    path_.pop_back();
    active_.resize(child.begin);
}

}  // namespace accord::matching
