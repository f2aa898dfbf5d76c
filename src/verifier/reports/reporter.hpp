// Who is told while a verification runs: a port. The console is one listener; a test or a calling
// language is another.
#pragma once

#include "verifier/result.hpp"

namespace accord::verifier {

class Reporter {
  public:
    virtual ~Reporter() = default;

    /// Before anything else: how many interactions will be run.
    virtual void started(std::size_t /*runs*/) {}
    /// Before the pact's first interaction; `pact.interactions` is still empty.
    virtual void pact_started(const PactResult& pact) = 0;
    virtual void interaction_finished(const InteractionResult& interaction) = 0;
    /// After the last interaction of the last pact.
    virtual void finished(const VerificationResult& result) = 0;
};

}  // namespace accord::verifier
