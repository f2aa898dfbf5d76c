// First step of a verification: which interactions of which pacts are run. Nothing is sent and
// nothing changed here.
#pragma once

#include "contract/model/model.hpp"
#include "verifier/options.hpp"
#include "verifier/result.hpp"
#include "verifier/sources/source.hpp"

#include <vector>

namespace accord::verifier {

/// One interaction to run.
struct PlannedRun {
    const contract::Interaction* interaction = nullptr;
    contract::SpecVersion version = contract::SpecVersion::kV4;
    bool pending = false;  ///< by itself or with its pact
};

/// One pact with what is to be run of it.
struct PlannedPact {
    PactResult pact;  ///< its interactions are still empty
    std::vector<PlannedRun> runs;
};

/// The pacts of wanted consumers with their wanted interactions, in order; those that can't be read
/// are among them. The plan points into `pacts`. Error: kLimit when a pattern explodes on its text.
Result<std::vector<PlannedPact>> plan(const std::vector<LoadedPact>& pacts,
                                      const FilterOptions& filter);

/// Nothing is run, and there is not even a pact that can't be read.
bool has_nothing(const std::vector<PlannedPact>& planned);

}  // namespace accord::verifier
