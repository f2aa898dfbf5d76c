// A pact file read from disk.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <filesystem>

namespace accord::contract {

/// Error: kInvalidInput saying what a document that was read lacks to be a pact, its consumer's
/// name or its provider's: whoever takes whole pacts in asks this.
Result<void> check_parties(const Pact& pact);

/// As read_pact, from a file, with both parties; errors start with its path.
Result<Pact> load_pact(const std::filesystem::path& path);

}  // namespace accord::contract
