// The environment variables that commands read besides those that their options name.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace accord::cli {

/// The value of a variable; nothing when it is unset or empty. Tests hand in their own.
using EnvironmentVariables = std::function<std::optional<std::string>(const std::string& name)>;

/// The process's own.
std::optional<std::string> process_variable(const std::string& name);

}  // namespace accord::cli
