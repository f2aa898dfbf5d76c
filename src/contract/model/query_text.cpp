// Query strings and form bodies: see query_text.hpp.
#include "contract/model/query_text.hpp"

#include "base/query.hpp"
#include "base/text.hpp"

namespace accord::contract {

MultiMap query_from_text(std::string_view query) {
    MultiMap out;
    if (query.starts_with('?')) {
        query.remove_prefix(1);
    }
    for (auto& [name, value] : parse_query(query)) {
        add_value(out, name, std::move(value).value_or(""));
    }
    return out;
}

std::string query_to_text(const MultiMap& query) {
    std::string out;
    for (const auto& [name, values] : query) {
        for (const std::string& value : values) {
            add_parameter(out, name, value);
        }
    }
    return out;
}

std::string form_to_text(const MultiMap& fields) {
    // add_parameter leaves no plus sign and writes a space as %20 alone.
    return replace_all(query_to_text(fields), "%20", "+");
}

}  // namespace accord::contract
