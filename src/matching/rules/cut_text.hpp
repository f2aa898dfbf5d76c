// Long texts cut for sentences and reports.
#pragma once

#include <cstddef>
#include <string_view>

namespace accord::matching {

/// The first `bytes_max` bytes, less what would take a character of UTF-8 apart.
inline std::string_view start_of(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) {
        return text;
    }
    while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xC0U) == 0x80U) {
        --bytes_max;
    }
    return text.substr(0, bytes_max);
}

}  // namespace accord::matching
