// Annotations of GitHub Actions: commands on standard output that mark what did not pass.
#pragma once

#include "verifier/result.hpp"

#include <cstddef>
#include <string>

namespace accord::verifier {

/// GitHub shows ten of a kind and step, so more are not written but counted in one.
inline constexpr std::size_t kAnnotationsMax = 9;

/// A line for each interaction that did not pass, an error or (pending) a warning; of pacts from
/// files with the file's path.
std::string to_github_annotations(const VerificationResult& result);

}  // namespace accord::verifier
