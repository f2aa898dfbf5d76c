// What is to be published: pact files on disk, read and checked before anything is sent.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace accord::broker_client {

/// The files themselves, and the *.json files of the folders among `paths`, without repetition.
/// Error: kNotFound naming a path that does not exist.
Result<std::vector<std::filesystem::path>> find_pact_files(
    const std::vector<std::filesystem::path>& paths);

/// A consumer's contracts, ready to be sent.
struct Publication {
    std::string consumer;
    json::Array contracts;
};

/// Reads and checks the files; those of one pair are merged. Errors: the first file that is no
/// pact, or two that contradict each other.
Result<std::vector<Publication>> prepare_publications(
    const std::vector<std::filesystem::path>& files, bool merge);

}  // namespace accord::broker_client
