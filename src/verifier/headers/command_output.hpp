// What a command prints: how a token is got that a program of the user's knows how to get.
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace accord::verifier {

/// A command that prints more, or takes longer, is stopped.
inline constexpr std::size_t kCommandBytesMax = 64 * 1024;
inline constexpr std::chrono::seconds kCommandTimeMax{30};

/// Standard output of the command, run by /bin/sh, without the line end at its end. Its standard
/// error is ours. Errors: kInvalidInput when it ends otherwise than with 0; kTimeout, kLimit.
Result<std::string> output_of(const std::string& command,
                              std::chrono::milliseconds time_max = kCommandTimeMax);

}  // namespace accord::verifier
