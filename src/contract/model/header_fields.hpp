// Header fields whose value is a list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord::contract {

/// Whether the field's value is a list with commas (RFC 9110); in others a comma is a character.
bool is_list_field(std::string_view name);

/// The values of one line: the items of a list, otherwise the one value; without space around.
std::vector<std::string> header_values(std::string_view name, std::string_view line);

}  // namespace accord::contract
