// The process's environment: see environment_variables.hpp.
#include "cli/environment_variables.hpp"

#include <cstdlib>

namespace accord::cli {

std::optional<std::string> process_variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace accord::cli
