// The process's environment: see environment_variables.hpp.
#include "cli/environment_variables.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <string_view>
#include <unistd.h>

namespace accord::cli {

std::optional<bool> truth_of(std::string_view text) {
    const auto word = to_lower(text);
    const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
        return std::ranges::find(words, word) != words.end();
    };
    if (is_one_of({"true", "t", "yes", "y", "on", "1"})) {
        return true;
    }
    return is_one_of({"false", "f", "no", "n", "off", "0"}) ? std::optional(false) : std::nullopt;
}

std::optional<std::string> process_variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

bool is_variable_true(const std::string& name) {
    const auto value = process_variable(name);
    return value && truth_of(*value).value_or(false);
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
