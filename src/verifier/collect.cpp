// Runs what is planned and decides when to stop: see collect.hpp.
#include "verifier/collect.hpp"

namespace accord::verifier {
namespace {

/// True when a failure of the pact itself or of its last interaction fails the run.
bool has_failed(const PactResult& pact) {
    if (pact.interactions.empty()) {
        return pact.unreadable && !pact.pending;
    }
    const auto& last = pact.interactions.back();
    return !last.passed() && !last.is_excused();
}

}  // namespace

VerificationResult collect(std::vector<PlannedPact> planned,
                           const ResultOf& result_of,
                           Reporter& reporter,
                           const CollectOptions& options) {
    VerificationResult result{.started_at = options.started_at};
    std::size_t runs = 0;
    for (const auto& pact : planned) {
        runs += pact.runs.size();
    }
    reporter.started(runs);
    bool stopped = false;
    for (auto next = planned.begin(); next != planned.end() && !stopped; ++next) {
        auto& pact = result.pacts.emplace_back(std::move(next->pact));
        pact.interactions.reserve(next->runs.size());
        reporter.pact_started(pact);
        stopped = options.exit_on_first_error && has_failed(pact);
        for (auto one = next->runs.begin(); one != next->runs.end() && !stopped; ++one) {
            auto finished = result_of(*one);
            reporter.interaction_finished(finished);
            finished.keep_what_is_shown();
            pact.interactions.push_back(std::move(finished));
            stopped = options.exit_on_first_error && has_failed(pact);
        }
    }
    reporter.finished(result);
    return result;
}

}  // namespace accord::verifier
