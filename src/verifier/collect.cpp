// Runs what is planned and decides when to stop: see collect.hpp.
#include "verifier/collect.hpp"

#include <utility>

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

std::size_t number_of_runs(const std::vector<PlannedPact>& planned) {
    std::size_t runs = 0;
    for (const auto& pact : planned) {
        runs += pact.runs.size();
    }
    return runs;
}

}  // namespace

VerificationResult collect(std::vector<PlannedPact> planned,
                           const Runs& runs,
                           Reporter& reporter,
                           const CollectOptions& options) {
    VerificationResult result{.started_at = options.started_at};
    reporter.started(number_of_runs(planned));
    bool stopped = false;
    for (auto next = planned.begin(); next != planned.end() && !stopped; ++next) {
        auto& pact = result.pacts.emplace_back(std::move(next->pact));
        pact.interactions.reserve(next->runs.size());
        reporter.pact_started(pact);
        stopped = options.exit_on_first_error && has_failed(pact);
        const PlannedRun* asked = nullptr;  // and not told yet
        const auto finish = [&] {
            if (const auto* run = std::exchange(asked, nullptr)) {
                auto finished = runs.result_of(*run);
                reporter.interaction_finished(finished);
                finished.keep_what_is_shown();
                pact.interactions.push_back(std::move(finished));
                stopped = options.exit_on_first_error && has_failed(pact);
            }
        };
        for (auto one = next->runs.begin(); one != next->runs.end() && !stopped; ++one) {
            runs.ask(*one, finish);
            finish();
            asked = &*one;
            if (options.exit_on_first_error) {
                finish();
            }
        }
        finish();
    }
    reporter.finished(result);
    return result;
}

}  // namespace accord::verifier
