// UTF-8 taken apart and put together (RFC 3629): see code_point.hpp.
#include "base/unicode/code_point.hpp"

#include <cstdint>

namespace accord {

std::size_t code_point_bytes(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto continues = [&](std::size_t count) {
        for (std::size_t i = 1; i <= count; ++i) {
            if (i >= text.size() || (byte(i) & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    };
    const std::uint8_t first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first < 0xE0) {
        return continues(1) ? 2 : 0;
    }
    if (first >= 0xE0 && first < 0xF0) {
        if (!continues(2)) {
            return 0;
        }
        if (first == 0xE0 && byte(1) < 0xA0) {
            return 0;  // overlong
        }
        if (first == 0xED && byte(1) > 0x9F) {
            return 0;  // surrogate
        }
        return 3;
    }
    if (first >= 0xF0 && first < 0xF5) {
        if (!continues(3)) {
            return 0;
        }
        if (first == 0xF0 && byte(1) < 0x90) {
            return 0;  // overlong
        }
        if (first == 0xF4 && byte(1) > 0x8F) {
            return 0;  // beyond U+10FFFF
        }
        return 4;
    }
    return 0;
}

CodePoint first_code_point(std::string_view text) {
    const std::size_t bytes = code_point_bytes(text);
    if (bytes == 0) {
        return {};
    }
    const auto first = static_cast<unsigned char>(text[0]);
    if (bytes == 1) {
        return {first, 1};
    }
    char32_t value = first & (0x7FU >> bytes);
    for (const char byte : text.substr(1, bytes - 1)) {
        value = (value << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
    }
    return {value, bytes};
}

void append_utf8(std::string& out, char32_t code_point) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = 0xFFFD;
    }
    const auto tail = [&](unsigned shift) {
        out += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
    };
    if (code_point < 0x80) {
        out += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        out += static_cast<char>(0xC0U | (code_point >> 6U));
        tail(0);
    } else if (code_point < 0x10000) {
        out += static_cast<char>(0xE0U | (code_point >> 12U));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | (code_point >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace accord
