// Rules and generators of one category, laid out for a walk over them.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "ffi/matching/rule_types.hpp"

namespace accord::ffi {

/// The rules of a category of a request, response or message, with the path of each ("$.items[0]",
/// "$['X-Id']", "$" for a path, method or status), sorted by it. What a file calls rules of
/// "contents" are those of the body. Error: kInvalidInput when there is no such category.
template <class Part>
Result<MatchingRuleCategoryIterator> walk_rules(const Part& part, MatchingRuleCategory category);

/// The same for generators.
template <class Part>
Result<GeneratorCategoryIterator> walk_generators(const Part& part, GeneratorCategory category);

}  // namespace accord::ffi
