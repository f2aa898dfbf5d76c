// Statements as they are told to people.
#pragma once

#include <string>
#include <string_view>

namespace accord::db {

/// SQL is written from line to line, and so are errors; both are told in one.
std::string in_one_line(std::string_view text);

}  // namespace accord::db
