// Fields of JSON objects that a reader knows, and those it keeps for writing.
#pragma once

#include "base/json.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace accord::contract {

/// A copy without the named fields, in the same order.
inline json::Object without(const json::Object& object,
                            std::initializer_list<std::string_view> known) {
    json::Object out;
    for (const auto& [name, value] : object) {
        if (std::ranges::find(known, std::string_view(name)) == known.end()) {
            out[name] = value;
        }
    }
    return out;
}

}  // namespace accord::contract
