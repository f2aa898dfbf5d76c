// Third step of a verification: runs what is planned, in order, tells the reporter, and decides
// when to stop. The verdict on an interaction is found and told while the provider is at work on
// the next one of its pact.
#pragma once

#include "base/clock.hpp"
#include "verifier/plan.hpp"
#include "verifier/reports/reporter.hpp"
#include "verifier/result.hpp"

#include <functional>
#include <vector>

namespace accord::verifier {

struct CollectOptions {
    Instant started_at;
    bool exit_on_first_error = false;  ///< a failure of what is pending does not count as one
};

/// Who runs. Both are called with the plan's own runs, in order.
struct Runs {
    /// Asks the provider, and calls `meanwhile` as carry_out() does.
    std::function<void(const PlannedRun&, const http::Meanwhile& meanwhile)> ask;
    std::function<InteractionResult(const PlannedRun&)> result_of;
};

/// What came of the plan.
VerificationResult collect(std::vector<PlannedPact> planned,
                           const Runs& runs,
                           Reporter& reporter,
                           const CollectOptions& options);

}  // namespace accord::verifier
