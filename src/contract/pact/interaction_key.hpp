// What interactions are told apart and sorted by.
#pragma once

#include "contract/model/model.hpp"

#include <string>

namespace accord::contract {

/// Equal for what is the same interaction in two pacts: kind, description and states, as far as
/// `version` holds them.
std::string interaction_identity(const Interaction& interaction, SpecVersion version);

/// What the interactions of a file are sorted by, before their text: description and states.
std::string sort_key(const Interaction& interaction, SpecVersion version);

}  // namespace accord::contract
