// The JUnit XML report: a suite per pact, a case per interaction; pending failures are skipped
// cases.
#pragma once

#include "verifier/result.hpp"

#include <string>

namespace accord::verifier {

std::string to_junit_report(const VerificationResult& result);

}  // namespace accord::verifier
