// A mismatch for programs, in the shapes of the Pact core and of the broker. For people:
// mismatch_text.hpp.
#pragma once

#include "base/json.hpp"
#include "matching/rules/mismatch.hpp"

namespace accord::matching {

/// As the Pact core writes it: {"type": "BodyMismatch", "expected", "actual", "mismatch", "path"};
/// the place is called "key" of headers and metadata, "parameter" of queries. Statuses are numbers.
json::Object to_json(const Mismatch& mismatch);
json::Array to_json(const Mismatches& mismatches);

/// As a verification result for the broker has it: {"attribute", "identifier", "description"}.
json::Object to_results_json(const Mismatch& mismatch);

}  // namespace accord::matching
