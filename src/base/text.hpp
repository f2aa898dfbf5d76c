// Small operations on text that the standard library lacks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// ASCII lower case, and upper case.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

/// Equal, apart from the case of ASCII letters.
bool equal_ignoring_case(std::string_view left, std::string_view right);

/// Without spaces, tabs and line ends at both ends; a view into `text`.
std::string_view trim(std::string_view text);

/// The parts between separators, empty ones included; views into `text`.
std::vector<std::string_view> split(std::string_view text, char separator);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// For XML and HTML: & < > and " as references; an apostrophe as it is, or as the caller wants it.
std::string escape_markup(std::string_view text, std::string_view apostrophe = "'");

/// True when `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

/// How many bytes at the start of `text` are well-formed UTF-8: all of them, or those before the
/// first character that is not.
std::size_t utf8_prefix(std::string_view text);

/// The same text when it is well-formed UTF-8; otherwise with U+FFFD for each byte that belongs to
/// no character. For what is shown or sent as text, whatever it was made of.
std::string to_valid_utf8(std::string text);

}  // namespace accord
