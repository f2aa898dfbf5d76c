// Values as texts: see text_template.hpp.
#include "dsl/consumer/text_template.hpp"

#include "accord/error.hpp"
#include "base/json_exact.hpp"
#include "contract/model/path_expression.hpp"
#include "contract/model/text_key.hpp"
#include "dsl/consumer/value_node.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::dsl {
namespace {

namespace rule = contract::rule;
using contract::PathStep;
using contract::RuleList;
using Like = TextTemplate::Like;

[[noreturn]] void refuse(std::string_view where, std::string_view problem) {
    throw PactError(fmt::format("{}: {}", where, problem));
}

std::string scalar_text(const json::Value& value, std::string_view where) {
    if (json::is_structured(value) || value.is_null()) {
        refuse(where, "a text or number is needed, not an object, list or null");
    }
    return json::text_of(value);
}

std::vector<std::string> all_texts(const json::Value& example, std::string_view where) {
    std::vector<std::string> out;
    const json::Array* items = example.if_array();
    if (!items) {
        return {scalar_text(example, where)};
    }
    for (const json::Value& item : *items) {
        out.push_back(scalar_text(item, where));
    }
    if (out.empty()) {
        refuse(where, "the list of values is empty");
    }
    return out;
}

bool is_for_text(const contract::MatchingRule& one) {
    return !std::holds_alternative<rule::ArrayContains>(one.kind) &&
           !std::holds_alternative<rule::EachKey>(one.kind) &&
           !std::holds_alternative<rule::Values>(one.kind) &&
           !std::holds_alternative<rule::StatusCode>(one.kind);
}

/// Where rules of a path go: all texts, or the one of a position.
Like& like_at(TextTemplate& out, const std::string& path, std::string_view where) {
    const auto steps = contract::parse_path(path);
    if (steps && steps->empty()) {
        return out.all;
    }
    if (steps && steps->size() == 1 && steps->front().kind == PathStep::Kind::kAnyIndex) {
        return out.all;
    }
    if (steps && steps->size() == 1 && steps->front().kind == PathStep::Kind::kIndex) {
        return out.by_position[steps->front().index];
    }
    refuse(where, "a text has no members with matchers");
}

void add_rules(RuleList& into, const RuleList& added, std::string_view where) {
    if (!std::ranges::all_of(added.rules, is_for_text)) {
        refuse(where, "the matcher is for bodies or the status, not for a text");
    }
    if (!into.empty() && added.combine != into.combine) {
        refuse(where, "any_of() can't be used for the items of a list of texts");
    }
    into.combine = added.combine;
    std::ranges::copy(added.rules, std::back_inserter(into.rules));
}

bool has_length(const Like& like) {
    return std::ranges::any_of(like.rules.rules, [](const auto& one) {
        const auto* type = std::get_if<rule::Type>(&one.kind);
        return type && (type->min || type->max);
    });
}

void put(Fields& fields, const std::string& key, const Like& like) {
    if (!like.rules.empty()) {
        fields.rules[key] = like.rules;
    }
    if (like.generator) {
        fields.generators[key] = *like.generator;
    }
}

template <class Map>
void rename(Map& map, const std::string& from, const std::string& to) {
    auto node = map.extract(from);
    if (!node) {
        return;
    }
    node.key() = to;
    map.insert(std::move(node));
}

/// A key "list[0]" spoke of a value of "list" until there is a field of that name.
void make_way(Fields& fields, const std::string& name) {
    const auto meant = contract::read_text_key(name, {});
    if (fields.path_of || !meant.position) {
        return;
    }
    const contract::Names names({{name, {}}}, contract::NameCase::kSensitive);
    const std::string key = to_text_key(meant, names);
    rename(fields.rules, name, key);
    rename(fields.generators, name, key);
}

}  // namespace

TextTemplate texts_of(const Value& value, Sender sender, std::string_view where) {
    const auto read =
        template_of(value, sender == Sender::kConsumer ? Loose::kIgnored : Loose::kType);
    TextTemplate out;
    out.texts = all_texts(read.example, where);
    for (const auto& [path, rules] : read.rules) {
        add_rules(like_at(out, path, where).rules, rules, where);
    }
    for (const auto& [path, generator] : read.generators) {
        like_at(out, path, where).generator = generator;
    }
    return out;
}

TextTemplate text_of(const Value& value, Sender sender, std::string_view where) {
    if (!value.node().is_scalar()) {
        refuse(where, "a text or number is needed, not an object, list or null");
    }
    return texts_of(value, sender, where);
}

std::string Fields::key_of(const std::string& name, std::optional<std::size_t> position) const {
    if (path_of) {
        return path_of(name) + (position ? fmt::format("[{}]", *position) : "");
    }
    contract::MultiMap all = values;
    all.emplace_back(name, std::vector<std::string>());
    return to_text_key({.name = name, .position = position},
                       contract::Names(all, contract::NameCase::kSensitive));
}

std::vector<std::string> add_field(Fields fields,
                                   const std::string& name,
                                   const Value& value,
                                   Sender sender,
                                   const std::string& where) {
    const TextTemplate added = texts_of(value, sender, where);
    const auto* known = contract::find_values(fields.values, name);
    const std::size_t first = known ? known->size() : 0;
    if (!known) {
        make_way(fields, name);
    }
    const std::string key = fields.key_of(name);
    const auto at = [&](std::size_t position) { return fields.key_of(name, position); };
    const Like before = known && fields.rules.contains(key) ? Like{fields.rules[key], {}} : Like{};
    if (first > 0 && (has_length(before) || has_length(added.all))) {
        refuse(where, "each_like() stands for all values, so that no other can be added");
    }
    if (first == 1) {
        rename(fields.rules, key, at(0));
        rename(fields.generators, key, at(0));
    }
    if (first == 0) {
        put(fields, key, added.all);
    } else {
        for (std::size_t i = 0; i < added.texts.size(); ++i) {
            put(fields, at(first + i), added.all);
        }
    }
    for (const auto& [position, like] : added.by_position) {
        put(fields, at(first + position), like);
    }
    for (const std::string& text : added.texts) {
        contract::add_value(fields.values, name, text);
    }
    return added.texts;
}

}  // namespace accord::dsl
