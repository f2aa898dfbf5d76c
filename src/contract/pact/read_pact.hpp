// Pacts of any version read: JSON to model.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <string_view>

namespace accord::contract {

/// Reads a pact of any version, as its metadata tells (absent: see
/// docs/compatibility.md). Errors say where: `interaction 3 "get a product": response: body rule
/// "$.id": unknown matcher "regexx"`.
Result<Pact> read_pact(const json::Value& document);

/// As read_pact, from text; adds line and column of what is no JSON.
Result<Pact> parse_pact(std::string_view text);

}  // namespace accord::contract
