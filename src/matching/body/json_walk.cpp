// The walk over expected and actual JSON: members, items, and the rules that stand there.
#include "matching/body/json_walk.hpp"

#include "base/json_exact.hpp"
#include "matching/rules/apply_rule.hpp"
#include "matching/rules/hints.hpp"

namespace accord::matching {
namespace {

namespace rule = contract::rule;

/// Rules of a scalar: all of them, but for those of a map or list above.
bool scalar_rule(const CompiledRule& compiled, bool cascaded) {
    return !cascaded || can_cascade(compiled) || std::holds_alternative<rule::Values>(compiled);
}

/// Rules that judge a map by itself; equality and patterns hold for each of its members.
bool map_rule(const CompiledRule& compiled, bool) {
    return can_cascade(compiled) && !is_one_of<rule::Equality, PatternRule>(compiled);
}

std::string key_array(const std::vector<std::string_view>& keys) {
    json::Array out;
    for (std::string_view key : keys) {
        out.emplace_back(key);
    }
    return json::write_compact(out);
}

std::vector<std::string_view> sorted_keys(const json::Object& object) {
    std::vector<std::string_view> keys;
    keys.reserve(object.size());
    for (const auto& member : object) {
        keys.push_back(member.key());
    }
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
        if (candidate.key() == key) {
            return &candidate.value();
        }
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
    if (done()) {
        return;
    }
    if (json::is_structured(expected)) {
        if (expected.kind() != json::kind_of(actual)) {
            // "type or null" is how a map or list is said to be nullable.
            const RuleSet* direct = place.here.cascaded ? nullptr : place.here.rules;
            if (actual.is_null() && direct && direct->one_is_enough &&
                find_rule<rule::Null>(direct)) {
                return;
            }
            report(place.here.rules ? "type" : "equality", expected, actual, [&] {
                return fmt::format("Type mismatch: Expected {} to be the same type as {}{}",
                                   described(actual),
                                   described(expected),
                                   value_hint(expected, actual));
            });
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
        report("equality", expected, actual, [&] {
            return fmt::format("Expected {} to be equal to {}{}",
                               described(actual),
                               described(expected),
                               value_hint(expected, actual));
        });
    }
}

void JsonWalk::object(const Place& place, Values expected, Values actual) {
    const json::Object& wanted = expected.get_object();
    const json::Object& given = actual.get_object();
    const RuleSet* rules = place.here.rules;
    const RuleSet* direct = place.here.cascaded ? nullptr : rules;
    if (rules) {
        const bool by_all = direct && !has_example_;
        apply(place, expected, actual, by_all ? scalar_rule : map_rule);
    }
    const auto* each_value = find_rule<EachValueRule>(direct);
    if (const auto* each = find_rule<EachKeyRule>(direct)) {
        each_key(place, *each, given);
    }
    if (each_value || find_rule<rule::Values>(direct)) {
        const std::size_t before = out_.size();
        every_member(place, wanted, given, each_value ? each_value->rules.get() : nullptr);
        if (!each_value || !cascades_beside_each(*direct)) {
            return;
        }
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
        if (!twin) {
            continue;
        }
        ++found;
        const Place child = cursor_.enter(place, std::string_view(member.key()));
        value(child, member.value(), *twin);
        cursor_.leave(child);
    }
    const bool same_keys = found == expected.size() && (!refuse || actual.size() == found);
    if (!check_keys || same_keys) {
        return;
    }
    report_keys(expected, actual, refuse);
    std::ranges::rotate(out_.begin() + static_cast<std::ptrdiff_t>(before),
                        std::prev(out_.end()),
                        out_.end());  // the map speaks before its members
}

void JsonWalk::report_keys(const json::Object& expected, const json::Object& actual, bool refuse) {
    if (stop_at_first_ || (refuse && expected.empty())) {
        return report("", expected, actual, [&] {
            return fmt::format("Expected an empty Map but received {}", shown(actual));
        });
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
    add("", key_array(wanted), key_array(given), std::move(sentence));
}

void JsonWalk::every_member(const Place& place,
                            const json::Object& expected,
                            const json::Object& actual,
                            const RuleSet* each_value) {
    const bool had_example = std::exchange(has_example_, has_example_ && !expected.empty());
    for (const auto& member : actual) {
        const json::Value* example = expected.if_contains(member.key());
        if (!example) {
            example = expected.empty() ? &member.value() : &expected.begin()->value();
        }
        Place child = cursor_.enter(place, std::string_view(member.key()));
        if (each_value) {
            cursor_.override_with(child, *each_value);
        }
        value(child, *example, member.value());
        cursor_.leave(child);
    }
    has_example_ = had_example;
}

void JsonWalk::each_key(const Place& place, const EachKeyRule& each, const json::Object& actual) {
    for (const auto& member : actual) {
        const std::string_view key = member.key();
        for (const CompiledRule& compiled : each.rules->rules) {
            auto why = why_not(compiled, "", key);
            if (!why) {
                continue;
            }
            const Place child = cursor_.enter(place, key);
            add(rule_name(compiled), "", std::string(key), std::move(*why));
            cursor_.leave(child);
        }
    }
}

void JsonWalk::add(std::string_view rule,
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
    const bool cascaded = place.here.cascaded;
    const auto satisfied = [&](const CompiledRule& compiled) {
        return !applies(compiled, cascaded) || holds(compiled, expected, actual, cascaded);
    };
    if (set.one_is_enough ? std::ranges::any_of(set.rules, satisfied)
                          : std::ranges::all_of(set.rules, satisfied)) {
        return;
    }
    for (const CompiledRule& compiled : set.rules) {
        if (satisfied(compiled)) {
            continue;
        }
        report(rule_name(compiled), expected, actual, [&] {
            return why_not(compiled, expected, actual, cascaded).value_or("") +
                   std::string(alternative_hint(set));
        });
    }
}

}  // namespace accord::matching
