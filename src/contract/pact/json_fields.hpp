// Fields of JSON objects that a reader knows, and those it keeps for writing.
#pragma once

#include "base/json.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace accord::contract {

/// A copy without the named fields, in the same order.
inline json::Object without(const json::Object& object,
                            std::initializer_list<std::string_view> known,
                            std::initializer_list<std::string_view> known_too = {},
                            std::initializer_list<std::string_view> known_as_well = {}) {
    json::Object out;
    for (const auto& [name, value] : object) {
        const auto is_name = [&](std::string_view one) { return one == name; };
        if (std::ranges::none_of(known, is_name) && std::ranges::none_of(known_too, is_name) &&
            std::ranges::none_of(known_as_well, is_name)) {
            out[name] = value;
        }
    }
    return out;
}

}  // namespace accord::contract
