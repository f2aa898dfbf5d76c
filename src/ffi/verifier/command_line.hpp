// The command line that the library took before it had verifiers: its arguments, and what they say.
#pragma once

#include "base/json.hpp"
#include "base/log.hpp"
#include "base/result.hpp"
#include "ffi/verifier/settings.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::ffi {

struct CommandLine {
    VerifierSettings settings;
    std::optional<std::string> log_level;
};

/// The value of an environment variable; nothing when it is unset or empty.
using VariableOf = std::function<std::optional<std::string>(const char* name)>;

/// Error: kInvalidInput naming the argument that is wrong, or the one that is missing.
Result<CommandLine> read_command_line(const std::vector<std::string>& arguments,
                                      const VariableOf& variable);

/// {"options": [{"long", "short", "help", ...}], "flags": [...]}, for clients that make their own
/// command line of it.
json::Value describe_arguments();

}  // namespace accord::ffi
