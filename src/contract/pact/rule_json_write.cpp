// Writes one matching rule: its name, then each attribute by its type.
#include "contract/model/rule_table.hpp"
#include "contract/pact/generators_json.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "contract/pact/rule_json.hpp"

namespace accord::contract {
namespace {

json::Object variant_to_json(const rule::ArrayContainsVariant& variant) {
    json::Object rules;
    for (const auto& [path, list] : variant.rules) {
        rules[path] = rule_list_to_json(list);
    }
    json::Object out = variant.extra;
    out["index"] = variant.index;
    out["rules"] = std::move(rules);
    if (!variant.generators.empty()) {
        out["generators"] = generators_by_key_to_json(variant.generators);
    }
    return out;
}

/// Adds one attribute.
struct AttributeWriter {
    json::Object& out;
    std::string_view name;
    bool required;

    void write(const std::string& text) const {
        if (required || !text.empty()) {
            out[name] = text;
        }
    }
    void write(const std::optional<std::size_t>& size) const {
        if (size) {
            out[name] = *size;
        }
    }
    void write(const rule::StatusCode& status) const {
        if (status.status_class.empty()) {
            out[name] = json::Array(status.codes.begin(), status.codes.end());
        } else {
            out[name] = status.status_class;
        }
    }
    void write(const std::vector<MatchingRule>& rules) const {
        json::Array list;
        for (const MatchingRule& rule : rules) {
            list.push_back(rule_to_json(rule));
        }
        out[name] = std::move(list);
    }
    void write(const std::vector<rule::ArrayContainsVariant>& variants) const {
        json::Array list;
        for (const auto& variant : variants) {
            list.push_back(variant_to_json(variant));
        }
        out[name] = std::move(list);
    }
    /// What is kept as the file has it.
    void write(const json::Object& kept) const {
        if (const json::Value* value = json::find(kept, name)) {
            out[name] = *value;
        }
    }
};

template <class Kind>
void write_attributes(json::Object& out, const Kind& rule) {
    std::apply(
        [&](const auto&... attributes) {
            (AttributeWriter{out, attributes.name, attributes.required}.write(
                 std::invoke(attributes.place, rule)),
             ...);
        },
        rule_line<Kind>().attributes);
}

}  // namespace

json::Object rule_to_json(const MatchingRule& rule) {
    json::Object out = rule.extra;
    out["match"] = rule_name(rule);
    std::visit([&](const auto& kind) { write_attributes(out, kind); }, rule.kind);
    return out;
}

}  // namespace accord::contract
