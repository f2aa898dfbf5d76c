// Third step of a verification: runs what is planned, in order, tells the reporter, and decides
// when to stop.
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

using ResultOf = std::function<InteractionResult(const PlannedRun&)>;

/// What came of the plan. `result_of` is called with the plan's own runs, in order.
VerificationResult collect(std::vector<PlannedPact> planned,
                           const ResultOf& result_of,
                           Reporter& reporter,
                           const CollectOptions& options);

}  // namespace accord::verifier
