#include "matching/match_query.hpp"

#include "base/text.hpp"
#include "contract/parts_json.hpp"

namespace accord::matching {
namespace {

using Values = std::vector<std::string>;

Mismatch query_mismatch(std::string_view name,
                        std::string_view rule,
                        std::string expected,
                        std::string actual,
                        std::string sentence) {
    return {Mismatch::Kind::kQuery,
            std::string(name),
            std::string(rule),
            std::move(expected),
            std::move(actual),
            std::move(sentence)};
}

/// Values under a rule: there may be more than the examples, which the first one stands for.
void match_ruled(std::string_view name,
                 const Values& expected,
                 const Values& actual,
                 const TextRules& rules,
                 Mismatches& out) {
    static const std::string kNone;
    if (const RuleSet* all = rules.find(name)) {
        if (std::string why = why_not_count(*all, actual); !why.empty())
            out.push_back(query_mismatch(
                name, "type", join(expected, ", "), join(actual, ", "), std::move(why)));
    }
    for (std::size_t i = 0; i < actual.size(); ++i) {
        const std::string& example = i < expected.size() ? expected[i]
                                     : expected.empty()  ? kNone
                                                         : expected[0];
        const RuleSet* set = rules.find(name, i);
        if (!set) continue;
        for (RuleFailure& failure : failures(*set, example, actual[i]))
            out.push_back(query_mismatch(
                name, failure.rule, example, actual[i], std::move(failure.sentence)));
    }
}

void match_equal(std::string_view name,
                 const Values& expected,
                 const Values& actual,
                 const TextRules& rules,
                 Mismatches& out) {
    for (std::size_t i = 0; i < std::min(expected.size(), actual.size()); ++i) {
        if (const RuleSet* set = rules.find(name, i)) {
            for (RuleFailure& failure : failures(*set, expected[i], actual[i]))
                out.push_back(query_mismatch(
                    name, failure.rule, expected[i], actual[i], std::move(failure.sentence)));
        } else if (expected[i] != actual[i]) {
            out.push_back(query_mismatch(
                name,
                "equality",
                expected[i],
                actual[i],
                fmt::format("Expected query parameter '{}' with value '{}' but was '{}'",
                            name,
                            expected[i],
                            actual[i])));
        }
    }
    if (expected.size() == actual.size()) return;
    out.push_back(query_mismatch(
        name,
        "",
        join(expected, ", "),
        join(actual, ", "),
        fmt::format("Expected query parameter '{}' with {} value(s) but received {} value(s)",
                    name,
                    expected.size(),
                    actual.size())));
}

/// What a stray '&' leaves behind is no parameter.
bool is_nothing(std::string_view name, const Values& values) {
    return name.empty() && std::ranges::all_of(values, &std::string::empty);
}

}  // namespace

Mismatches match_query(const contract::MultiMap& expected,
                       const contract::MultiMap& actual,
                       const TextRules& rules) {
    Mismatches out;
    for (const auto& [name, values] : expected) {
        if (is_nothing(name, values)) continue;
        const Values* given = contract::find_values(actual, name);
        if (!given) {
            out.push_back(
                query_mismatch(name,
                               "",
                               join(values, ", "),
                               "",
                               fmt::format("Expected query parameter '{}' but was missing", name)));
        } else if (rules.find(name)) {
            match_ruled(name, values, *given, rules, out);
        } else {
            match_equal(name, values, *given, rules, out);
        }
    }
    for (const auto& [name, values] : actual) {
        if (contract::find_values(expected, name) || is_nothing(name, values)) continue;
        out.push_back(
            query_mismatch(name,
                           "",
                           "",
                           join(values, ", "),
                           fmt::format("Unexpected query parameter '{}' received", name)));
    }
    return out;
}

Mismatches match_query_in_order(const contract::MultiMap& expected,
                                const contract::MultiMap& actual) {
    if (expected == actual) return {};
    if (auto differences = match_query(expected, actual, {}); !differences.empty()) {
        return differences;
    }
    const std::string wanted = contract::query_to_text(expected);
    const std::string given = contract::query_to_text(actual);
    return {query_mismatch("",
                           "equality",
                           wanted,
                           given,
                           fmt::format("Expected query '{}' but was '{}'", wanted, given))};
}

}  // namespace accord::matching
