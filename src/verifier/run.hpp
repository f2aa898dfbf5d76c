// Second step of a verification: one interaction carried out and judged. The flow: states set up ->
// request with its generators applied -> provider -> answer matched -> states torn down.
#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"
#include "verifier/exchange/exchange.hpp"
#include "verifier/plan.hpp"
#include "verifier/preparation/preparation.hpp"
#include "verifier/result.hpp"
#include "verifier/states/state_handler.hpp"

#include <functional>

namespace accord::verifier {

/// What an interaction is run with; all must outlive the run.
struct RunPorts {
    const Exchange& exchange;
    const StateHandler& states;
    const Clock& clock;
    Random& random;
    bool mutates = false;  ///< answers that passed
};

/// Runs the interaction, prepared by prepare(). Whatever goes wrong is in the result. Thread-safe:
/// nothing outlives the run.
InteractionResult run_interaction(const PlannedRun& planned,
                                  Preparation prepared,
                                  const RunPorts& ports);

/// Does so, one after another.
using RunOne = std::function<InteractionResult(const PlannedRun&, Preparation)>;

/// What could not even begin, through no fault of the provider's: nothing is said about it.
InteractionResult not_run(const PlannedRun& planned, const Error& error);

/// The result of an interaction that is the same as one of an earlier pact, whose result this was.
InteractionResult repeated_result(InteractionResult earlier, const PlannedRun& planned);

}  // namespace accord::verifier
