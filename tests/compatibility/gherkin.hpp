// The part of Gherkin that the public compatibility suite uses: features with a background and
// scenarios, steps with data tables or doc strings. No outlines, no rules, no examples.
#pragma once

#include "base/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::compatibility {

/// Cells by row, as written between the bars, trimmed.
using Table = std::vector<std::vector<std::string>>;

/// One row by the names of the columns.
using Row = std::map<std::string, std::string>;

struct Step {
    std::string text;  ///< without its keyword
    Table table;
    std::string doc_string;
    std::size_t line = 0;
};

struct Scenario {
    std::string name;
    std::vector<Step> steps;  ///< those of the background first
};

struct Feature {
    std::string name;
    std::vector<Scenario> scenarios;
};

/// Error: kInvalidInput with the line that is not understood.
Result<Feature> parse_feature(std::string_view text);

/// The rows under the first one, by the names that stand there.
std::vector<Row> rows_of(const Table& table);

/// The cell of a column; empty when there is no such column.
std::string cell(const Row& row, const std::string& column);

}  // namespace accord::compatibility
