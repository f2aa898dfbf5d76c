// Reads one matcher of integration JSON: its type, its attributes, its generator.
#include "contract/notation/integration_matcher.hpp"

#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/model/generator_table.hpp"
#include "contract/notation/expression.hpp"
#include "contract/pact/rule_json.hpp"

namespace accord::contract {
namespace {

/// {"pact:matcher:type": "regex", "regex": "a"} as a pact file has it.
json::Object as_file_rule(std::string_view name, const json::Object& attributes);

/// The rules of eachKey and eachValue; what is no object stays for the reader to complain of.
json::Array as_file_rules(const json::Array& rules) {
    json::Array out;
    for (const json::Value& rule : rules) {
        const json::Object* object = json::if_object(rule);
        const auto name = object ? json::string_at(*object, kMatcherType) : std::nullopt;
        out.push_back(name ? json::Value(as_file_rule(*name, *object)) : rule);
    }
    return out;
}

/// Their "value" is the example here, and only a key or value alone is one in a file.
json::Object as_file_each(const json::Object& attributes) {
    json::Object out;
    const json::Array* rules = json::array_at(attributes, "rules");
    out["rules"] = rules ? as_file_rules(*rules) : json::Array();
    const json::Value* value = json::find(attributes, "value");
    if (value && !json::is_structured(*value) && !value->is_null()) {
        out["value"] = json::text_of(*value);
    }
    if (const json::Object* generator = json::object_at(attributes, "generator")) {
        out["generator"] = *generator;
    }
    return out;
}

json::Object as_file_rule(std::string_view name, const json::Object& attributes) {
    const std::string plain = replace_all(to_lower(name), "-", "");
    if (plain == "eachkey" || plain == "eachvalue") {
        json::Object out = as_file_each(attributes);
        out["match"] = name;
        return out;
    }
    json::Object out;
    for (const auto& [key, value] : attributes) {
        if (!key.starts_with("pact:")) {
            out[key] = value;
        }
    }
    out["match"] = name;
    return out;
}

/// The attributes that a template has besides (its example, its generator's) are none of a rule's.
void forget_extra(MatchingRule& rule) {
    rule.extra.clear();
    if (auto* each_key = std::get_if<rule::EachKey>(&rule.kind)) {
        for (MatchingRule& inner : each_key->rules) {
            forget_extra(inner);
        }
    } else if (auto* each_value = std::get_if<rule::EachValue>(&rule.kind)) {
        for (MatchingRule& inner : each_value->rules) {
            forget_extra(inner);
        }
    }
}

Result<IntegrationMatcher> read_expression(std::string_view text, const json::Object& attributes) {
    auto definition = parse_definition(text);
    if (!definition) {
        return fail(definition.error());
    }
    IntegrationMatcher out;
    for (const std::string& name : definition->references) {
        if (!attributes.contains(name)) {
            return invalid_input(fmt::format("{} names \"{}\", which is not there", text, name));
        }
    }
    for (auto& entry : definition->rules) {
        out.rules.push_back(std::move(entry.rule));
    }
    out.generator = std::move(definition->generator);
    out.example = std::move(definition->example);
    out.references = std::move(definition->references);
    return out;
}

Result<IntegrationMatcher> read_named(std::string_view name, const json::Object& attributes) {
    static constexpr std::string_view kNamesOfBoth[] = {
        "eachKey", "eachValue", "notEmpty", "arrayContains"};
    if (std::ranges::find(kNamesOfBoth, name) == std::end(kNamesOfBoth) &&
        starts_as_definition(name)) {
        return read_expression(name, attributes);
    }
    auto rule = rule_from_json(as_file_rule(name, attributes));
    if (!rule) {
        return fail(rule.error());
    }
    IntegrationMatcher out;
    forget_extra(*rule);
    out.rules.push_back(std::move(*rule));
    return out;
}

Result<IntegrationMatcher> read_list(const json::Array& list) {
    IntegrationMatcher out;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string place = fmt::format("matcher {} of the list", i + 1);
        const json::Object* object = json::if_object(list[i]);
        const auto name = object ? json::string_at(*object, kMatcherType) : std::nullopt;
        if (!name) {
            return invalid_input(fmt::format("{} has no \"{}\"", place, kMatcherType));
        }
        auto read = read_named(*name, *object);
        if (!read) {
            return fail(read.error(), place);
        }
        std::ranges::move(read->rules, std::back_inserter(out.rules));
        if (!out.generator) {
            out.generator = std::move(read->generator);
        }
        if (!out.example) {
            out.example = std::move(read->example);
        }
    }
    return out;
}

}  // namespace

bool IntegrationMatcher::ignores_keys() const {
    return std::ranges::any_of(rules, [](const MatchingRule& rule) {
        return std::holds_alternative<rule::Values>(rule.kind) ||
               std::holds_alternative<rule::EachValue>(rule.kind) ||
               std::holds_alternative<rule::ArrayContains>(rule.kind);
    });
}

bool is_array_contains(const json::Value& type) {
    const auto* name = type.if_string();
    return name && (*name == "arrayContains" || *name == "array-contains");
}

Result<IntegrationMatcher> read_integration_matcher(const json::Value& type,
                                                    const json::Object& attributes) {
    if (const json::Array* list = type.if_array()) {
        return read_list(*list);
    }
    if (const auto* name = type.if_string()) {
        return read_named(*name, attributes);
    }
    return invalid_input(fmt::format(
        "\"{}\" must be the name of a matcher, a matching definition or a list of objects",
        kMatcherType));
}

Result<Generator> read_integration_generator(const json::Value& type,
                                             const json::Object& attributes) {
    const std::string_view name = type.is_string() ? std::string_view(type.get_string()) : "";
    const GeneratorLine* line = find_generator(name);
    if (!line || !line->in_templates) {
        return invalid_input(fmt::format("unknown generator {}", json::write_compact(type)));
    }
    Generator out{std::string(line->type), {}};
    for (std::string_view attribute : line->attributes) {
        const json::Value* value = json::find(attributes, attribute);
        if (!attribute.empty() && value && !value->is_null()) {
            out.attributes[attribute] = *value;
        }
    }
    return out;
}

bool is_template(const json::Object& object) {
    return object.contains(kMatcherType) || object.contains(kGeneratorType);
}

void add_rule(RulesByKey& rules, const std::string& path, MatchingRule rule) {
    auto& list = rules[path].rules;
    if (std::ranges::find(list, rule) == list.end()) {
        list.push_back(std::move(rule));
    }
}

Result<void> add_template(const json::Object& object,
                          const std::string& path,
                          RulesByKey& rules,
                          GeneratorsByKey& generators) {
    std::optional<Generator> generator;
    if (const json::Value* type = json::find(object, kMatcherType)) {
        if (is_array_contains(*type)) {
            return invalid_input("arrayContains is for lists of JSON alone");
        }
        auto matcher = read_integration_matcher(*type, object);
        if (!matcher) {
            return fail(matcher.error());
        }
        for (MatchingRule& rule : matcher->rules) {
            add_rule(rules, path, std::move(rule));
        }
        generator = std::move(matcher->generator);
    }
    if (const json::Value* type = json::find(object, kGeneratorType)) {
        auto own = read_integration_generator(*type, object);
        if (!own) {
            return fail(own.error());
        }
        generator = std::move(*own);
    }
    if (generator) {
        generators.insert_or_assign(path, std::move(*generator));
    }
    return {};
}

}  // namespace accord::contract
