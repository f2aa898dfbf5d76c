// Characters of UTF-8 text, one by one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace accord {

/// Bytes of the UTF-8 sequence that starts `text`, 0 when it is malformed (RFC 3629).
std::size_t code_point_bytes(std::string_view text);

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;  ///< in the text
};

/// What `text` starts with; 0 bytes when that is malformed. Not for empty text.
CodePoint first_code_point(std::string_view text);

/// Adds the character in UTF-8, or U+FFFD for what is none: half of a surrogate pair, or beyond
/// U+10FFFF.
void append_utf8(std::string& out, char32_t code_point);

}  // namespace accord
