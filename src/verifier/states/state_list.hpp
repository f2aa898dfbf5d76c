// The provider states that pacts need, and how they compare with those that a provider knows.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "verifier/plan.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace accord::verifier {

struct NeededState {
    std::string name;
    std::set<std::string> params;     ///< names that some interaction gives
    std::set<std::string> consumers;  ///< who need it
    std::size_t interactions = 0;     ///< that need it
    bool operator==(const NeededState&) const = default;
};

/// By name.
std::vector<NeededState> states_needed(const std::vector<PlannedPact>& planned);

/// As text: a line for each, with parameters, consumers and the number of interactions.
std::string to_text(const std::vector<NeededState>& states);

json::Array to_json(const std::vector<NeededState>& states);

struct StateComparison {
    std::vector<std::string> missing;  ///< needed, not declared; with what was probably meant
    std::vector<std::string> unused;   ///< declared, not needed
};

StateComparison compare_states(const std::vector<NeededState>& needed,
                               const std::vector<std::string>& declared);

/// The states that a file declares: a JSON array of names (or of objects with a "name"), or text
/// with a name on each line; empty lines and those that begin with # are none. Error:
/// kInvalidInput.
Result<std::vector<std::string>> declared_states(std::string_view text);

}  // namespace accord::verifier
