// Chooses for each rule the nearest one that an older version has.
#include "contract/convert/convert_rules.hpp"

namespace accord::contract {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (std::string_view("\\^$.|?*+()[]{}").contains(c)) {
            out += '\\';
        }
        out += c;
    }
    return out;
}

/// What comes closest to a rule that the version does not know.
MatchingRule weaker(const MatchingRule& rule, SpecVersion version) {
    if (const auto* include = std::get_if<rule::Include>(&rule.kind)) {
        return {rule::Regex{"[\\s\\S]*" + escaped(include->value) + "[\\s\\S]*"}};
    }
    const bool is_of_map = std::holds_alternative<rule::EachKey>(rule.kind) ||
                           std::holds_alternative<rule::EachValue>(rule.kind);
    if (is_of_map && version >= SpecVersion::kV3) {
        return {rule::Values{}};
    }
    return {rule::Type{}};
}

void convert_list(RuleList& list, SpecVersion version, const Losses& losses) {
    for (MatchingRule& rule : list.rules) {
        if (known_since(rule) <= version) {
            continue;
        }
        const MatchingRule instead = weaker(rule, version);
        losses.add(fmt::format("\"{}\" becomes \"{}\"", rule_name(rule), rule_name(instead)));
        rule = instead;
    }
    if (version >= SpecVersion::kV3) {
        return;
    }
    if (list.rules.size() > 1) {
        losses.add(fmt::format("only the first of {} rules is kept", list.rules.size()));
        list.rules.resize(1);
    }
    if (!list.extra.empty()) {
        losses.add("unknown fields of the list of rules are left out");
    }
    list.extra.clear();
    list.combine = RuleList::Combine::kAnd;
}

void convert_keyed(RulesByKey& rules,
                   std::string_view category,
                   SpecVersion version,
                   const Losses& losses) {
    for (auto& [key, list] : rules) {
        convert_list(list, version, losses.in(fmt::format("{} rule \"{}\"", category, key)));
    }
}

}  // namespace

void convert_rules(MatchingRules& rules, SpecVersion version, const Losses& losses) {
    if (rules == MatchingRules{}) {
        return;
    }
    if (version < SpecVersion::kV2) {
        losses.add("matching rules are left out");
        rules = {};
        return;
    }
    if (version < SpecVersion::kV4 && !rules.status.empty()) {
        losses.add("the status rule is left out");
        rules.status = {};
    }
    convert_list(rules.method, version, losses.in("method rule"));
    convert_list(rules.path, version, losses.in("path rule"));
    convert_keyed(rules.query, "query", version, losses);
    convert_keyed(rules.header, "header", version, losses);
    convert_keyed(rules.body, "body", version, losses);
    convert_keyed(rules.metadata, "metadata", version, losses);
}

}  // namespace accord::contract
