// Query strings: `name=value&...` read into pairs and written from them. What a name means
// (repeated ones, "q[][tag]") is told by those who ask.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// One parameter, decoded.
struct QueryParameter {
    std::string name;
    std::optional<std::string> value;  ///< nothing for "a", empty for "a="

    bool operator==(const QueryParameter&) const = default;
};

/// The parameters in order, `+` read as a space; an escape that is malformed stays as it is. What
/// stands between two `&` without a character is a parameter without name and value; an empty text
/// has none at all.
std::vector<QueryParameter> parse_query(std::string_view query);

/// Writes "name=value", percent-encoded, behind what is in `query`; with `&` where that is
/// something.
void add_parameter(std::string& query, std::string_view name, std::string_view value);

}  // namespace accord
