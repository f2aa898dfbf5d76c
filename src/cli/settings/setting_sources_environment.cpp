// Settings of the environment: PACT_BROKER_LOG_LEVEL is log_level.
#include "base/files.hpp"
#include "base/regex/regex.hpp"
#include "base/text.hpp"
#include "cli/settings/setting_sources.hpp"

#include <algorithm>
#include <filesystem>

namespace accord::cli {
namespace {

constexpr std::string_view kVariablePrefix = "PACT_BROKER_";
constexpr std::string_view kFileVariable = "PACT_BROKER_CONF";
constexpr const char* kUsualFile = "config/pact_broker.yml";

}  // namespace

std::string value_of_variable(std::string_view text) {
    const auto value = trim(text);
    const bool is_quoted = value.size() >= 2 && value.front() == value.back() &&
                           (value.front() == '"' || value.front() == '\'');
    return std::string(is_quoted ? value.substr(1, value.size() - 2) : value);
}

bool is_service_link(std::string_view variable, std::string_view value) {
    static const auto kOfServices = Regex::compile(
        "PACT_BROKER_([A-Z0-9_]+_)?"
        "(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|"
        "PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    const bool is_address =
        std::ranges::any_of(std::initializer_list<std::string_view>{"tcp://", "udp://", "sctp://"},
                            [&](std::string_view scheme) { return value.starts_with(scheme); });
    return (variable.ends_with("PORT") && variable.starts_with(kVariablePrefix) && is_address) ||
           kOfServices->matches_whole(variable).value_or(false);
}

RawSettings settings_of_environment(const Environment& environment) {
    RawSettings found;
    for (const auto& [variable, value] : environment) {
        if (!variable.starts_with(kVariablePrefix) || trim(value).empty() ||
            variable == kFileVariable || is_service_link(variable, value)) {
            continue;
        }
        found[to_lower(variable.substr(kVariablePrefix.size()))] = {
            .text = value_of_variable(value),
            .list = {},
            .source = "environment",
            .said_by = variable};
    }
    return found;
}

Result<RawSettings> settings_of_file(const Environment& environment) {
    const auto named = environment.find(kFileVariable);
    const bool is_named = named != environment.end() && !named->second.empty();
    const std::string path = is_named ? named->second : kUsualFile;
    if (!is_named && !std::filesystem::exists(path)) {
        return RawSettings();
    }
    const auto text = read_file(path, kYamlBytesMax);
    if (!text) {
        return fail(text.error(), "the settings");
    }
    return settings_of_yaml(*text, path);
}

}  // namespace accord::cli
