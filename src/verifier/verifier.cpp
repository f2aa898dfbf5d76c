// Replays pacts against a provider: see verifier.hpp.
#include "verifier/verifier.hpp"

#include "verifier/collect.hpp"
#include "verifier/plan.hpp"
#include "verifier/runner.hpp"
#include "verifier/workers.hpp"

namespace accord::verifier {
Result<VerificationResult> verify(const std::vector<LoadedPact>& pacts,
                                  const VerifierOptions& options,
                                  const VerifierPorts& ports) {
    const auto started_at = ports.clock.now();
    auto planned = plan(pacts, options.filter);
    if (!planned) {
        return fail(planned.error());
    }
    Workers workers(options, ports);
    Runner runner(*planned, [&] { return workers.make(); }, options.parallel);
    return collect(std::move(*planned),
                   {[&](const auto& run, const auto& meanwhile) { runner.ask(run, meanwhile); },
                    [&](const auto& run) { return runner.result_of(run); }},
                   ports.reporter,
                   {.started_at = started_at, .exit_on_first_error = options.exit_on_first_error});
}

}  // namespace accord::verifier
