// Interactions as pact files of each version have them.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"

namespace accord::contract {

/// Reads an entry of "interactions" into a new one, which is large to move. Error: kInvalidInput
/// naming part and field.
Result<void> read_interaction(const json::Value& value, SpecVersion version, Interaction& out);

/// Reads an entry of V3's "messages".
Result<void> read_v3_message(const json::Value& value, Interaction& out);

/// As `version` writes it, keys not sorted. V1 to V3 must be able to hold its kind.
json::Object interaction_to_json(const Interaction& interaction, SpecVersion version);

/// V4's "type"s.
inline constexpr std::string_view kHttpType = "Synchronous/HTTP";
inline constexpr std::string_view kAsyncType = "Asynchronous/Messages";
inline constexpr std::string_view kSyncType = "Synchronous/Messages";
bool is_interaction_type(std::string_view type);

}  // namespace accord::contract
