// Compares parameters by name, then value by value.
#include "matching/fields/match_query.hpp"

#include "base/text.hpp"
#include "contract/model/query_text.hpp"
#include "matching/rules/hints.hpp"

namespace accord::matching {
namespace {

using Values = std::vector<std::string>;

/// The parameters of one name, compared.
class Parameter {
  public:
    Parameter(std::string_view name, ParameterWords words, Mismatches& out)
        : name_(name), words_(words), out_(out) {}

    /// Values under a rule: there may be more than the examples, which the first one stands for.
    void match_ruled(const Values& expected, const Values& actual, const TextRules& rules) {
        if (const RuleSet* all = rules.find(name_)) {
            if (std::string why = why_not_count(*all, actual); !why.empty()) {
                report("type", join(expected, ", "), join(actual, ", "), std::move(why));
            }
        }
        for (std::size_t i = 0; i < actual.size(); ++i) {
            if (const RuleSet* set = rules.find(name_, i)) {
                match_value(*set, example_at(expected, i), actual[i]);
            }
        }
    }

    void match_equal(const Values& expected, const Values& actual, const TextRules& rules) {
        const bool reordered = expected != actual && expected.size() == actual.size() &&
                               std::ranges::is_permutation(expected, actual);
        for (std::size_t i = 0; i < std::min(expected.size(), actual.size()); ++i) {
            if (const RuleSet* set = rules.find(name_, i)) {
                match_value(*set, expected[i], actual[i]);
            } else if (expected[i] != actual[i]) {
                report("equality",
                       expected[i],
                       actual[i],
                       fmt::format("Expected {} '{}' with value '{}' but was '{}'{}",
                                   words_.noun,
                                   name_,
                                   expected[i],
                                   actual[i],
                                   reordered ? "; its values came in another order"
                                             : text_hint(expected[i], actual[i])));
            }
        }
        if (expected.size() == actual.size()) {
            return;
        }
        report("",
               join(expected, ", "),
               join(actual, ", "),
               fmt::format("Expected {} '{}' with {} value(s) but received {} value(s){}",
                           words_.noun,
                           name_,
                           expected.size(),
                           actual.size(),
                           actual.size() == 1 && actual[0] == join(expected, ",")
                               ? "; they came as one, with commas"
                               : ""));
    }

    void missing(const Values& expected, const std::vector<std::string_view>& others) {
        report("",
               join(expected, ", "),
               "",
               fmt::format("Expected {} '{}' but was missing{}",
                           words_.noun,
                           name_,
                           name_hint(name_, others)));
    }

    void unexpected(const Values& actual) {
        report("",
               "",
               join(actual, ", "),
               fmt::format("Unexpected {} '{}' received", words_.noun, name_));
    }

  private:
    void match_value(const RuleSet& rules, const std::string& expected, const std::string& actual) {
        for (RuleFailure& failure : failures(rules, expected, actual)) {
            report(failure.rule, expected, actual, std::move(failure.sentence));
        }
    }

    void report(std::string_view rule,
                std::string expected,
                std::string actual,
                std::string sentence) {
        out_.push_back({words_.kind,
                        std::string(name_),
                        std::string(rule),
                        std::move(expected),
                        std::move(actual),
                        std::move(sentence)});
    }

    std::string_view name_;
    ParameterWords words_;
    Mismatches& out_;
};

/// The names of `map` that `other` does not have.
std::vector<std::string_view> parameters_not_in(const contract::MultiMap& other,
                                                const contract::MultiMap& map) {
    std::vector<std::string_view> out;
    for (const auto& [name, values] : map) {
        if (!contract::find_values(other, name)) {
            out.push_back(name);
        }
    }
    return out;
}

/// Then the number of values counts, too.
bool asks_for_equality(const RuleSet& set) {
    return !set.one_is_enough && std::ranges::any_of(set.rules, [](const CompiledRule& compiled) {
        return std::holds_alternative<contract::rule::Equality>(compiled);
    });
}

}  // namespace

bool is_no_parameter(std::string_view name, const Values& values) {
    return name.empty() && std::ranges::all_of(values, &std::string::empty);
}

Mismatches match_parameters(const contract::MultiMap& expected,
                            const contract::MultiMap& actual,
                            const TextRules& rules,
                            ParameterWords words) {
    Mismatches out;
    for (const auto& [name, values] : expected) {
        if (is_no_parameter(name, values)) {
            continue;
        }
        Parameter parameter(name, words, out);
        const Values* given = contract::find_values(actual, name);
        if (!given && values.empty()) {
            given = &values;  // a parameter without values is not written
        }
        if (!given) {
            parameter.missing(values, parameters_not_in(expected, actual));
        } else if (const RuleSet* set = rules.find(name); set && !asks_for_equality(*set)) {
            parameter.match_ruled(values, *given, rules);
        } else {
            parameter.match_equal(values, *given, rules);
        }
    }
    for (const auto& [name, values] : actual) {
        if (!contract::find_values(expected, name) && !is_no_parameter(name, values)) {
            Parameter(name, words, out).unexpected(values);
        }
    }
    return out;
}

Mismatches match_query_in_order(const contract::MultiMap& expected,
                                const contract::MultiMap& actual) {
    if (expected == actual) {
        return {};
    }
    Mismatches out = match_parameters(expected, actual, TextRules{}, kQueryWords);
    if (!out.empty()) {
        return out;  // more than the order differs
    }
    std::string wanted = contract::query_to_text(expected);
    std::string given = contract::query_to_text(actual);
    std::string sentence = fmt::format(
        "Expected query '{}' but was '{}'; in version 1 the order counts", wanted, given);
    return {{Mismatch::Kind::kQuery,
             "",
             "equality",
             std::move(wanted),
             std::move(given),
             std::move(sentence)}};
}

}  // namespace accord::matching
