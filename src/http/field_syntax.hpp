// What header fields are made of (RFC 9110 section 5.6), for those who read them and those who
// write them.
#pragma once

#include <string_view>

namespace accord::http {

/// A method's or a field's name: letters, digits and some marks, at least one.
bool is_token(std::string_view text);

/// Has nothing in it that could end the line: no control characters but tabs.
bool is_field_value(std::string_view text);

/// Without the spaces and tabs at both ends; a view into `text`.
std::string_view without_blanks(std::string_view text);

/// Whether a comma-separated list has this word, in any case.
bool has_list_word(std::string_view list, std::string_view word);

/// Whether `text` can stand in a Host field: a name, an IPv4 address, or an IPv6 one in brackets,
/// with a port or without. Names are ASCII, so that they can stand in links as they are.
bool is_host(std::string_view text);

}  // namespace accord::http
