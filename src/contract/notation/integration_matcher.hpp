// One matcher or generator of integration JSON, without its place: integration_json.hpp walks.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/generators.hpp"
#include "contract/model/rules.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::contract {

inline constexpr std::string_view kMatcherType = "pact:matcher:type";
inline constexpr std::string_view kGeneratorType = "pact:generator:type";

/// What "pact:matcher:type" of one object says.
struct IntegrationMatcher {
    std::vector<MatchingRule> rules;
    std::optional<Generator> generator;
    std::optional<json::Value> example;   ///< of a definition expression
    std::vector<std::string> references;  ///< attributes that a definition expression names

    /// Whether the keys of an object do not count below it.
    [[nodiscard]] bool ignores_keys() const;
};

/// Reads a matcher by name, a definition expression or a list of objects with a matcher each.
/// `attributes` is the object it stands in. Error: kInvalidInput. Not for arrayContains with
/// templates as variants: is_array_contains().
Result<IntegrationMatcher> read_integration_matcher(const json::Value& type,
                                                    const json::Object& attributes);

bool is_array_contains(const json::Value& type);

/// Reads "pact:generator:type" with the attributes that this generator has. Error: kInvalidInput
/// when there is no such generator.
Result<Generator> read_integration_generator(const json::Value& type,
                                             const json::Object& attributes);

/// Whether an object stands for a value with a matcher or generator.
bool is_template(const json::Object& object);

/// Adds a rule at a place, once: items of a list share one.
void add_rule(RulesByKey& rules, const std::string& path, MatchingRule rule);

/// Adds the rules and the generator of a template whose example has no places below it. The
/// object's own generator counts more than the one of its definition expression. Error:
/// kInvalidInput.
Result<void> add_template(const json::Object& object,
                          const std::string& path,
                          RulesByKey& rules,
                          GeneratorsByKey& generators);

}  // namespace accord::contract
