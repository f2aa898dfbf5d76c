// Comparing what somebody gave with a secret.
#pragma once

#include <cstddef>
#include <string_view>

namespace accord {

/// Takes as long for a wrong text as for a right one, so that time tells nothing.
inline bool equal_in_constant_time(std::string_view known, std::string_view given) {
    std::size_t difference = known.size() ^ given.size();
    for (std::size_t i = 0; i < known.size(); ++i) {
        difference |= static_cast<std::size_t>(known[i] ^ (i < given.size() ? given[i] : 0));
    }
    return difference == 0;
}

}  // namespace accord
