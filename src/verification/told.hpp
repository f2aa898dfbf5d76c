// What every face of the verifier tells of a verification, besides the report on its interactions.
#pragma once

#include "verification/options.hpp"
#include "verification/verification.hpp"

#include <string>
#include <vector>

namespace accord::verification {

/// Why nothing was verified; empty after a run.
std::string why_nothing(const VerificationReport& report);

/// Why the results of a whole pact are not published.
inline constexpr const char* kNotWhole =
    "results are not published: not every interaction was verified";

/// What became of the results that were to be published, a sentence each.
std::vector<std::string> told_of_publication(const VerificationReport& report,
                                             const Options& options);

}  // namespace accord::verification
