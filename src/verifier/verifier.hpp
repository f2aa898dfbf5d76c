// Replays pacts against a provider, in three steps: plan, run each interaction, collect.
#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"
#include "http/sender.hpp"
#include "verifier/options.hpp"
#include "verifier/reports/reporter.hpp"
#include "verifier/result.hpp"
#include "verifier/sources/source.hpp"

#include <vector>

namespace accord::verifier {

/// What a verification is handed; all must outlive it.
struct VerifierPorts {
    http::Sender& sender;  ///< to the provider and to its state change URL
    Reporter& reporter;
    const Clock& clock;
    Random& random;
};

/// Runs every wanted interaction of these pacts, and tells of them in order. Whatever goes wrong
/// with one of them is in the result. Error: a filter's pattern explodes (kLimit).
Result<VerificationResult> verify(const std::vector<LoadedPact>& pacts,
                                  const VerifierOptions& options,
                                  const VerifierPorts& ports);

}  // namespace accord::verifier
