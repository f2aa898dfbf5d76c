// How the walk chooses rules. A rule's weight is the product of its steps (2 for an exact name or
// index, 1 for a wildcard, 2 for the root) times their number; the heaviest decides.
#include "matching/apply_rule.hpp"
#include "matching/json_walk.hpp"

#include <charconv>

namespace accord::matching {
namespace {

constexpr double kExact = 2;
constexpr double kWildcard = 1;
constexpr double kRootWeight = 2;

/// The index that a key spells ("0", "12"); rules may address such a member like an item.
std::optional<std::size_t> as_index(std::string_view key) {
    if (key.empty() || key[0] < '0' || key[0] > '9') return std::nullopt;
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
    if (error != std::errc() || end != key.data() + key.size()) return std::nullopt;
    return index;
}

}  // namespace

JsonWalk::Place JsonWalk::root() {
    Place place{0, 0, {}, {}};
    if (!rules_.empty()) activate(place, RuleTree::kRoot, kRootWeight);
    return place;
}

JsonWalk::Place JsonWalk::begin_child(const Place& parent) const {
    Place child{active_.size(), active_.size(), parent.below, parent.below};
    child.here.cascaded = true;
    return child;
}

void JsonWalk::activate(Place& child, RuleTree::NodeId node, double weight) {
    active_.push_back({node, weight});
    child.end = active_.size();
    const RuleSet* rules = rules_.rules_at(node);
    if (!rules) return;
    const Selection found{rules, weight * static_cast<double>(path_.size() + 1), false};
    if (found.score >= child.here.score) child.here = found;
    if (rules->cascades && found.score >= child.below.score) child.below = found;
}

void JsonWalk::override_with(Place& child, const RuleSet& rules) {
    // As a rule at the wildcard below the list or map: heavier rules further down still decide.
    child.here = {&rules, child.here.score, false};
    if (rules.cascades) child.below = child.here;
}

JsonWalk::Place JsonWalk::enter(const Place& parent, std::string_view key) {
    Place child = begin_child(parent);
    path_.push_back({key, 0, false});
    if (parent.begin == parent.end) return child;
    const auto index = as_index(key);
    for (std::size_t i = parent.begin; i < parent.end; ++i) {
        const Active active = active_[i];
        if (const auto node = rules_.any(active.node); node != RuleTree::kNone)
            activate(child, node, active.weight * kWildcard);
        if (const auto node = rules_.field(active.node, key); node != RuleTree::kNone)
            activate(child, node, active.weight * kExact);
        if (!index) continue;
        if (const auto node = rules_.any_index(active.node); node != RuleTree::kNone)
            activate(child, node, active.weight * kWildcard);
        if (const auto node = rules_.index(active.node, *index); node != RuleTree::kNone)
            activate(child, node, active.weight * kExact);
    }
    return child;
}

JsonWalk::Place JsonWalk::enter(const Place& parent, std::size_t index) {
    Place child = begin_child(parent);
    path_.push_back({{}, index, true});
    for (std::size_t i = parent.begin; i < parent.end; ++i) {
        const Active active = active_[i];
        if (const auto node = rules_.any(active.node); node != RuleTree::kNone)
            activate(child, node, active.weight * kWildcard);
        if (const auto node = rules_.any_index(active.node); node != RuleTree::kNone)
            activate(child, node, active.weight * kWildcard);
        if (const auto node = rules_.index(active.node, index); node != RuleTree::kNone)
            activate(child, node, active.weight * kExact);
    }
    return child;
}

void JsonWalk::leave(const Place& child) {
    path_.pop_back();
    active_.resize(child.begin);
}

void JsonWalk::apply(const Place& place,
                     Values expected,
                     Values actual,
                     bool (*applies)(const CompiledRule&, bool)) {
    const RuleSet& set = *place.here.rules;
    const std::size_t before = out_.size();
    for (const CompiledRule& compiled : set.rules) {
        if (!applies(compiled, place.here.cascaded)) continue;
        if (place.here.cascaded && !can_cascade(compiled)) continue;
        auto why = why_not(compiled, expected, actual, place.here.cascaded);
        if (why) {
            report(rule_name(compiled), expected, actual, std::move(*why));
        } else if (set.one_is_enough) {
            out_.resize(before);
            return;
        }
    }
}

}  // namespace accord::matching
