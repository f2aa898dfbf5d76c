// Where settings come from: the environment and a YAML file. The command line is read by
// setting_options.hpp.
#pragma once

#include "cli/environment_variables.hpp"
#include "cli/settings/setting.hpp"

#include <map>

namespace accord::cli {

/// By name, as in YAML; a nested one with its path: "webhook_certificates__0__path".
using RawSettings = std::map<std::string, RawSetting, std::less<>>;

/// What Kubernetes puts into the environment of every pod beside a service called pact-broker, and
/// Docker beside a linked container: PACT_BROKER_PORT=tcp://10.0.0.1:80, PACT_BROKER_SERVICE_HOST.
bool is_service_link(std::string_view variable, std::string_view value);

/// Without blanks around it, and without quotes, which files of variables (docker run --env-file)
/// keep, and shells and Compose take away.
std::string value_of_variable(std::string_view text);

/// The PACT_BROKER_ variables with a value that are no service links.
RawSettings settings_of_environment(const Environment& environment);

/// Those of a YAML text; `source` is how its file is called. Errors: kInvalidInput, kLimit, naming
/// the line.
Result<RawSettings> settings_of_yaml(const std::string& text, const std::string& source);

/// Those of the file that PACT_BROKER_CONF names, or of config/pact_broker.yml if that exists.
/// Errors: those of settings_of_yaml, and of reading the file.
Result<RawSettings> settings_of_file(const Environment& environment);

/// What YAML files may hold: no reader of settings needs more.
inline constexpr std::size_t kYamlBytesMax = 1024 * 1024;
inline constexpr std::size_t kYamlValuesMax = 10'000;

}  // namespace accord::cli
