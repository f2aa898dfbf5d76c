// Values of provider states put into expressions: "/users/${id}".
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <string_view>

namespace accord::matching {

/// The value of an expression: "${id}" or "id" alone keep the value's type, other texts have every
/// ${name} replaced. Error: kInvalidInput naming a value that no state gives, and those there are.
Result<json::Value> evaluate_states(std::string_view expression, const json::Object& states);

/// The value as a data type of ProviderState generators: STRING, INTEGER, DECIMAL, FLOAT, BOOLEAN,
/// RAW. Error: kInvalidInput when it can't be read so.
Result<json::Value> as_data_type(const json::Value& value, std::string_view type);

}  // namespace accord::matching
