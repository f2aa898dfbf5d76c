// Settings without effect, found by what the options declare: see unknown_settings.hpp.
#include "cli/servers/unknown_settings.hpp"

#include "cli/environment_variables.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace accord::cli {
namespace {

constexpr std::string_view kSettingPrefix = "PACT_BROKER_";

void add_variables(const CLI::App& app, std::set<std::string>& into) {
    for (const auto* option : app.get_options()) {
        if (auto name = option->get_envname(); !name.empty()) {
            into.insert(std::move(name));
        }
    }
    for (const auto* below : app.get_subcommands({})) {
        add_variables(*below, into);
    }
}

}  // namespace

std::set<std::string> known_variables(const CLI::App& program) {
    std::set<std::string> known = {kBaseUrlsVariable, kIgnoredVariable};
    add_variables(program, known);
    return known;
}

std::vector<std::string> unknown_settings(const std::vector<std::string>& names,
                                          const std::set<std::string>& known) {
    std::vector<std::string> unknown;
    std::ranges::copy_if(names, std::back_inserter(unknown), [&](const std::string& name) {
        return name.starts_with(kSettingPrefix) && !known.contains(name);
    });
    std::ranges::sort(unknown);
    return unknown;
}

}  // namespace accord::cli
