// The process's environment: see environment_variables.hpp.
#include "cli/environment_variables.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace accord::cli {
namespace {

constexpr const char* kYes[] = {"true", "yes", "on", "1"};

}  // namespace

std::optional<std::string> process_variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

bool is_variable_true(const std::string& name) {
    const auto value = process_variable(name);
    return value && std::ranges::any_of(
                        kYes, [&](const char* yes) { return equal_ignoring_case(*value, yes); });
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
