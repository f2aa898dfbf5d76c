// Replays pacts against a provider. The flow of one interaction: states set up -> request with its
// generators applied -> provider -> answer matched -> states torn down -> reported.
#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"
#include "http/sender.hpp"
#include "verifier/options.hpp"
#include "verifier/replay.hpp"
#include "verifier/reports/reporter.hpp"
#include "verifier/result.hpp"
#include "verifier/sources/source.hpp"
#include "verifier/states/state_change.hpp"

#include <vector>

namespace accord::verifier {

/// What a verifier is handed; all must outlive it.
struct VerifierPorts {
    http::Sender& sender;
    Reporter& reporter;
    const Clock& clock;
    Random& random;
};

class Verifier {
  public:
    Verifier(VerifierOptions options, VerifierPorts ports);

    /// Runs every wanted interaction of these pacts, in order. What goes wrong with one of them is
    /// in the result. Error: the provider could not be reached at all (kUnavailable), so that
    /// nothing can be said about any of them.
    Result<VerificationResult> verify(const std::vector<LoadedPact>& pacts);

  private:
    Result<PactResult> verify_pact(const LoadedPact& loaded);
    Result<void> run_interactions(const contract::Pact& pact, PactResult& result);
    Result<InteractionResult> verify_interaction(const contract::Interaction& interaction,
                                                 contract::SpecVersion version);

    VerifierOptions options_;
    VerifierPorts ports_;
    StateChanger states_;
    Replayer replayer_;
    bool provider_answered_ = false;
    bool stopped_ = false;
};

}  // namespace accord::verifier
