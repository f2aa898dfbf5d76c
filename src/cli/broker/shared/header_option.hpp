// "Name: value", or NAME=VALUE, on the command line.
#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <string>
#include <utility>
#include <vector>

namespace accord::cli {

/// The field's name and its value. Error: kInvalidInput naming the option that the text came from.
Result<std::pair<std::string, std::string>> read_header(const char* option,
                                                        const std::string& text);

/// The same of all of them.
Result<http::Headers> read_headers(const char* option, const std::vector<std::string>& texts);

}  // namespace accord::cli
