// What of a run needs no provider: it can be made before its turn, while another waits for one.
#pragma once

#include "verifier/preparation/expectation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::verifier {

struct Preparation {
    /// Nothing where it depends on what the provider states give.
    std::optional<Result<Expectation>> expected;
    /// What may make the interaction worth less than it looks: matching/doubts.
    std::vector<std::string> doubts;
};

/// Thread-safe.
Preparation prepare(const PlannedRun& planned);

}  // namespace accord::verifier
