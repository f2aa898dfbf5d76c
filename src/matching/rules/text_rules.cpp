// Finds the rule of a header field or parameter.
#include "matching/rules/text_rules.hpp"

#include "base/text.hpp"

namespace accord::matching {

std::string TextRules::normal(std::string_view name) const {
    return letters_ == NameCase::kIgnored ? to_lower(name) : std::string(name);
}

Result<TextRules> TextRules::compile(const contract::RulesByKey& rules,
                                     const contract::MultiMap& expected,
                                     NameCase letters) {
    if (rules.empty()) {
        return TextRules{};
    }
    return compile(rules, contract::Names(expected, letters), letters);
}

Result<TextRules> TextRules::compile(const contract::RulesByKey& rules,
                                     const json::Object& metadata) {
    return compile(rules, contract::Names(metadata), NameCase::kSensitive);
}

Result<TextRules> TextRules::compile(const contract::RulesByKey& rules,
                                     const contract::Names& names,
                                     NameCase letters) {
    TextRules out;
    out.letters_ = letters;
    for (const auto& [text, list] : rules) {
        auto set = RuleSet::compile(list);
        if (!set) {
            return fail(set.error(), fmt::format("rule \"{}\"", text));
        }
        const contract::TextKey key = contract::read_text_key(text, names);
        if (key.is_all) {
            out.everywhere_ = std::move(*set);
            continue;
        }
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

const std::string& example_at(const std::vector<std::string>& examples, std::size_t position) {
    static const std::string kNone;
    return position < examples.size() ? examples[position]
           : examples.empty()         ? kNone
                                      : examples.front();
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
