// Fields of JSON objects as texts: see text_walks.hpp.
#include "ffi/model/text_walks.hpp"

#include "base/json_exact.hpp"

#include <algorithm>

namespace accord::ffi {

std::string value_text(const json::Value& value) {
    return value.is_string() ? std::string(value.get_string()) : json::write_canonical(value);
}

std::vector<std::array<std::string, 2>> sorted_fields(const json::Object& object) {
    std::vector<std::array<std::string, 2>> fields;
    for (const auto& [name, value] : object) {
        fields.push_back({std::string(name), value_text(value)});
    }
    std::ranges::sort(fields);
    return fields;
}

}  // namespace accord::ffi
