// Writes one matching rule, as V3 and V4 have it.
#include "contract/pact/generators_json.hpp"
#include "contract/pact/matching_rules_json.hpp"

namespace accord::contract {
namespace {

struct NameOf {
    std::string_view operator()(const rule::Equality&) const { return "equality"; }
    std::string_view operator()(const rule::Regex&) const { return "regex"; }
    std::string_view operator()(const rule::Type&) const { return "type"; }
    std::string_view operator()(const rule::Include&) const { return "include"; }
    std::string_view operator()(const rule::Number&) const { return "number"; }
    std::string_view operator()(const rule::Integer&) const { return "integer"; }
    std::string_view operator()(const rule::Decimal&) const { return "decimal"; }
    std::string_view operator()(const rule::Boolean&) const { return "boolean"; }
    std::string_view operator()(const rule::Null&) const { return "null"; }
    std::string_view operator()(const rule::NotEmpty&) const { return "notEmpty"; }
    std::string_view operator()(const rule::Semver&) const { return "semver"; }
    std::string_view operator()(const rule::Values&) const { return "values"; }
    std::string_view operator()(const rule::Date&) const { return "date"; }
    std::string_view operator()(const rule::Time&) const { return "time"; }
    std::string_view operator()(const rule::DateTime&) const { return "timestamp"; }
    std::string_view operator()(const rule::ContentType&) const { return "contentType"; }
    std::string_view operator()(const rule::StatusCode&) const { return "statusCode"; }
    std::string_view operator()(const rule::EachKey&) const { return "eachKey"; }
    std::string_view operator()(const rule::EachValue&) const { return "eachValue"; }
    std::string_view operator()(const rule::ArrayContains&) const { return "arrayContains"; }
};

json::Array rules_array(const std::vector<MatchingRule>& rules) {
    json::Array out;
    for (const MatchingRule& rule : rules) {
        out.push_back(rule_to_json(rule));
    }
    return out;
}

json::Object variant_to_json(const rule::ArrayContainsVariant& variant) {
    json::Object rules;
    for (const auto& [path, list] : variant.rules) {
        rules[path] = rule_list_to_json(list);
    }
    json::Object out = variant.extra;
    out["index"] = variant.index;
    out["rules"] = std::move(rules);
    out["generators"] = generators_by_key_to_json(variant.generators);
    return out;
}

/// Adds what a rule has besides its name.
struct Attributes {
    json::Object& out;

    void operator()(const auto&) const {}
    void operator()(const rule::Regex& rule) const { out["regex"] = rule.pattern; }
    void operator()(const rule::Type& rule) const {
        if (rule.min) {
            out["min"] = *rule.min;
        }
        if (rule.max) {
            out["max"] = *rule.max;
        }
    }
    void operator()(const rule::Include& rule) const { out["value"] = rule.value; }
    void operator()(const rule::ContentType& rule) const { out["value"] = rule.value; }
    void operator()(const rule::Date& rule) const { add_format(rule.format); }
    void operator()(const rule::Time& rule) const { add_format(rule.format); }
    void operator()(const rule::DateTime& rule) const { add_format(rule.format); }
    void operator()(const rule::StatusCode& rule) const {
        if (rule.status_class.empty()) {
            out["status"] = json::Array(rule.codes.begin(), rule.codes.end());
        } else {
            out["status"] = rule.status_class;
        }
    }
    void operator()(const rule::EachKey& rule) const { add_each(rule.rules, rule.attributes); }
    void operator()(const rule::EachValue& rule) const { add_each(rule.rules, rule.attributes); }
    void operator()(const rule::ArrayContains& rule) const {
        json::Array variants;
        for (const auto& variant : rule.variants) {
            variants.push_back(variant_to_json(variant));
        }
        out["variants"] = std::move(variants);
    }

    void add_format(const std::string& format) const {
        if (!format.empty()) {
            out["format"] = format;
        }
    }
    void add_each(const std::vector<MatchingRule>& rules, const json::Object& others) const {
        out["rules"] = rules_array(rules);
        for (const auto& [name, value] : others) {
            out[name] = value;
        }
    }
};

}  // namespace

std::string_view rule_name(const MatchingRule& rule) { return std::visit(NameOf{}, rule.kind); }

json::Object rule_to_json(const MatchingRule& rule) {
    json::Object out = rule.extra;
    out["match"] = rule_name(rule);
    std::visit(Attributes{out}, rule.kind);
    return out;
}

}  // namespace accord::contract
