// Replays pacts against a provider: see verifier.hpp.
#include "verifier/verifier.hpp"

#include "http/contract_exchange.hpp"
#include "verifier/collect.hpp"
#include "verifier/plan.hpp"
#include "verifier/run.hpp"

namespace accord::verifier {
namespace {

/// The state change URL is the provider's, too: what lets us in there is sent along.
StateChangeOptions with_custom_headers(const VerifierOptions& options) {
    auto states = options.states;
    http::replace_fields(states.headers, options.provider.custom_headers);
    return states;
}

}  // namespace

Result<VerificationResult> verify(const std::vector<LoadedPact>& pacts,
                                  const VerifierOptions& options,
                                  const VerifierPorts& ports) {
    const auto started_at = ports.clock.now();
    auto planned = plan(pacts, options.filter);
    if (!planned) {
        return fail(planned.error());
    }
    const auto exchange = make_exchange(options.provider, ports.sender);
    const auto states = make_state_handler(with_custom_headers(options), ports.sender);
    const RunPorts run_ports{*exchange, *states, ports.clock, ports.random};
    return collect(std::move(*planned),
                   [&](const PlannedRun& run) { return run_interaction(run, run_ports); },
                   ports.reporter,
                   {.started_at = started_at, .exit_on_first_error = options.exit_on_first_error});
}

}  // namespace accord::verifier
