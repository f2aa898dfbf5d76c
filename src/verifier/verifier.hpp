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

/// Runs every wanted interaction of these pacts, in order. What goes wrong with one of them is in
/// the result. Errors: the provider, or its state change URL, could not be reached at all
/// (kUnavailable), so that nothing can be said about any of them; a filter's pattern explodes
/// (kLimit).
Result<VerificationResult> verify(const std::vector<LoadedPact>& pacts,
                                  const VerifierOptions& options,
                                  const VerifierPorts& ports);

}  // namespace accord::verifier
