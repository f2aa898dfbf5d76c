// What is to be published: pact files on disk, read and checked before anything is sent.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace accord::broker_client {

/// A consumer's contracts, ready to be sent.
struct Publication {
    std::string consumer;
    json::Array contracts;
};

/// What a file may say besides what the specification knows.
enum class Strictness { kAnything, kKnownAttributes };

/// Reads and checks the files; those of one pair are merged. Errors: the first file that is no
/// pact, or two that contradict each other.
Result<std::vector<Publication>> prepare_publications(
    const std::vector<std::filesystem::path>& files,
    bool merge,
    Strictness strictness = Strictness::kAnything);

}  // namespace accord::broker_client
