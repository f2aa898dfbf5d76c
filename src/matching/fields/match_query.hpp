// Query parameters and form fields compared: names in any order, values of one name in theirs.
#pragma once

#include "contract/model/model.hpp"
#include "matching/rules/mismatch.hpp"
#include "matching/rules/text_rules.hpp"

namespace accord::matching {

/// What parameters are called in sentences, and the kind of their mismatches.
struct ParameterWords {
    Mismatch::Kind kind;
    std::string_view noun;
};
inline constexpr ParameterWords kQueryWords{Mismatch::Kind::kQuery, "query parameter"};
inline constexpr ParameterWords kFormWords{Mismatch::Kind::kBody, "form post parameter"};

/// Mismatches placed at the parameter's name. Unexpected names are mismatches.
Mismatches match_parameters(const contract::MultiMap& expected,
                            const contract::MultiMap& actual,
                            const TextRules& rules,
                            ParameterWords words);

/// What a stray '&' leaves behind is no parameter.
bool is_no_parameter(std::string_view name, const std::vector<std::string>& values);

/// As version 1 has it: the order of names counts, too.
Mismatches match_query_in_order(const contract::MultiMap& expected,
                                const contract::MultiMap& actual);

}  // namespace accord::matching
