// What a pact file says that no version of the specification knows: for those who want to hear of
// it. Reading passes over it.
#pragma once

#include "base/json.hpp"

#include <string>
#include <vector>

namespace accord::contract {

/// A line for each: `interactions[0].request: unknown attribute "mehtod"`. What is below bodies,
/// headers, queries, rules, generators, metadata and comments is the pact's own.
std::vector<std::string> unknown_attributes(const json::Value& pact);

}  // namespace accord::contract
