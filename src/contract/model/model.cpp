// What the model's types can tell of themselves.
#include "contract/model/model.hpp"

#include "base/text.hpp"

namespace accord::contract {

void add_value(MultiMap& map, std::string_view name, std::string value) {
    for (auto& [known, values] : map) {
        if (known == name) {
            values.push_back(std::move(value));
            return;
        }
    }
    map.emplace_back(std::string(name), std::vector<std::string>{std::move(value)});
}

const std::vector<std::string>* find_values(const MultiMap& map, std::string_view name) {
    const auto at = std::ranges::find(map, name, &MultiMap::value_type::first);
    return at == map.end() ? nullptr : &at->second;
}

const std::vector<std::string>* find_header(const MultiMap& headers, std::string_view name) {
    const auto at = std::ranges::find_if(
        headers, [&](const auto& header) { return equal_ignoring_case(header.first, name); });
    return at == headers.end() ? nullptr : &at->second;
}

std::optional<std::string_view> header_value(const MultiMap& headers, std::string_view name) {
    const auto* values = find_header(headers, name);
    if (!values || values->empty()) {
        return std::nullopt;
    }
    return std::string_view(values->front());
}

std::string_view content_type_of(const MultiMap& headers) {
    return header_value(headers, "content-type").value_or("");
}

}  // namespace accord::contract
