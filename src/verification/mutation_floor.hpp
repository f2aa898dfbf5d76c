// Whether contracts notice as much as is asked of them.
#pragma once

#include "verification/options.hpp"
#include "verifier/result.hpp"

#include <string>
#include <vector>

namespace accord::verification {

/// A sentence for each pact whose mutation score is below the floor: they fail the run.
std::vector<std::string> below_floor(const verifier::VerificationResult& result,
                                     const Options& options);

}  // namespace accord::verification
