// Variables found by what the options declare: see known_variables.hpp.
#include "cli/settings/known_variables.hpp"

#include "cli/environment_variables.hpp"
#include "cli/programs.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

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

std::set<std::string> known_variables() {
    CLI::App app;
    app.set_help_flag("--help");  // commands have a use for -h of their own
    Chosen nobodys;
    const std::string all[] = {std::string(kHelpOfAll)};
    declare(app, programs().front(), all, nobodys);
    std::set<std::string> known = {kIgnoredVariable, kIgnoredByMergeVariable, kNoTlsCheckVariable};
    add_variables(app, known);
    return known;
}

}  // namespace accord::cli
