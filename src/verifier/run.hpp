// Second step of a verification: one interaction carried out, and then judged. The flow: states set
// up -> request with its generators applied -> provider -> states torn down; answer matched.
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

/// An interaction that was carried out.
struct CarriedOut {
    InteractionResult result;             ///< all but the verdict
    std::optional<Expectation> expected;  ///< nothing: there is no answer to be judged
    bool gives_all_responses = false;
    bool mutates = false;
};

/// Carries the interaction out, prepared by prepare(). Whatever goes wrong is in the result.
/// Thread-safe: nothing outlives the run. `meanwhile`, if any, is called while the provider is
/// waited for, or before anything is done; it may be called several times, and never.
CarriedOut carry_out(const PlannedRun& planned,
                     Preparation prepared,
                     const RunPorts& ports,
                     const http::Meanwhile& meanwhile = {});

/// The verdict. Asks nobody anything.
InteractionResult judge(CarriedOut&& interaction);

/// Carries out, one after another.
using RunOne =
    std::function<CarriedOut(const PlannedRun&, Preparation, const http::Meanwhile& meanwhile)>;

/// What could not even begin, through no fault of the provider's: nothing is said about it.
InteractionResult not_run(const PlannedRun& planned, const Error& error);

/// The result of an interaction that is the same as one of an earlier pact, whose result this was.
InteractionResult repeated_result(InteractionResult earlier, const PlannedRun& planned);

}  // namespace accord::verifier
