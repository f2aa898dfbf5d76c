// The environment variables that commands read besides those that their options name.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace accord::cli {

/// The value of a variable; nothing when it is unset or empty. Tests hand in their own.
using EnvironmentVariables = std::function<std::optional<std::string>(const std::string& name)>;

/// The process's own.
std::optional<std::string> process_variable(const std::string& name);

/// The names of all that are set in the process.
std::vector<std::string> process_variable_names();

/// Those that no option stands for: more base URLs of the broker, and pacticipants that
/// can-i-deploy leaves out.
inline constexpr const char* kBaseUrlsVariable = "PACT_BROKER_BASE_URLS";
inline constexpr const char* kIgnoredVariable = "PACT_BROKER_CAN_I_DEPLOY_IGNORE";

}  // namespace accord::cli
