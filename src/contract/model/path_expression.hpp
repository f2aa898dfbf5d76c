// Path expressions: which places of a body a rule or generator speaks of ("$.items[*].id").
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace accord::contract {

/// One step down from the root.
struct PathStep {
    enum class Kind {
        kField,     ///< .name or ['name']
        kIndex,     ///< [3]
        kAny,       ///< .* : every member or item
        kAnyIndex,  ///< [*] : every item
    };
    Kind kind = Kind::kField;
    std::string name;
    std::size_t index = 0;
    bool operator==(const PathStep&) const = default;
};

/// The steps from the root `$`; none for the root itself.
using PathExpression = std::vector<PathStep>;

/// Reads a path; one that does not start with `$` is taken from the root. Error: kInvalidInput with
/// the character at which it went wrong.
Result<PathExpression> parse_path(std::string_view text);

/// The shortest text that reads back the same: "$.a['b c'][0].*".
std::string to_string(const PathExpression& path);

/// Appends one step's text: ".name" or, where it has to be, "['odd name']"; always in quotes;
/// "[12]".
void append_field(std::string& out, std::string_view name);
/// As XML templates name an element or "#text": also "-", ":", "#" and "@" stand without quotes.
void append_element(std::string& out, std::string_view name);
void append_quoted_field(std::string& out, std::string_view name);
void append_index(std::string& out, std::size_t index);

}  // namespace accord::contract
