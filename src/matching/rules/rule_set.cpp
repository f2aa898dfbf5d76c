// Compiles matching rules: patterns, dates and the rules inside of rules.
#include "matching/rules/rule_set.hpp"

#include "matching/rules/rule_tree.hpp"

namespace accord::matching {
namespace {

namespace rule = contract::rule;

Result<RuleSet> compile_all(const std::vector<contract::MatchingRule>& rules) {
    return RuleSet::compile({.rules = rules});
}

/// Compiles one rule; those without anything to compile are taken as they are.
struct Compile {
    Result<CompiledRule> operator()(const rule::Regex& regex) const {
        auto compiled = Regex::compile(regex.pattern);
        if (!compiled) {
            return fail(compiled.error());
        }
        return PatternRule{std::move(*compiled)};
    }
    Result<CompiledRule> operator()(const rule::Date& date) const {
        return moment(date.format, kDefaultDate, "date");
    }
    Result<CompiledRule> operator()(const rule::Time& time) const {
        return moment(time.format, kDefaultTime, "time");
    }
    Result<CompiledRule> operator()(const rule::DateTime& date_time) const {
        return moment(date_time.format, kDefaultDateTime, "timestamp");
    }
    Result<CompiledRule> operator()(const rule::EachKey& each) const {
        return nested<EachKeyRule>(each.rules);
    }
    Result<CompiledRule> operator()(const rule::EachValue& each) const {
        return nested<EachValueRule>(each.rules);
    }
    Result<CompiledRule> operator()(const rule::ArrayContains& contains) const {
        VariantsRule out;
        for (const auto& variant : contains.variants) {
            auto tree = RuleTree::compile(variant.rules);
            if (!tree) {
                return fail(tree.error());
            }
            out.variants.push_back(
                {variant.index, std::make_shared<const RuleTree>(std::move(*tree))});
        }
        return out;
    }
    Result<CompiledRule> operator()(const auto& plain) const { return plain; }

    static Result<CompiledRule> moment(const std::string& format,
                                       std::string_view fallback,
                                       std::string_view kind) {
        auto pattern = DatePattern::compile(format.empty() ? fallback : format);
        if (!pattern) {
            return fail(pattern.error());
        }
        return MomentRule{std::move(*pattern), kind};
    }
    template <class Rule>
    static Result<CompiledRule> nested(const std::vector<contract::MatchingRule>& rules) {
        auto set = compile_all(rules);
        if (!set) {
            return fail(set.error());
        }
        return Rule{std::make_shared<const RuleSet>(std::move(*set))};
    }
};

struct Name {
    std::string_view operator()(const PatternRule&) const { return "regex"; }
    std::string_view operator()(const MomentRule& moment) const { return moment.kind; }
    std::string_view operator()(const EachKeyRule&) const { return "eachKey"; }
    std::string_view operator()(const EachValueRule&) const { return "eachValue"; }
    std::string_view operator()(const VariantsRule&) const { return "arrayContains"; }
    std::string_view operator()(const auto& plain) const {
        return contract::rule_name(contract::MatchingRule{plain});
    }
};

}  // namespace

bool can_cascade(const CompiledRule& compiled) {
    return !is_one_of<rule::Values, EachKeyRule, EachValueRule, VariantsRule>(compiled);
}

bool cascades_beside_each(const RuleSet& set) {
    return !set.one_is_enough && std::ranges::any_of(set.rules, can_cascade);
}

Result<RuleSet> RuleSet::compile(const contract::RuleList& list) {
    RuleSet out;
    out.one_is_enough = list.combine == contract::RuleList::Combine::kOr;
    for (const contract::MatchingRule& rule : list.rules) {
        auto compiled = std::visit(Compile{}, rule.kind);
        if (!compiled) {
            return fail(compiled.error());
        }
        out.frees_keys |= is_one_of<rule::Values, EachKeyRule, EachValueRule>(*compiled);
        out.rules.push_back(std::move(*compiled));
    }
    return out;
}

std::string_view rule_name(const CompiledRule& compiled) { return std::visit(Name{}, compiled); }

}  // namespace accord::matching
