// What failed in an earlier run, read from its JSON report.
#pragma once

#include "base/result.hpp"
#include "verifier/options.hpp"

#include <string>
#include <vector>

namespace accord::verifier {

/// The interactions that did not pass, pending ones too, in a report of ours or of the Pact
/// verifier, which does not tell consumers and states. None when there is no such file yet. Error:
/// kInvalidInput when it is no report.
Result<std::vector<InteractionName>> last_failures(const std::string& json_report);

}  // namespace accord::verifier
