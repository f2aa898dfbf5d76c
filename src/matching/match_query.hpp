// Query parameters and form fields compared: names in any order, values of one name in theirs.
#pragma once

#include "contract/model.hpp"
#include "matching/mismatch.hpp"
#include "matching/text_rules.hpp"

namespace accord::matching {

/// Mismatches of kind kQuery. Unexpected names are mismatches.
Mismatches match_query(const contract::MultiMap& expected,
                       const contract::MultiMap& actual,
                       const TextRules& rules);

/// As version 1 has it: the order of names counts, too.
Mismatches match_query_in_order(const contract::MultiMap& expected,
                                const contract::MultiMap& actual);

}  // namespace accord::matching
