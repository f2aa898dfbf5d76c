// One rule applied to one value: the sentences that say why it does not hold.
#pragma once

#include "base/json.hpp"
#include "matching/rule_set.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::matching {

/// Why the rule does not hold for a JSON value; nothing when it does. Lists and maps are judged by
/// themselves, not by what they hold. A cascaded rule does not ask for lengths.
std::optional<std::string> why_not(const CompiledRule& rule,
                                   const json::Value& expected,
                                   const json::Value& actual,
                                   bool cascaded);

/// The same for text (path, query, header, text bodies), where numbers and booleans are told by
/// their spelling.
std::optional<std::string> why_not(const CompiledRule& rule,
                                   std::string_view expected,
                                   std::string_view actual);

/// The same for a status code.
std::optional<std::string> why_not(const CompiledRule& rule, int expected, int actual);

/// `'x' (String)`, `7 (Integer)`, `{"a":1} (Object)`.
std::string described(const json::Value& value);

/// `'x'`, `7`, `{"a":1}`.
std::string shown(const json::Value& value);

}  // namespace accord::matching
