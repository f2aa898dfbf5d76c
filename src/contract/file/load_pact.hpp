// A pact file read from disk.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <filesystem>

namespace accord::contract {

/// As read_pact, from a file; errors start with its path.
Result<Pact> load_pact(const std::filesystem::path& path);

}  // namespace accord::contract
