// The suite's names of generated values ("integer", "UUID", ...).
#pragma once

#include "base/json.hpp"

#include <string_view>

namespace accord::compatibility {

/// Throws StepFailure unless the value is of that kind; what is no kind is the value itself.
void require_generated(const json::Value& value, std::string_view kind);

/// The value at a simple path such as "$.one" in a JSON text. Throws StepFailure when there is
/// none.
json::Value value_at(std::string_view document, std::string_view path);

}  // namespace accord::compatibility
