// The process's environment: see environment_variables.hpp.
#include "cli/environment_variables.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace accord::cli {

std::optional<std::string> process_variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

Environment process_environment() {
    Environment variables;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const auto equals = std::min(text.find('='), text.size());
        variables.emplace(text.substr(0, equals), text.substr(std::min(equals + 1, text.size())));
    }
    return variables;
}

}  // namespace accord::cli
