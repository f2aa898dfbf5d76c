// What MatchingRule and Generator pointers of the C interface point to, and the walks over those of
// one category.
#pragma once

#include "contract/model/generators.hpp"
#include "contract/model/rules.hpp"
#include "pact/types.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

struct MatchingRule {
    accord::contract::MatchingRule rule;
};

struct Generator {
    accord::contract::Generator generator;
};

/// The rules by place, sorted; those of one place in their order.
struct MatchingRuleCategoryIterator {
    std::vector<std::pair<std::string, ::MatchingRule>> rules;
    std::size_t next = 0;
};

/// The generators by place, sorted.
struct GeneratorCategoryIterator {
    std::vector<std::pair<std::string, ::Generator>> generators;
    std::size_t next = 0;
};
