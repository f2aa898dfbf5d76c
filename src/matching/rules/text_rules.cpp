// Finds the rule of a header field or parameter.
#include "matching/rules/text_rules.hpp"

#include "base/text.hpp"

#include <charconv>

namespace accord::matching {
namespace {

/// "$.name" and "$['name']" without what surrounds the name.
std::string_view bare_name(std::string_view key) {
    if (key.starts_with("$.")) {
        return key.substr(2);
    }
    if (key.starts_with("$[") && key.size() > 5 && key.ends_with(']') &&
        (key[2] == '\'' || key[2] == '"')) {
        return key.substr(3, key.size() - 5);
    }
    return key;
}

}  // namespace

TextKey read_text_key(std::string_view key) {
    const std::size_t open = key.rfind('[');
    if (open == std::string_view::npos || open == 0 || !key.ends_with(']')) {
        return {std::string(bare_name(key)), std::nullopt};
    }
    const std::string_view inner = key.substr(open + 1, key.size() - open - 2);
    const std::string_view name = key.substr(0, open);
    if (inner == "*") {
        return {std::string(bare_name(name)), std::nullopt};
    }
    std::size_t position = 0;
    const auto [end, error] = std::from_chars(inner.data(), inner.data() + inner.size(), position);
    if (inner.empty() || error != std::errc() || end != inner.data() + inner.size()) {
        return {std::string(bare_name(key)), std::nullopt};
    }
    return {std::string(bare_name(name)), position};
}

std::string TextRules::normal(std::string_view name) const {
    return names_ == NameCase::kIgnored ? to_lower(name) : std::string(name);
}

Result<TextRules> TextRules::compile(const contract::RulesByKey& rules, NameCase names) {
    TextRules out;
    out.names_ = names;
    for (const auto& [text, list] : rules) {
        auto set = RuleSet::compile(list);
        if (!set) {
            return fail(set.error(), fmt::format("rule \"{}\"", text));
        }
        if (text == "$") {  // cascades to every name
            out.everywhere_ = std::move(*set);
            continue;
        }
        const TextKey key = read_text_key(text);
        Entry& entry = out.entries_[out.normal(key.name)];
        (key.position ? entry.by_position[*key.position] : entry.all) = std::move(*set);
    }
    return out;
}

const RuleSet* TextRules::find(std::string_view name) const {
    const RuleSet* fallback = everywhere_.empty() ? nullptr : &everywhere_;
    if (entries_.empty()) {
        return fallback;
    }
    const auto at = entries_.find(normal(name));
    return at == entries_.end() || at->second.all.empty() ? fallback : &at->second.all;
}

const RuleSet* TextRules::find(std::string_view name, std::size_t position) const {
    if (!entries_.empty()) {
        const auto at = entries_.find(normal(name));
        if (at != entries_.end()) {
            const auto exact = at->second.by_position.find(position);
            if (exact != at->second.by_position.end()) {
                return &exact->second;
            }
        }
    }
    return find(name);
}

std::vector<RuleFailure> failures(const RuleSet& rules,
                                  std::string_view expected,
                                  std::string_view actual) {
    return failures_of(rules,
                       [&](const CompiledRule& rule) { return why_not(rule, expected, actual); });
}

std::string why_not_count(const RuleSet& rules, const std::vector<std::string>& values) {
    for (const CompiledRule& rule : rules.rules) {
        const auto* type = std::get_if<contract::rule::Type>(&rule);
        if (!type) {
            continue;
        }
        if (type->min && values.size() < *type->min) {
            return fmt::format("Expected [{}] (size {}) to have minimum size of {}",
                               join(values, ", "),
                               values.size(),
                               *type->min);
        }
        if (type->max && values.size() > *type->max) {
            return fmt::format("Expected [{}] (size {}) to have maximum size of {}",
                               join(values, ", "),
                               values.size(),
                               *type->max);
        }
    }
    return {};
}

}  // namespace accord::matching
