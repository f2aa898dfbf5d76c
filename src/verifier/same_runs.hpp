// Interactions of several pacts that ask the same of the provider: they are run once, and each
// bears the result.
#pragma once

#include "verifier/plan.hpp"

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace accord::verifier {

/// The runs of a plan, in groups of the same. The plan must outlive it.
class SameRuns {
  public:
    explicit SameRuns(const std::vector<PlannedPact>& planned);

    /// One of a plan's own runs: its group, from 0, in the order of the groups' first runs.
    [[nodiscard]] std::size_t group_of(const PlannedRun& run) const { return groups_.at(&run); }
    /// The runs of each group, in the order of the plan.
    [[nodiscard]] const std::vector<std::vector<const PlannedRun*>>& all() const { return all_; }

  private:
    std::vector<std::vector<const PlannedRun*>> all_;
    std::unordered_map<const PlannedRun*, std::size_t> groups_;
};

}  // namespace accord::verifier
