// `accord verifier --list-states`, and states compared with those that the provider declares.
#pragma once

#include "cli/console.hpp"
#include "cli/verifier/verify.hpp"
#include "verifier/plan.hpp"

#include <vector>

namespace accord::cli {

/// Prints the states that these pacts need.
void list_states(const std::vector<verifier::PlannedPact>& planned,
                 const VerifyOptions& options,
                 Console& console);

/// Tells the declared states that no pact needs. Failure (kBadInput): some that are needed are not
/// declared; each is named, with what was probably meant. (kFile): the list can't be read.
CommandOutcome compare_with_declared(const std::vector<verifier::PlannedPact>& planned,
                                     const VerifyOptions& options,
                                     Console& console);

}  // namespace accord::cli
