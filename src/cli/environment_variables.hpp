// The environment variables that commands read besides those that their options name.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace accord::cli {

/// The value of a variable; nothing when it is unset or empty. Tests hand in their own.
using EnvironmentVariables = std::function<std::optional<std::string>(const std::string& name)>;

/// The process's own.
std::optional<std::string> process_variable(const std::string& name);

/// What "true", "t", "yes", "y", "on" and "1" say, or their opposites; nothing of other words.
std::optional<bool> truth_of(std::string_view text);

/// Whether it is set to a word for true.
bool is_variable_true(const std::string& name);

/// All variables with their values.
using Environment = std::map<std::string, std::string, std::less<>>;

/// The process's own.
Environment process_environment();

/// Those that no option stands for: pacticipants that can-i-deploy and can-i-merge leave out, and
/// the certificate that is not checked.
inline constexpr const char* kIgnoredVariable = "PACT_BROKER_CAN_I_DEPLOY_IGNORE";
inline constexpr const char* kIgnoredByMergeVariable = "PACT_BROKER_CAN_I_MERGE_IGNORE";
inline constexpr const char* kNoTlsCheckVariable = "PACT_BROKER_DISABLE_SSL_VERIFICATION";

/// can-i-merge heeds it, too.
inline constexpr const char* kDryRunVariable = "PACT_BROKER_CAN_I_DEPLOY_DRY_RUN";

}  // namespace accord::cli
