// Matching definition expressions, looked into: the functions of include/pact/rules.h for them.
#include "contract/notation/expression.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/edge/objects.hpp"
#include "ffi/matching/rule_types.hpp"
#include "pact/rules.h"

#include <fmt/format.h>

/// What an expression says, or why it can't be read.
struct MatchingRuleDefinitionResult {
    accord::Result<accord::contract::MatchingDefinition> definition;
    std::optional<::Generator> generator;
};

/// A rule, or the name of the attribute that the expression refers to.
struct MatchingRuleResult {
    ::MatchingRule rule;
    std::string reference;             ///< empty: it is a rule
    std::optional<std::string> value;  ///< what the rule is about: its pattern, format, ...
};

struct MatchingRuleIterator {
    std::vector<::MatchingRuleResult> rules;
    std::size_t next = 0;
};

namespace accord::ffi {

namespace {

namespace rule = contract::rule;

/// What the interface tells of a kind of rule: its number, and the value that it is about.
struct ToldOfRule {
    std::uint16_t id;
    std::optional<std::string> value = std::nullopt;
};

struct TellRule {
    ToldOfRule operator()(const rule::Equality&) const { return {1}; }
    ToldOfRule operator()(const rule::Regex& regex) const { return {2, regex.pattern}; }
    ToldOfRule operator()(const rule::Type& type) const {
        if (type.min && type.max) {
            return {6, fmt::format("{}:{}", *type.min, *type.max)};
        }
        if (type.min) {
            return {4, std::to_string(*type.min)};
        }
        return type.max ? ToldOfRule{5, std::to_string(*type.max)} : ToldOfRule{3};
    }
    ToldOfRule operator()(const rule::DateTime& moment) const { return {7, moment.format}; }
    ToldOfRule operator()(const rule::Time& time) const { return {8, time.format}; }
    ToldOfRule operator()(const rule::Date& date) const { return {9, date.format}; }
    ToldOfRule operator()(const rule::Include& include) const { return {10, include.value}; }
    ToldOfRule operator()(const rule::Number&) const { return {11}; }
    ToldOfRule operator()(const rule::Integer&) const { return {12}; }
    ToldOfRule operator()(const rule::Decimal&) const { return {13}; }
    ToldOfRule operator()(const rule::Null&) const { return {14}; }
    ToldOfRule operator()(const rule::ContentType& type) const { return {15, type.value}; }
    ToldOfRule operator()(const rule::ArrayContains&) const { return {16}; }
    ToldOfRule operator()(const rule::Values&) const { return {17}; }
    ToldOfRule operator()(const rule::Boolean&) const { return {18}; }
    ToldOfRule operator()(const rule::StatusCode&) const { return {19}; }
    ToldOfRule operator()(const rule::NotEmpty&) const { return {20}; }
    ToldOfRule operator()(const rule::Semver&) const { return {21}; }
    ToldOfRule operator()(const rule::EachKey&) const { return {22}; }
    ToldOfRule operator()(const rule::EachValue&) const { return {23}; }
};

ToldOfRule told_of(const ::MatchingRule& rule) { return std::visit(TellRule(), rule.rule.kind); }

/// A text that is no expression is an example without rules.
Result<contract::MatchingDefinition> definition_of(std::string_view expression) {
    if (expression.empty()) {
        return invalid_input("Expected a matching rule definition, but got an empty string");
    }
    if (contract::starts_as_definition(expression)) {
        return contract::parse_definition(expression);
    }
    contract::MatchingDefinition plain;
    plain.example = json::Value(expression);
    plain.value = expression;
    plain.value_type = contract::ValueType::kString;
    return plain;
}

MatchingRuleDefinitionResult result_of(std::string_view expression) {
    MatchingRuleDefinitionResult out{definition_of(expression), std::nullopt};
    if (out.definition && out.definition->generator) {
        out.generator = ::Generator{*out.definition->generator};
    }
    return out;
}

MatchingRuleIterator walk_of(const contract::MatchingDefinition& definition) {
    MatchingRuleIterator out;
    for (const auto& entry : definition.rules) {
        ::MatchingRule rule{entry.rule};
        std::optional<std::string> value;
        if (entry.reference.empty()) {
            value = told_of(rule).value;
        }
        out.rules.push_back({std::move(rule), entry.reference, std::move(value)});
    }
    return out;
}

ExpressionValueType to_c(contract::ValueType type) {
    switch (type) {
        case contract::ValueType::kUnknown:
            return ExpressionValueType_Unknown;
        case contract::ValueType::kBoolean:
            return ExpressionValueType_Boolean;
        case contract::ValueType::kNumber:
            return ExpressionValueType_Number;
        case contract::ValueType::kInteger:
            return ExpressionValueType_Integer;
        case contract::ValueType::kDecimal:
            return ExpressionValueType_Decimal;
        case contract::ValueType::kString:
            return ExpressionValueType_String;
    }
    return ExpressionValueType_Unknown;
}

/// A call about an expression that could be read; of one that could not, the failure value tells.
template <class Value, class Use>
Value of_definition(const MatchingRuleDefinitionResult* definition,
                    Value failed,
                    Use use) noexcept {
    return guarded<Value>(failed, [&]() -> Answer<Value> {
        const auto held = Objects::all().find(definition, "definition");
        if (!held) {
            return fail(held.error());
        }
        return (*held)->definition ? Answer<Value>(use(**held)) : Answer<Value>(failed);
    });
}

/// A call about an entry of an expression's rules.
template <class Value, class Use>
Value of_rule_result(const MatchingRuleResult* result, Value failed, Use use) noexcept {
    return guarded<Value>(failed, [&]() -> Answer<Value> {
        const auto held = Objects::all().find(result, "rule_result");
        if (!held) {
            return fail(held.error());
        }
        return use(**held);
    });
}

}  // namespace

extern "C" {

const MatchingRuleDefinitionResult* pactffi_parse_matcher_definition(const char* expression) {
    using Parsed = const MatchingRuleDefinitionResult*;
    return guarded<Parsed>(nullptr, [&]() -> Answer<Parsed> {
        const auto text = text_of(expression, "expression");
        if (!text) {
            return fail(text.error());
        }
        return Objects::all().give(result_of(*text));
    });
}

void pactffi_matcher_definition_delete(const MatchingRuleDefinitionResult* definition) {
    guarded([&] { return Objects::all().end(definition, "definition"); });
}

const char* pactffi_matcher_definition_error(const MatchingRuleDefinitionResult* definition) {
    return guarded<const char*>(nullptr, [&]() -> Answer<const char*> {
        const auto held = Objects::all().find(definition, "definition");
        if (!held) {
            return fail(held.error());
        }
        const auto& parsed = (*held)->definition;
        return parsed ? Answer<const char*>(nullptr) : give_text(parsed.error().message);
    });
}

const char* pactffi_matcher_definition_value(const MatchingRuleDefinitionResult* definition) {
    return of_definition<const char*>(definition, nullptr, [](const auto& parsed) {
        return give_text(parsed.definition->value);
    });
}

ExpressionValueType pactffi_matcher_definition_value_type(
    const MatchingRuleDefinitionResult* definition) {
    return of_definition(definition, ExpressionValueType_Unknown, [](const auto& parsed) {
        return to_c(parsed.definition->value_type);
    });
}

const Generator* pactffi_matcher_definition_generator(
    const MatchingRuleDefinitionResult* definition) {
    return of_definition<const Generator*>(definition, nullptr, [&](const auto& parsed) {
        return parsed.generator ? Objects::all().lend(definition, &*parsed.generator) : nullptr;
    });
}

MatchingRuleIterator* pactffi_matcher_definition_iter(
    const MatchingRuleDefinitionResult* definition) {
    return of_definition<MatchingRuleIterator*>(definition, nullptr, [](const auto& parsed) {
        return Objects::all().give(walk_of(*parsed.definition));
    });
}

const MatchingRuleResult* pactffi_matching_rule_iter_next(MatchingRuleIterator* iter) {
    using Next = const MatchingRuleResult*;
    return guarded<Next>(nullptr, [&]() -> Answer<Next> {
        const auto held = Objects::all().find(iter, "iter");
        if (!held) {
            return fail(held.error());
        }
        MatchingRuleIterator& walk = **held;
        return walk.next < walk.rules.size() ? Objects::all().lend(iter, &walk.rules[walk.next++])
                                             : nullptr;
    });
}

void pactffi_matching_rule_iter_delete(MatchingRuleIterator* iter) {
    guarded([&] { return Objects::all().end(iter, "iter"); });
}

uint16_t pactffi_matching_rule_id(const MatchingRuleResult* rule_result) {
    return of_rule_result<uint16_t>(rule_result, 0, [](const auto& result) -> uint16_t {
        return result.reference.empty() ? told_of(result.rule).id : 0;
    });
}

const char* pactffi_matching_rule_value(const MatchingRuleResult* rule_result) {
    return of_rule_result<const char*>(rule_result, nullptr, [](const auto& result) {
        return result.value ? result.value->c_str() : nullptr;
    });
}

const MatchingRule* pactffi_matching_rule_pointer(const MatchingRuleResult* rule_result) {
    return of_rule_result<const MatchingRule*>(rule_result, nullptr, [&](const auto& result) {
        return result.reference.empty() ? Objects::all().lend(rule_result, &result.rule) : nullptr;
    });
}

const char* pactffi_matching_rule_reference_name(const MatchingRuleResult* rule_result) {
    return of_rule_result<const char*>(rule_result, nullptr, [](const auto& result) {
        return result.reference.empty() ? nullptr : result.reference.c_str();
    });
}

}  // extern "C"

}  // namespace accord::ffi
