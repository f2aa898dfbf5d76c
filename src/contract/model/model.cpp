// What the model's types can tell of themselves.
#include "contract/model/model.hpp"

#include "base/text.hpp"

namespace accord::contract {

std::string_view to_string(SpecVersion version) {
    switch (version) {
        case SpecVersion::kV1:
            return "1.0.0";
        case SpecVersion::kV1_1:
            return "1.1.0";
        case SpecVersion::kV2:
            return "2.0.0";
        case SpecVersion::kV3:
            return "3.0.0";
        case SpecVersion::kV4:
            return "4.0";
    }
    return "";
}

std::optional<SpecVersion> parse_spec_version(std::string_view text) {
    if (text.starts_with('V') || text.starts_with('v')) {
        text.remove_prefix(1);
    }
    const auto parts = split(text, '.');
    if (parts[0] == "1") {
        return parts.size() > 1 && parts[1] == "1" ? SpecVersion::kV1_1 : SpecVersion::kV1;
    }
    if (parts[0] == "2") {
        return SpecVersion::kV2;
    }
    if (parts[0] == "3") {
        return SpecVersion::kV3;
    }
    if (parts[0] == "4") {
        return SpecVersion::kV4;
    }
    return std::nullopt;
}

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

}  // namespace accord::contract
