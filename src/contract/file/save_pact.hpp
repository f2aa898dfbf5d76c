// Pact files written to disk, alone or merged with what is there.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <filesystem>
#include <string>

namespace accord::contract {

/// "<consumer>-<provider>.json"; characters that a file name can't hold are replaced by '_'.
std::string pact_file_name(const Pact& pact);

enum class WriteMode {
    kMerge,
    kUpdate,  ///< merges, and an interaction with another content replaces the old in any version
    kOverwrite
};

/// Writes into `folder` under the pact's file name and returns the path. Merging takes what is
/// there, under a lock that other processes honour, and replaces the file atomically; on error, and
/// when it has everything already, it is untouched. A file that this process wrote or merged with
/// last is not read again: one more interaction costs its own text and a copy of the others.
Result<std::filesystem::path> save_pact(const Pact& pact,
                                        const std::filesystem::path& folder,
                                        WriteMode mode = WriteMode::kMerge);

}  // namespace accord::contract
