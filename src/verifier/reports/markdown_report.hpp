// The Markdown report, for a pull request: verdict and counts, and what did not pass.
#pragma once

#include "verifier/result.hpp"

#include <cstddef>
#include <string>

namespace accord::verifier {

/// Comments and summaries of code hosts hold no more; what is beyond is told by its number.
inline constexpr std::size_t kMarkdownBytesMax = 60'000;

std::string to_markdown_report(const VerificationResult& result);

}  // namespace accord::verifier
