// The reports for machines, in the shapes of the Rust Pact core: JSON and JUnit XML.
#pragma once

#include "base/json.hpp"
#include "verifier/result.hpp"

#include <string>

namespace accord::verifier {

/// result, notices, output, errors, pendingErrors, interactionResults.
json::Value to_json_report(const VerificationResult& result);

/// One mismatch as the Pact core writes it: {"type": "BodyMismatch", "path", "expected", "actual",
/// "mismatch"}.
json::Object to_json(const matching::Mismatch& mismatch);

}  // namespace accord::verifier
