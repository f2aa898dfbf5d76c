// "Name: value" on the command line.
#pragma once

#include "base/result.hpp"

#include <string>
#include <utility>

namespace accord::cli {

/// The field's name and its value. Error: kInvalidInput naming the option that the text came from.
Result<std::pair<std::string, std::string>> read_header(const char* option,
                                                        const std::string& text);

}  // namespace accord::cli
