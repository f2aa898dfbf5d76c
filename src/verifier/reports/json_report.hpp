// The JSON report, in the shape of the Rust Pact core.
#pragma once

#include "base/json.hpp"
#include "verifier/result.hpp"

#include <string>

namespace accord::verifier {

/// result, notices, output, errors, pendingErrors, interactionResults; besides counts, and of each
/// interaction its consumer, states, outcome and whether it is pending.
json::Value to_json_report(const VerificationResult& result);

}  // namespace accord::verifier
