// Rules and generators of one category, laid out for a walk over them.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "ffi/matching/rule_types.hpp"

namespace accord::ffi {

/// The rules of a category with the path of each ("$.items[0]", "$['X-Id']", "$" for a path, method
/// or status), sorted by it. What a file calls rules of "contents" are those of the body. Error:
/// kInvalidInput when there is no such category.
Result<MatchingRuleCategoryIterator> walk_rules(const contract::HttpRequest& request,
                                                MatchingRuleCategory category);
Result<MatchingRuleCategoryIterator> walk_rules(const contract::HttpResponse& response,
                                                MatchingRuleCategory category);
Result<MatchingRuleCategoryIterator> walk_rules(const contract::Message& message,
                                                MatchingRuleCategory category);

/// The same for generators.
Result<GeneratorCategoryIterator> walk_generators(const contract::HttpRequest& request,
                                                  GeneratorCategory category);
Result<GeneratorCategoryIterator> walk_generators(const contract::HttpResponse& response,
                                                  GeneratorCategory category);
Result<GeneratorCategoryIterator> walk_generators(const contract::Message& message,
                                                  GeneratorCategory category);

}  // namespace accord::ffi
