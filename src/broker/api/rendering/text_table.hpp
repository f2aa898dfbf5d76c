// Rows of text as a table with aligned columns, for text/plain.
#pragma once

#include <string>
#include <vector>

namespace accord::broker::api {

using TextRow = std::vector<std::string>;

/// The first row is the heading and says how many columns there are; "No data." when it is alone.
/// No line end at the end.
std::string render_text_table(const std::vector<TextRow>& rows);

}  // namespace accord::broker::api
