// The plain characters that classes of regular expressions stand for, of which samples are made.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace accord::matching {

/// Letters, digits and the underscore.
inline constexpr std::string_view kWordCharacters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

/// What ASCII can print, without the given characters.
std::string all_but(std::string_view characters);

/// Of "Lu" in \p{Lu}; empty when it has none.
std::string property_characters(std::string_view name);

/// Of "alpha" in [:alpha:]; empty when there is no such class.
std::string posix_characters(std::string_view name);

/// Of the "d" in \d; nothing for letters that stand for none.
std::optional<std::string> escaped_characters(char letter);

}  // namespace accord::matching
