// The suite's ways of writing contents in a table: `JSON: ...`, `XML: ...`, `file: basic.json`,
// `EMPTY`, plain text; and the fixture files that stand behind them.
#pragma once

#include "base/json.hpp"
#include "contract/model/model.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace accord::compatibility {

/// The suite beside this checkout; it may be absent.
std::filesystem::path suite_folder();

std::string read_fixture(std::string_view name);

/// `JSON: {...}`, or the name of a fixture file.
json::Value json_from(std::string_view text);

/// `JSON: ...` is that value, everything else a string.
json::Value value_from(std::string_view text);

/// The body a cell stands for. `content_type` is what the table or the headers say; empty: taken
/// from the cell's own form.
contract::Body body_from(std::string_view text, std::string_view content_type);

/// The file that "basic", "basic.json" or "file: basic.json" stands for, as a body.
contract::Body document_from(std::string_view name);

/// Equal content types, and equal contents: JSON by value, everything else by bytes.
bool same_contents(const contract::Body& left, const contract::Body& right);

}  // namespace accord::compatibility
