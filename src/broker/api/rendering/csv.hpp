// Fields as a line of CSV (RFC 4180).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::api {

inline constexpr std::string_view kCsv = "text/csv";

/// With its line end; a field with a comma, a quotation mark, a line end or white space at its ends
/// is in quotation marks, and so is an empty one.
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace accord::broker::api
