// Integration JSON: what the DSLs of other languages hand over. A template of the body, in which an
// object with "pact:matcher:type" or "pact:generator:type" stands for the example in its "value",
// with rules and a generator at that place.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/generators.hpp"
#include "contract/model/rules.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::contract {

/// What a template of a body says; paths start at the body's root.
struct IntegrationJson {
    json::Value example;
    RulesByKey rules;
    GeneratorsByKey generators;
    bool operator==(const IntegrationJson&) const = default;
};

/// What a template of one value says: a path, status, header, query value or field of metadata.
struct IntegrationValue {
    json::Value example;
    RuleList rules;
    std::optional<Generator> generator;
    bool operator==(const IntegrationValue&) const = default;
};

inline constexpr std::size_t kIntegrationDepthMax = 200;  ///< values within values

/// Reads the template of a body. Below a matcher the items of a list count as one ([*]), below
/// values, eachValue and arrayContains the members of an object do as well (.*). Errors:
/// kInvalidInput with the path, kLimit.
Result<IntegrationJson> read_integration_json(const json::Value& document);

/// Reads the template of one value; rules for the items of a list become rules of the value, since
/// those are applied to each of several. Errors as above.
Result<IntegrationValue> read_integration_value(const json::Value& value);

/// As read_integration_value, from a text. One that is no template (no JSON object, or one that has
/// neither matcher nor generator) stands for itself.
Result<IntegrationValue> parse_integration_value(std::string_view text);

/// An example as headers and queries have it: each item of a list, otherwise the one value; what is
/// no string as compact JSON, null as nothing.
std::vector<std::string> texts_of(const json::Value& example);

}  // namespace accord::contract
