// The "generators" object of pact files (V3 and V4).
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/generators.hpp"

namespace accord::contract {

/// Reads {"body": {"$.id": {"type": "RandomInt", ...}}, "path": {"type": ...}}. Method, path and
/// status have one generator each, under the empty key. Error: kInvalidInput naming category and
/// key.
Result<Generators> generators_from_json(const json::Value& generators);
Result<GeneratorsByKey> generators_by_key_from_json(const json::Object& generators);

/// {"type": "RandomInt", "min": 1}. Error: kInvalidInput when there is no type.
Result<Generator> generator_from_json(const json::Value& generator);

/// As V3 and V4 write them; empty when there are none.
json::Object generators_to_json(const Generators& generators);
json::Object generators_by_key_to_json(const GeneratorsByKey& generators);
json::Object generator_to_json(const Generator& generator);

}  // namespace accord::contract
