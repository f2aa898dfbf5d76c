// Categories of the C interface found in the model: see rule_walks.hpp.
#include "ffi/model/rule_walks.hpp"

#include "contract/model/path_expression.hpp"
#include "contract/model/text_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace accord::ffi {

namespace {

/// The names that keys of queries and headers speak of.
struct NamesOfPart {
    contract::Names query, headers;
};

NamesOfPart names_of(const contract::HttpRequest& request) {
    return {{request.query, contract::NameCase::kSensitive},
            {request.headers, contract::NameCase::kIgnored}};
}

NamesOfPart names_of(const contract::HttpResponse& response) {
    return {{}, {response.headers, contract::NameCase::kIgnored}};
}

NamesOfPart names_of(const contract::Message&) { return {}; }

/// "$.q[0]", "$['X-Id']", "$" for all.
std::string path_of_key(const std::string& key, const contract::Names* names) {
    if (names == nullptr) {
        return key.empty() ? "$" : key;
    }
    const contract::TextKey read = contract::read_text_key(key, *names);
    std::string path = "$";
    if (read.is_all) {
        return path;
    }
    contract::append_field(path, read.name);
    if (read.position) {
        contract::append_index(path, *read.position);
    }
    return path;
}

/// A number, as C may pass any for a category.
template <class Category>
unsigned number_of(Category category) {
    return std::bit_cast<unsigned>(category);
}

std::unexpected<Error> no_such_category(unsigned number) {
    return invalid_input(fmt::format("there is no category with the number {}", number));
}

template <class Walk>
void sort_by_path(Walk& walk) {
    std::ranges::stable_sort(
        walk, [](const auto& left, const auto& right) { return left.first < right.first; });
}

void add_rules(MatchingRuleCategoryIterator& walk,
               const contract::RuleList& list,
               const std::string& path) {
    for (const contract::MatchingRule& rule : list.rules) {
        walk.rules.emplace_back(path, ::MatchingRule{rule});
    }
}

MatchingRuleCategoryIterator rules_at_root(const contract::RuleList& list) {
    MatchingRuleCategoryIterator walk;
    add_rules(walk, list, "$");
    return walk;
}

MatchingRuleCategoryIterator rules_by_path(const contract::RulesByKey& rules,
                                           const contract::Names* names = nullptr) {
    MatchingRuleCategoryIterator walk;
    for (const auto& [key, list] : rules) {
        add_rules(walk, list, path_of_key(key, names));
    }
    sort_by_path(walk.rules);
    return walk;
}

GeneratorCategoryIterator generators_by_path(const contract::GeneratorsByKey& generators,
                                             const contract::Names* names = nullptr) {
    GeneratorCategoryIterator walk;
    for (const auto& [key, generator] : generators) {
        walk.generators.emplace_back(path_of_key(key, names), ::Generator{generator});
    }
    sort_by_path(walk.generators);
    return walk;
}

}  // namespace

template <class Part>
Result<MatchingRuleCategoryIterator> walk_rules(const Part& part, MatchingRuleCategory category) {
    const NamesOfPart names = names_of(part);
    const contract::MatchingRules& rules = part.rules;
    switch (number_of(category)) {
        case MatchingRuleCategory_METHOD:
            return rules_at_root(rules.method);
        case MatchingRuleCategory_PATH:
            return rules_at_root(rules.path);
        case MatchingRuleCategory_HEADER:
            return rules_by_path(rules.header, &names.headers);
        case MatchingRuleCategory_QUERY:
            return rules_by_path(rules.query, &names.query);
        case MatchingRuleCategory_BODY:
            return rules_by_path(rules.body);
        case MatchingRuleCategory_STATUS:
            return rules_at_root(rules.status);
        case MatchingRuleCategory_CONTENTS:
            return MatchingRuleCategoryIterator();
        case MatchingRuleCategory_METADATA:
            return rules_by_path(rules.metadata);
        default:
            return no_such_category(number_of(category));
    }
}

template <class Part>
Result<GeneratorCategoryIterator> walk_generators(const Part& part, GeneratorCategory category) {
    const NamesOfPart names = names_of(part);
    const contract::Generators& generators = part.generators;
    switch (number_of(category)) {
        case GeneratorCategory_METHOD:
            return generators_by_path(generators.method);
        case GeneratorCategory_PATH:
            return generators_by_path(generators.path);
        case GeneratorCategory_HEADER:
            return generators_by_path(generators.header, &names.headers);
        case GeneratorCategory_QUERY:
            return generators_by_path(generators.query, &names.query);
        case GeneratorCategory_BODY:
            return generators_by_path(generators.body);
        case GeneratorCategory_STATUS:
            return generators_by_path(generators.status);
        case GeneratorCategory_METADATA:
            return generators_by_path(generators.metadata);
        default:
            return no_such_category(number_of(category));
    }
}

template Result<MatchingRuleCategoryIterator> walk_rules(const contract::HttpRequest&,
                                                         MatchingRuleCategory);
template Result<MatchingRuleCategoryIterator> walk_rules(const contract::HttpResponse&,
                                                         MatchingRuleCategory);
template Result<MatchingRuleCategoryIterator> walk_rules(const contract::Message&,
                                                         MatchingRuleCategory);
template Result<GeneratorCategoryIterator> walk_generators(const contract::HttpRequest&,
                                                           GeneratorCategory);
template Result<GeneratorCategoryIterator> walk_generators(const contract::HttpResponse&,
                                                           GeneratorCategory);
template Result<GeneratorCategoryIterator> walk_generators(const contract::Message&,
                                                           GeneratorCategory);

}  // namespace accord::ffi
