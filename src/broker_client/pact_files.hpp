// The pact files that a command line means: files, folders, and patterns that the shell left alone.
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace accord::broker_client {

/// The files themselves, the *.json files of the folders among `paths`, and what the patterns among
/// them match (`*`, `?`, `[a-c]`, `[!a]`, and `**` for folders of any depth), without repetition.
/// Error: kNotFound naming a path that does not exist, or a pattern that matches nothing.
Result<std::vector<std::filesystem::path>> find_pact_files(
    const std::vector<std::filesystem::path>& paths);

}  // namespace accord::broker_client
