// Lists: item by item, by the first example, or as a search for variants. See json_walk.hpp.
#include "base/json_exact.hpp"
#include "matching/body/json_walk.hpp"
#include "matching/rules/apply_rule.hpp"
#include "matching/rules/hints.hpp"

#include <set>

namespace accord::matching {
namespace {

namespace rule = contract::rule;

/// Rules that judge a list by itself; the others hold for each of its items.
bool list_rule(const CompiledRule& compiled, bool cascaded) {
    return is_one_of<rule::NotEmpty, rule::Type>(compiled) ||
           (!cascaded && is_one_of<rule::Null>(compiled));
}

/// Rules that judge a list without an example: all that stand at it.
bool any_list_rule(const CompiledRule& compiled, bool cascaded) {
    return !cascaded || list_rule(compiled, cascaded);
}

constexpr std::size_t kNearestItemsMax = 200;  // items looked at for the nearest one

struct NearestItem {
    std::size_t index = 0;
    Mismatches mismatches;  ///< none: no item is of the example's type
};

/// The item with the fewest differences.
NearestItem nearest_item(JsonWalk& walk, const json::Value& example, const json::Array& items) {
    NearestItem out;
    for (std::size_t i = 0; i < std::min(items.size(), kNearestItemsMax); ++i) {
        if (json::kind_of(items[i]) != json::kind_of(example)) {
            continue;
        }
        Mismatches found = walk.compare(example, items[i]);
        if (out.mismatches.empty() || found.size() < out.mismatches.size()) {
            out = {i, std::move(found)};
        }
    }
    return out;
}

/// What keeps the nearest item from being the variant: its first difference, and how many more.
std::string nearest_hint(const NearestItem& nearest,
                         const json::Value& example,
                         const json::Array& items,
                         std::string place) {
    if (items.empty()) {
        return ", which is empty";
    }
    if (nearest.mismatches.empty()) {
        return fmt::format(
            "; none of its {} items is of the type {}", items.size(), type_name(example));
    }
    contract::append_index(place, nearest.index);
    const Mismatch& first = nearest.mismatches.front();
    const std::size_t more = nearest.mismatches.size() - 1;
    return fmt::format("; item {} is nearest, but {}{}: {}{}",
                       nearest.index,
                       place,
                       first.place.substr(1),
                       first.sentence,
                       more == 0   ? ""
                       : more == 1 ? "; and 1 more difference"
                                   : fmt::format("; and {} more differences", more));
}

/// All examples, as they are: what a rule means that names no variants.
std::vector<VariantsRule::Variant> equal_variants(const json::Array& examples) {
    static const auto kNoRules = std::make_shared<const RuleTree>();
    std::vector<VariantsRule::Variant> out;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        out.push_back({i, kNoRules});
    }
    return out;
}

constexpr std::size_t kReorderedItemsMax = 100;  // of lists looked at for their order

bool is_reordered(const json::Array& expected, const json::Array& actual) {
    return expected.size() <= kReorderedItemsMax &&
           !std::ranges::equal(expected, actual, json::equal) &&
           std::ranges::is_permutation(expected, actual, json::equal);
}

}  // namespace

void JsonWalk::list(const Place& place, Values expected, Values actual) {
    const json::Array& wanted = expected.get_array();
    const json::Array& given = actual.get_array();
    const RuleSet* rules = place.here.rules;
    if (!rules) {
        return plain_items(place, wanted, given);
    }
    apply(place, expected, actual, has_example_ ? list_rule : any_list_rule);
    const RuleSet* direct = place.here.cascaded ? nullptr : rules;
    if (const auto* contains = find_rule<VariantsRule>(direct)) {
        return variants(*contains, expected, actual);
    }
    if (find_rule<rule::Equality>(rules)) {
        return plain_items(place, wanted, given);
    }
    const auto* each_value = find_rule<EachValueRule>(direct);
    const std::size_t before = out_.size();
    templated_items(place, wanted, given, each_value ? each_value->rules.get() : nullptr);
    if (!each_value || !cascades_beside_each(*direct)) {
        return;
    }
    const std::size_t again = out_.size();
    templated_items(place, wanted, given, nullptr);
    forget_repeated(before, again);
}

void JsonWalk::forget_repeated(std::size_t before, std::size_t again) {
    std::set<std::pair<std::string_view, std::string_view>> told;
    for (std::size_t i = before; i < again; ++i) {
        told.emplace(out_[i].place, out_[i].sentence);
    }
    Mismatches more(std::move_iterator(out_.begin() + static_cast<std::ptrdiff_t>(again)),
                    std::move_iterator(out_.end()));
    std::erase_if(more, [&](const Mismatch& m) { return told.contains({m.place, m.sentence}); });
    out_.resize(again);
    std::ranges::move(more, std::back_inserter(out_));
}

void JsonWalk::plain_items(const Place& place,
                           const json::Array& expected,
                           const json::Array& actual) {
    if (expected.empty() && !actual.empty()) {
        return report("", expected, actual, [&] {
            return fmt::format(
                "Expected an empty List but received {}; an empty example allows no "
                "items unless a rule does",
                shown(actual));
        });
    }
    const std::size_t before = out_.size();
    for (std::size_t i = 0; i < std::min(expected.size(), actual.size()); ++i) {
        const Place child = cursor_.enter(place, i);
        value(child, expected[i], actual[i]);
        cursor_.leave(child);
    }
    if (expected.size() == actual.size()) {
        if (out_.size() > before && !stop_at_first_ && is_reordered(expected, actual)) {
            out_[before].sentence += "; the same items came in another order";
        }
        return;
    }
    report("", expected, actual, [&] {
        return fmt::format("Expected a List with {} elements but received {} elements",
                           expected.size(),
                           actual.size());
    });
}

void JsonWalk::templated_items(const Place& place,
                               const json::Array& expected,
                               const json::Array& actual,
                               const RuleSet* each_value) {
    const bool had_example = std::exchange(has_example_, has_example_ && !expected.empty());
    for (std::size_t i = 0; i < actual.size(); ++i) {
        Place child = cursor_.enter(place, i);
        if (each_value) {
            cursor_.override_with(child, *each_value);
        }
        value(child,
              i < expected.size() ? expected[i]
              : expected.empty()  ? actual[i]
                                  : expected[0],
              actual[i]);
        cursor_.leave(child);
    }
    has_example_ = had_example;
    for (std::size_t i = actual.size(); i < expected.size(); ++i) {
        const Place child = cursor_.enter(place, i);
        const bool ruled = each_value || child.here.rules;
        cursor_.leave(child);
        if (ruled) {
            continue;
        }
        report("", expected[i], actual, [&] {
            return fmt::format("Expected {} ({}) but was missing", shown(expected[i]), i);
        });
    }
}

void JsonWalk::variants(const VariantsRule& contains, Values list, Values actual) {
    const json::Array& expected = list.get_array();
    if (!has_example_) {
        return;  // the variants are among the examples
    }
    const bool has_none = contains.variants.empty();
    for (const auto& variant : has_none ? equal_variants(expected) : contains.variants) {
        if (variant.index >= expected.size()) {
            report("arrayContains", expected, actual, [&] {
                return fmt::format(
                    "ArrayContains: variant {} is missing from the expected list, "
                    "which has {} items",
                    variant.index,
                    expected.size());
            });
            continue;
        }
        const json::Value& example = expected[variant.index];
        JsonWalk walk(*variant.tree, unexpected_);
        const bool found = std::ranges::any_of(
            actual.get_array(), [&](Values item) { return walk.matches(example, item); });
        if (!found) {
            report_variant(variant, example, actual, walk);
        }
    }
}

void JsonWalk::report_variant(const VariantsRule::Variant& variant,
                              const json::Value& example,
                              Values actual,
                              JsonWalk& walk) {
    const json::Array& items = actual.get_array();
    const NearestItem nearest = stop_at_first_ ? NearestItem() : nearest_item(walk, example, items);
    const json::Value& shown_item = nearest.mismatches.empty() ? actual : items[nearest.index];
    report("arrayContains", example, shown_item, [&] {
        return fmt::format("Variant at index {} ({}) was not found in the actual list{}",
                           variant.index,
                           shortened(json::write_canonical(example)),
                           nearest_hint(nearest, example, items, cursor_.path_text()));
    });
}

}  // namespace accord::matching
