// The "matchingRules" object of pact files: V2's flat path keys and the categories of V3 and V4.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/rules.hpp"
#include "contract/model/text_key.hpp"

namespace accord::contract {

/// Reads matching rules; each key tells by itself in which of the two forms it is. Error:
/// kInvalidInput naming category and key: `body rule "$.id": unknown matcher "regexx"`.
Result<MatchingRules> rules_from_json(const json::Value& rules);

/// Reads one list: {"combine": "AND", "matchers": [...]}, or a single rule.
Result<RuleList> rule_list_from_json(const json::Value& list);

/// {"body": {"$.id": {"combine": "AND", "matchers": [...]}}}: V3 and V4. Empty when there are none.
json::Object rules_to_json(const MatchingRules& rules);

/// What the rules of a part by name speak of.
struct PartNames {
    Names query, headers;
};

/// {"$.body.id": {"match": "type"}}: V2, which holds one rule for each key; of several the first.
json::Object rules_to_v2_json(const MatchingRules& rules, const PartNames& names);

/// {"combine": "AND", "matchers": [...]}.
json::Object rule_list_to_json(const RuleList& list);

}  // namespace accord::contract
