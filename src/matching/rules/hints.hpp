// What a sentence about a mismatch adds for a person who would overlook the reason: "; only the
// case of letters differs". Made for mismatches only, never where something matches.
#pragma once

#include "base/json.hpp"
#include "matching/rules/rule_set.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

/// Why two texts that look alike are not equal; empty when they plainly differ.
std::string text_hint(std::string_view expected, std::string_view actual);

/// The same of two JSON values: a number that came as text, null, one item instead of a list.
std::string value_hint(const json::Value& expected, const json::Value& actual);

/// The same of two paths: a slash at the end, one segment that differs.
std::string path_hint(std::string_view expected, std::string_view actual);

/// The name among `given` that was probably meant by `wanted`: "; there is 'name': ...". Empty when
/// none is alike.
std::string name_hint(std::string_view wanted, const std::vector<std::string_view>& given);

/// What is missing in a map and what is too much, where `refuse` asks for the same keys.
std::string keys_hint(const json::Object& expected, const json::Object& actual, bool refuse);

/// Why a rule does not hold for a value, where its sentence alone is a riddle.
std::string rule_hint(const CompiledRule& rule,
                      const json::Value& expected,
                      const json::Value& actual);
std::string rule_hint(const CompiledRule& rule, std::string_view expected, std::string_view actual);

}  // namespace accord::matching
