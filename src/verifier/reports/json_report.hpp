// The JSON report, in the shape of the Rust Pact core.
#pragma once

#include "base/json.hpp"
#include "verifier/result.hpp"

#include <string>

namespace accord::verifier {

/// result, notices, output, errors, pendingErrors, interactionResults.
json::Value to_json_report(const VerificationResult& result);

}  // namespace accord::verifier
