// Small contracts and the contents that are held against them.
#pragma once

#include "base/json.hpp"

#include <functional>
#include <string>
#include <vector>

namespace accord::interop {

struct Case {
    std::string content_type;
    json::Object rules;  ///< of the category body, V3 form
    json::Value expected;
    std::string actual;

    /// The V3 message that says so.
    [[nodiscard]] json::Object message() const;
};

/// Every rule with every pair of an example and a value that came, of all kinds of JSON.
std::vector<Case> each_rule_on_each_value();

/// Nested JSON with several rules that overlap, made from `seed`.
std::vector<Case> nested_json(std::uint64_t seed, std::size_t count);

/// The same for contents of a type that holds text: `before` comes ahead of it, `path` names it.
std::vector<Case> each_rule_on_each_text(std::string_view content_type,
                                         std::string_view path,
                                         std::string_view before);

/// The same with elements, attributes and text.
std::vector<Case> nested_xml(std::uint64_t seed, std::size_t count);

}  // namespace accord::interop
