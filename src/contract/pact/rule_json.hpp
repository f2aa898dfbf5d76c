// One matching rule as pact files have it, V2 to V4. What its attributes are stands in
// model/rule_table.hpp; here each type of attribute is read and written.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/rules.hpp"

namespace accord::contract {

/// Reads one rule such as {"match": "type", "min": 1}; V2 to V4. Error: kInvalidInput naming an
/// unknown matcher or an attribute that is missing or wrong.
Result<MatchingRule> rule_from_json(const json::Object& rule);

/// As V3 and V4 write it.
json::Object rule_to_json(const MatchingRule& rule);

}  // namespace accord::contract
