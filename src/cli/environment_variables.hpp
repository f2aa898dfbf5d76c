// The environment variables that commands read besides those that their options name.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace accord::cli {

/// The value of a variable; nothing when it is unset or empty. Tests hand in their own.
using EnvironmentVariables = std::function<std::optional<std::string>(const std::string& name)>;

/// The process's own.
std::optional<std::string> process_variable(const std::string& name);

/// All variables with their values.
using Environment = std::map<std::string, std::string, std::less<>>;

/// The process's own.
Environment process_environment();

/// One that no option stands for: pacticipants that can-i-deploy leaves out.
inline constexpr const char* kIgnoredVariable = "PACT_BROKER_CAN_I_DEPLOY_IGNORE";

}  // namespace accord::cli
