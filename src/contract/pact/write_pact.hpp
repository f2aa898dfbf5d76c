// Pacts written: model to JSON, the same interactions always as the same bytes.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <string_view>

namespace accord::contract {

/// The pact as `pact.version` writes it: keys sorted, interactions sorted by description, so that
/// the same test writes the same bytes. Error: kInvalidInput when the version can't hold it (a
/// message in V2).
Result<json::Value> pact_to_json(const Pact& pact);

/// Whether `pact.version` can hold the kinds of its interactions. Error: kInvalidInput naming the
/// interaction and the version to write instead.
Result<void> check_kinds(const Pact& pact);

/// A file without its interactions; they come under interactions_name().
json::Object frame_to_json(const Pact& pact);

/// "interactions", or "messages" for V3's.
std::string_view interactions_name(const Pact& pact);

}  // namespace accord::contract
