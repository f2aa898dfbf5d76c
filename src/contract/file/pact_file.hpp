// Pact files: JSON text to model, model to JSON text, and two pacts of one pair merged.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace accord::contract {

/// Reads a pact of any version, as its metadata tells (absent: see
/// docs/compatibility.md). Errors say where: `interaction 3 "get a product": response: body rule
/// "$.id": unknown matcher "regexx"`.
Result<Pact> read_pact(const json::Value& document);

/// As read_pact, from text; adds line and column of what is no JSON.
Result<Pact> parse_pact(std::string_view text);

/// As read_pact, from a file; errors start with its path.
Result<Pact> load_pact(const std::filesystem::path& path);

/// The pact as `pact.version` writes it: keys sorted, interactions sorted by description, so that
/// the same test writes the same bytes. Error: kInvalidInput when the version can't hold it (a
/// message in V2).
Result<json::Value> pact_to_json(const Pact& pact);

/// Whether `pact.version` can hold the kinds of its interactions. Error: kInvalidInput naming the
/// interaction and the version to write instead.
Result<void> check_kinds(const Pact& pact);

/// `existing` with the interactions of `added`. The same description and states with the same
/// content is one interaction; with another content, V4 lets the added one replace the old, V2 and
/// V3 conflict. Errors: kConflict naming the interaction and every place where it differs, or when
/// the two are of different pairs.
Result<Pact> merge_pacts(const Pact& existing, const Pact& added);

/// "<consumer>-<provider>.json"; characters that a file name can't hold are replaced by '_'.
std::string pact_file_name(const Pact& pact);

enum class WriteMode { kMerge, kOverwrite };

/// Writes into `folder` under the pact's file name and returns the path. Merging takes what is
/// there, under a lock that other processes honour, and replaces the file atomically; on error, and
/// when it has everything already, it is untouched. A file that this process wrote or merged with
/// last is not read again: one more interaction costs its own text and a copy of the others.
Result<std::filesystem::path> save_pact(const Pact& pact,
                                        const std::filesystem::path& folder,
                                        WriteMode mode = WriteMode::kMerge);

}  // namespace accord::contract
