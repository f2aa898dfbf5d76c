// One option a setting: see setting_options.hpp. The table reads the environment, not CLI11, so
// that a value is read the same wherever it comes from.
#include "cli/settings/setting_options.hpp"

#include "cli/options.hpp"
#include "cli/servers/serve.hpp"
#include "cli/settings/setting_table.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace accord::cli {
namespace {

struct DeclaredOption {
    const Setting& setting;
    Option option;
    std::shared_ptr<std::string> text;
};

bool is_flag(const Setting& setting) {
    return std::holds_alternative<FlagPlace>(setting.place) ||
           std::holds_alternative<MaybeFlagPlace>(setting.place);
}

std::string type_name(const Setting& setting) {
    if (std::holds_alternative<NumberPlace>(setting.place)) {
        return "NUMBER";
    }
    if (std::holds_alternative<SecondsPlace>(setting.place)) {
        return "SECONDS";
    }
    return std::holds_alternative<ListPlace>(setting.place) ? "LIST" : "TEXT";
}

std::string help_of(const Setting& setting, const std::string& initial) {
    if (std::holds_alternative<ChoicePlace>(setting.place)) {
        return fmt::format("{}: {}", setting.what, allowed_values(setting));
    }
    const bool is_on = is_flag(setting) && initial == "true";
    return fmt::format("{}{}", setting.what, is_on ? " (default: yes)" : "");
}

DeclaredOption declare(CLI::App& app, const Setting& setting, const std::string& group) {
    const auto initial = default_value(setting);
    const auto name = option_of(setting.name);
    const auto help = help_of(setting, initial);
    auto text = std::make_shared<std::string>();
    CLI::Option* option = nullptr;
    if (is_flag(setting)) {
        option = app.add_flag(fmt::format("{},!--no-{}", name, name.substr(2)), *text, help);
    } else {
        const auto names =
            setting.short_option.empty() ? name : fmt::format("{},{}", setting.short_option, name);
        option =
            app.add_option(names, *text, help)->type_name(type_name(setting))->default_str(initial);
    }
    option->envname(variable_of(setting.name))->group(group);
    return {setting, Option(app, *option), std::move(text)};
}

}  // namespace

std::function<RawSettings()> declare_settings(CLI::App& app) {
    std::vector<DeclaredOption> declared;
    for (const auto& group : setting_groups()) {
        for (const auto& setting : group.settings) {
            if (setting.has_effect() && !std::holds_alternative<VariableNamePlace>(setting.place)) {
                declared.push_back(declare(app, setting, std::string(group.title)));
            }
        }
    }
    return [declared = std::move(declared)] {
        RawSettings line;
        for (const auto& one : declared) {
            if (one.option.is_on_line()) {
                line[std::string(one.setting.name)] = {.text = *one.text,
                                                       .list = {},
                                                       .source = "command line",
                                                       .said_by = option_of(one.setting.name)};
            }
        }
        return line;
    };
}

}  // namespace accord::cli
