// Runs what is planned and decides when to stop: see collect.hpp.
#include "verifier/collect.hpp"

#include <optional>

namespace accord::verifier {
namespace {

/// Why nothing can be said about any interaction, judged by how the first one ended.
std::optional<Error> nobody_there(const InteractionResult& first) {
    if (!first.error || first.error->code != ErrorCode::kUnavailable) {
        return std::nullopt;
    }
    switch (first.failed_step) {
        case Step::kSetUp:
            return first.error->with_context("the state change URL does not answer");
        case Step::kExchange:
            return first.error->with_context("the provider does not answer");
        case Step::kPreparation:
        case Step::kTearDown:
            return std::nullopt;
    }
    return std::nullopt;
}

/// True when a failure of the pact itself or of its last interaction fails the run.
bool has_failed(const PactResult& pact) {
    if (pact.interactions.empty()) {
        return pact.unreadable && !pact.pending;
    }
    return !pact.interactions.back().passed() && !pact.interactions.back().pending;
}

}  // namespace

Result<VerificationResult> collect(std::vector<PlannedPact> planned,
                                   const RunOne& run,
                                   Reporter& reporter,
                                   const CollectOptions& options) {
    VerificationResult result{.started_at = options.started_at};
    bool is_first = true;
    bool stopped = false;
    for (auto next = planned.begin(); next != planned.end() && !stopped; ++next) {
        auto& pact = result.pacts.emplace_back(std::move(next->pact));
        reporter.pact_started(pact);
        stopped = options.exit_on_first_error && has_failed(pact);
        for (auto one = next->runs.begin(); one != next->runs.end() && !stopped; ++one) {
            auto finished = run(*one);
            if (auto error =
                    std::exchange(is_first, false) ? nobody_there(finished) : std::nullopt) {
                return fail(std::move(*error));
            }
            reporter.interaction_finished(finished);
            pact.interactions.push_back(std::move(finished));
            stopped = options.exit_on_first_error && has_failed(pact);
        }
    }
    reporter.finished(result);
    return result;
}

}  // namespace accord::verifier
