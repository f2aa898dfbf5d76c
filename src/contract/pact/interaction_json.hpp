// Interactions as pact files of each version have them.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"

namespace accord::contract {

/// Reads an entry of "interactions". Error: kInvalidInput naming part and field.
Result<Interaction> interaction_from_json(const json::Value& interaction, SpecVersion version);

/// Reads an entry of V3's "messages".
Result<Interaction> v3_message_from_json(const json::Value& message);

/// As `version` writes it, keys not sorted. V1 to V3 must be able to hold its kind.
json::Object interaction_to_json(const Interaction& interaction, SpecVersion version);

/// A file without its interactions; they come under interactions_name().
json::Object frame_to_json(const Pact& pact);

/// "interactions", or "messages" for V3's.
std::string_view interactions_name(const Pact& pact);

/// Equal for what is the same interaction in two pacts: kind, description and states, as far as
/// `version` holds them.
std::string interaction_identity(const Interaction& interaction, SpecVersion version);

/// What the interactions of a file are sorted by, before their text: description and states.
std::string sort_key(const Interaction& interaction, SpecVersion version);

}  // namespace accord::contract
