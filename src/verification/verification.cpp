// A verification put together: see verification.hpp.
#include "verification/verification.hpp"

#include "verification/stages.hpp"
#include "verifier/verifier.hpp"

namespace accord::verification {

Outcome verify(const Options& options, const Ports& ports) {
    auto loaded = load(options, ports.web);
    return loaded ? verify_loaded(*loaded, options, ports) : std::unexpected(loaded.error());
}

Outcome verify_loaded(Loaded& loaded, const Options& options, const Ports& ports) {
    if (loaded.pacts.empty()) {
        loaded.report.result.started_at = ports.clock.now();
        return conclude(loaded, options);
    }
    auto result = verifier::verify(loaded.pacts,
                                   options.verifier,
                                   {ports.provider, ports.reporter, ports.clock, ports.random});
    if (!result) {
        return std::unexpected(Hindrance{Obstacle::kInput, result.error()});
    }
    loaded.report.result = std::move(*result);
    return conclude(loaded, options);
}

}  // namespace accord::verification
