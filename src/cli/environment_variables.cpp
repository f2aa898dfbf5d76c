// The process's environment: see environment_variables.hpp.
#include "cli/environment_variables.hpp"

#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace accord::cli {

std::optional<std::string> process_variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

std::vector<std::string> process_variable_names() {
    std::vector<std::string> names;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        names.emplace_back(text.substr(0, text.find('=')));
    }
    return names;
}

}  // namespace accord::cli
