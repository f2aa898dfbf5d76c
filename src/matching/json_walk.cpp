#include "matching/json_walk.hpp"

#include "matching/apply_rule.hpp"
#include "matching/hints.hpp"

#include <set>

namespace accord::matching {
namespace {

namespace rule = contract::rule;

template <class Kind>
const Kind* find_rule(const RuleSet* rules) {
    if (!rules) return nullptr;
    for (const CompiledRule& candidate : rules->rules) {
        if (const auto* found = std::get_if<Kind>(&candidate)) return found;
    }
    return nullptr;
}

/// Whether rules stand beside an eachValue that hold for the values, too.
bool cascades_beside_each(const RuleSet& set) {
    return !set.one_is_enough && std::ranges::any_of(set.rules, can_cascade);
}

/// Rules of a scalar: all of them, but for those of a map or list above.
bool scalar_rule(const CompiledRule& compiled, bool cascaded) {
    return !cascaded || can_cascade(compiled) || std::holds_alternative<rule::Values>(compiled);
}

template <class... Kinds>
bool is_one_of(const CompiledRule& compiled) {
    return (std::holds_alternative<Kinds>(compiled) || ...);
}

/// Rules that judge a list by itself; the others hold for each of its items.
bool list_rule(const CompiledRule& compiled, bool cascaded) {
    return is_one_of<rule::NotEmpty, rule::Type>(compiled) ||
           (!cascaded && is_one_of<rule::Null>(compiled));
}

/// Rules that judge a map by itself; equality and patterns hold for each of its members.
bool map_rule(const CompiledRule& compiled, bool) {
    return can_cascade(compiled) && !is_one_of<rule::Equality, PatternRule>(compiled);
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
        if (items[i].kind() != example.kind()) continue;
        Mismatches found = walk.compare(example, items[i]);
        if (out.mismatches.empty() || found.size() < out.mismatches.size())
            out = {i, std::move(found)};
    }
    return out;
}

constexpr std::size_t kReorderedItemsMax = 100;  // of lists looked at for their order

bool is_reordered(const json::Array& expected, const json::Array& actual) {
    return expected.size() <= kReorderedItemsMax &&
           std::ranges::is_permutation(expected, actual, json::equal);
}

std::string key_array(const std::vector<std::string_view>& keys) {
    json::Array out;
    for (std::string_view key : keys) out.emplace_back(key);
    return json::write_compact(out);
}

std::vector<std::string_view> sorted_keys(const json::Object& object) {
    std::vector<std::string_view> keys;
    keys.reserve(object.size());
    for (const auto& member : object) keys.push_back(member.key());
    std::ranges::sort(keys);
    return keys;
}

/// The member of that key; the one at the same position is tried first, since most texts keep the
/// order of the example.
const json::Value* find_twin(const json::Object& object,
                             std::string_view key,
                             std::size_t position) {
    if (position < object.size()) {
        const auto& candidate = object.begin()[position];
        if (candidate.key() == key) return &candidate.value();
    }
    return object.if_contains(key);
}

}  // namespace

Mismatches JsonWalk::compare(const json::Value& expected, const json::Value& actual) {
    stop_at_first_ = false;
    value(cursor_.root(), expected, actual);
    return std::exchange(out_, {});
}

bool JsonWalk::matches(const json::Value& expected, const json::Value& actual) {
    stop_at_first_ = true;
    value(cursor_.root(), expected, actual);
    return std::exchange(out_, {}).empty();
}

void JsonWalk::value(const Place& place, Values expected, Values actual) {
    if (done()) return;
    if (expected.is_object() || expected.is_array()) {
        if (expected.kind() != actual.kind()) {
            // "type or null" is how a map or list is said to be nullable.
            const RuleSet* rules = place.here.cascaded ? nullptr : place.here.rules;
            if (rules && rules->one_is_enough) return apply(place, expected, actual, scalar_rule);
            report("type",
                   expected,
                   actual,
                   fmt::format("Type mismatch: Expected {} to be the same type as {}{}",
                               described(actual),
                               described(expected),
                               value_hint(expected, actual)));
        } else if (expected.is_object()) {
            object(place, expected, actual);
        } else {
            list(place, expected, actual);
        }
    } else {
        scalar(place, expected, actual);
    }
}

void JsonWalk::scalar(const Place& place, Values expected, Values actual) {
    if (place.here.rules) {
        apply(place, expected, actual, scalar_rule);
    } else if (!json::equal(expected, actual)) {
        report("equality",
               expected,
               actual,
               fmt::format("Expected {} to be equal to {}{}",
                           described(actual),
                           described(expected),
                           value_hint(expected, actual)));
    }
}

void JsonWalk::object(const Place& place, Values expected, Values actual) {
    const json::Object& wanted = expected.get_object();
    const json::Object& given = actual.get_object();
    const RuleSet* rules = place.here.rules;
    const RuleSet* direct = place.here.cascaded ? nullptr : rules;
    if (rules) apply(place, expected, actual, map_rule);
    const auto* each_value = find_rule<EachValueRule>(direct);
    if (const auto* each = find_rule<EachKeyRule>(direct)) each_key(place, *each, given);
    if (each_value || find_rule<rule::Values>(direct)) {
        const std::size_t before = out_.size();
        every_member(place, wanted, given, each_value ? each_value->rules.get() : nullptr);
        if (!each_value || !cascades_beside_each(*direct)) return;
        const std::size_t again = out_.size();
        members(place, wanted, given, false);
        forget_repeated(before, again);
        return;
    }
    members(place, wanted, given, !direct || !direct->frees_keys);
}

void JsonWalk::members(const Place& place,
                       const json::Object& expected,
                       const json::Object& actual,
                       bool check_keys) {
    // An equality rule at the map asks for the same keys even where others would be welcome.
    const bool refuse = unexpected_ == UnexpectedKeys::kRefuse ||
                        find_rule<rule::Equality>(place.here.rules) != nullptr;
    const std::size_t before = out_.size();
    std::size_t found = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& member = expected.begin()[i];
        const json::Value* twin = find_twin(actual, member.key(), i);
        if (!twin) continue;
        ++found;
        const Place child = cursor_.enter(place, std::string_view(member.key()));
        value(child, member.value(), *twin);
        cursor_.leave(child);
    }
    const bool same_keys = found == expected.size() && (!refuse || actual.size() == found);
    if (!check_keys || same_keys) return;
    report_keys(expected, actual, refuse);
    std::ranges::rotate(out_.begin() + static_cast<std::ptrdiff_t>(before),
                        std::prev(out_.end()),
                        out_.end());  // the map speaks before its members
}

void JsonWalk::report_keys(const json::Object& expected, const json::Object& actual, bool refuse) {
    if (refuse && expected.empty()) {
        report("",
               expected,
               actual,
               fmt::format("Expected an empty Map but received {}", shown(actual)));
        return;
    }
    const auto wanted = sorted_keys(expected);
    const auto given = sorted_keys(actual);
    std::string sentence;
    if (refuse) {
        sentence = fmt::format("Expected a Map with keys [{}] but received one with keys [{}]",
                               fmt::join(wanted, ", "),
                               fmt::join(given, ", "));
    } else {
        std::vector<std::string_view> absent;
        std::ranges::set_difference(wanted, given, std::back_inserter(absent));
        sentence =
            fmt::format("Actual map is missing the following keys: {}", fmt::join(absent, ", "));
    }
    sentence += keys_hint(expected, actual, refuse);
    report("", key_array(wanted), key_array(given), std::move(sentence));
}

void JsonWalk::every_member(const Place& place,
                            const json::Object& expected,
                            const json::Object& actual,
                            const RuleSet* each_value) {
    if (expected.empty()) return;
    for (const auto& member : actual) {
        const json::Value* example = expected.if_contains(member.key());
        Place child = cursor_.enter(place, std::string_view(member.key()));
        if (each_value) cursor_.override_with(child, *each_value);
        value(child, example ? *example : expected.begin()->value(), member.value());
        cursor_.leave(child);
    }
}

void JsonWalk::each_key(const Place& place, const EachKeyRule& each, const json::Object& actual) {
    for (const auto& member : actual) {
        const std::string_view key = member.key();
        for (const CompiledRule& compiled : each.rules->rules) {
            auto why = why_not(compiled, "", key);
            if (!why) continue;
            const Place child = cursor_.enter(place, key);
            report(rule_name(compiled), "", std::string(key), std::move(*why));
            cursor_.leave(child);
        }
    }
}

void JsonWalk::list(const Place& place, Values expected, Values actual) {
    const json::Array& wanted = expected.get_array();
    const json::Array& given = actual.get_array();
    const RuleSet* rules = place.here.rules;
    if (!rules) return plain_items(place, wanted, given);
    if (!wanted.empty()) apply(place, expected, actual, list_rule);
    if (wanted.empty() && !find_rule<rule::Equality>(rules)) return;
    const RuleSet* direct = place.here.cascaded ? nullptr : rules;
    if (const auto* contains = find_rule<VariantsRule>(direct))
        return variants(*contains, wanted, actual);
    if (find_rule<rule::Equality>(rules)) return plain_items(place, wanted, given);
    const auto* each_value = find_rule<EachValueRule>(direct);
    const std::size_t before = out_.size();
    templated_items(place, wanted, given, each_value ? each_value->rules.get() : nullptr);
    if (!each_value || !cascades_beside_each(*direct)) return;
    const std::size_t again = out_.size();
    templated_items(place, wanted, given, nullptr);
    forget_repeated(before, again);
}

void JsonWalk::forget_repeated(std::size_t before, std::size_t again) {
    std::set<std::pair<std::string_view, std::string_view>> told;
    for (std::size_t i = before; i < again; ++i) told.emplace(out_[i].place, out_[i].sentence);
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
        report("",
               expected,
               actual,
               fmt::format("Expected an empty List but received {}; an empty example allows no "
                           "items unless a rule does",
                           shown(actual)));
        return;
    }
    const std::size_t before = out_.size();
    for (std::size_t i = 0; i < std::min(expected.size(), actual.size()); ++i) {
        const Place child = cursor_.enter(place, i);
        value(child, expected[i], actual[i]);
        cursor_.leave(child);
    }
    if (expected.size() == actual.size()) {
        if (out_.size() > before && !stop_at_first_ && is_reordered(expected, actual))
            out_[before].sentence += "; the same items came in another order";
        return;
    }
    report("",
           expected,
           actual,
           fmt::format("Expected a List with {} elements but received {} elements",
                       expected.size(),
                       actual.size()));
}

void JsonWalk::templated_items(const Place& place,
                               const json::Array& expected,
                               const json::Array& actual,
                               const RuleSet* each_value) {
    for (std::size_t i = 0; i < actual.size(); ++i) {
        Place child = cursor_.enter(place, i);
        if (each_value) cursor_.override_with(child, *each_value);
        value(child, i < expected.size() ? expected[i] : expected[0], actual[i]);
        cursor_.leave(child);
    }
    for (std::size_t i = actual.size(); i < expected.size(); ++i) {
        const Place child = cursor_.enter(place, i);
        const bool ruled = each_value || child.here.rules;
        cursor_.leave(child);
        if (ruled) continue;
        report("",
               expected[i],
               actual,
               fmt::format("Expected {} ({}) but was missing", shown(expected[i]), i));
    }
}

void JsonWalk::variants(const VariantsRule& contains, const json::Array& expected, Values actual) {
    for (const VariantsRule::Variant& variant : contains.variants) {
        if (variant.index >= expected.size()) {
            report("arrayContains",
                   expected,
                   actual,
                   fmt::format("ArrayContains: variant {} is missing from the expected list, which "
                               "has {} items",
                               variant.index,
                               expected.size()));
            continue;
        }
        const json::Value& example = expected[variant.index];
        JsonWalk walk(*variant.tree, unexpected_);
        const bool found = std::ranges::any_of(
            actual.get_array(), [&](Values item) { return walk.matches(example, item); });
        if (!found) report_variant(variant, example, actual, walk);
    }
}

void JsonWalk::report_variant(const VariantsRule::Variant& variant,
                              const json::Value& example,
                              Values actual,
                              JsonWalk& walk) {
    if (stop_at_first_) return report("arrayContains", example, example, "");
    const NearestItem nearest = nearest_item(walk, example, actual.get_array());
    std::string sentence = fmt::format("Variant at index {} ({}) was not found in the actual list",
                                       variant.index,
                                       shortened(json::write_canonical(example)));
    if (actual.get_array().empty()) {
        sentence += ", which is empty";
    } else if (nearest.mismatches.empty()) {
        sentence += fmt::format("; none of its {} items is of the type {}",
                                actual.get_array().size(),
                                type_name(example));
    } else {
        std::string place = cursor_.path_text();
        contract::append_index(place, nearest.index);
        const Mismatch& first = nearest.mismatches.front();
        sentence += fmt::format("; item {} is nearest, but {}: {}",
                                nearest.index,
                                place + first.place.substr(1),
                                first.sentence);
        if (const std::size_t more = nearest.mismatches.size() - 1; more > 0)
            sentence += fmt::format("; and {} more difference{}", more, more == 1 ? "" : "s");
    }
    report("arrayContains",
           example,
           nearest.mismatches.empty() ? actual : actual.get_array()[nearest.index],
           std::move(sentence));
}

void JsonWalk::report(std::string_view rule, Values expected, Values actual, std::string sentence) {
    report(rule, json::write_compact(expected), json::write_compact(actual), std::move(sentence));
}

void JsonWalk::report(std::string_view rule,
                      std::string expected,
                      std::string actual,
                      std::string sentence) {
    out_.push_back({Mismatch::Kind::kBody,
                    cursor_.path_text(),
                    std::string(rule),
                    std::move(expected),
                    std::move(actual),
                    std::move(sentence)});
}

void JsonWalk::apply(const Place& place,
                     Values expected,
                     Values actual,
                     bool (*applies)(const CompiledRule&, bool)) {
    const RuleSet& set = *place.here.rules;
    const std::size_t before = out_.size();
    for (const CompiledRule& compiled : set.rules) {
        std::optional<std::string> why;
        if (applies(compiled, place.here.cascaded))
            why = why_not(compiled, expected, actual, place.here.cascaded);
        if (why) {
            report(rule_name(compiled), expected, actual, std::move(*why));
        } else if (set.one_is_enough) {
            out_.resize(before);
            return;
        }
    }
}

}  // namespace accord::matching
