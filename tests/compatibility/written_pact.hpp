// The pact file that a scenario's consumer test wrote.
#pragma once

#include "base/json.hpp"
#include "contract/model/model.hpp"
#include "world.hpp"

#include <string_view>

namespace accord::compatibility {

/// Whether a pact file was written.
bool has_written_pact(const World& world);

/// The file as JSON. Throws StepFailure when there is none.
json::Value written_document(const World& world);

/// The file read by Accord.
contract::Pact written_pact(const World& world);

/// An interaction by its place: "first", "second".
const contract::Interaction& written_interaction(const contract::Pact& pact,
                                                 std::string_view ordinal);

/// "first" is 0, "second" is 1, "third" is 2.
std::size_t index_of(std::string_view ordinal);

}  // namespace accord::compatibility
