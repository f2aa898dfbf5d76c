// A mismatch for programs, in the shapes of the Pact core and of the broker. For people:
// mismatch_text.hpp.
#pragma once

#include "base/json.hpp"
#include "base/terminal.hpp"
#include "matching/rules/mismatch.hpp"

namespace accord::matching {

/// As the Pact core writes it: {"type": "BodyMismatch", "expected", "actual", "mismatch", "path"};
/// the place is called "key" of headers and metadata, "parameter" of queries. Statuses are numbers.
json::Object to_json(const Mismatch& mismatch);
json::Array to_json(const Mismatches& mismatches);

/// What was asked for, as the Pact core says it of a check: "has a matching body", "has status code
/// 200".
std::string core_summary(const Mismatch& mismatch);

/// What is wrong, as the Pact core says it: `$.id -> Expected 'x' (String) to be an integer`. In
/// colour, the two values stand in it rather than the sentence, but for bodies. Control characters
/// are escaped.
std::string core_description(const Mismatch& mismatch, Colour colour);

/// As a verification result for the broker has it: {"attribute", "identifier", "description"}.
json::Object to_results_json(const Mismatch& mismatch);

}  // namespace accord::matching
