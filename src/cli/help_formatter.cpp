// Pages of help: see help_formatter.hpp.
#include "cli/help_formatter.hpp"

#include "base/text.hpp"

namespace accord::cli {
/// A program that is one command alone has no name of a command after its own.
std::vector<std::string> HelpFormatter::examples_of(const CLI::App& app) const {
    const auto found = examples_.find(&app);
    if (found == examples_.end()) {
        return {};
    }
    const bool is_group = app.get_require_subcommand_min() > 0;
    const bool is_alone = app.get_parent() == nullptr && !is_group;
    const auto before = path_of(is_group || is_alone ? app : *app.get_parent());
    std::vector<std::string> lines;
    for (const auto line : split(trim(found->second), '\n')) {
        lines.push_back(
            fmt::format("{} {}", before, is_alone ? line.substr(line.find(' ') + 1) : line));
    }
    return lines;
}

std::string HelpFormatter::make_usage(const CLI::App* app, std::string name) const {
    std::string text;
    for (const auto& example : examples_of(*app)) {
        text += fmt::format("{}  {}\n", text.empty() ? "\nExamples:\n" : "", example);
    }
    return text + "\n" + Formatter::make_usage(app, std::move(name));
}

std::string HelpFormatter::make_footer(const CLI::App* /*app*/) const { return last_line_ + "\n"; }

/// CLI11 marks a name that says no: "--no-publish{false}".
std::string HelpFormatter::make_option_name(const CLI::Option* option, bool is_positional) const {
    return replace_all(Formatter::make_option_name(option, is_positional), "{false}", "");
}

/// What an option needs or excludes is told when it is not heeded.
std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
    std::string text;
    if (takes_value(*option)) {
        text += " " + option->get_type_name();
        const auto standard = option->get_default_str();
        text += standard.empty() ? "" : "=" + standard;
        text += option->get_expected_max() == CLI::detail::expected_max_vector_size ? " ..." : "";
        text += option->get_required() ? " REQUIRED" : "";
    }
    const auto variable = option->get_envname();
    return text + (variable.empty() ? "" : fmt::format(" (Env:{})", variable));
}

std::string path_of(const CLI::App& app) {
    const auto* above = app.get_parent();
    return above == nullptr ? app.get_name() : path_of(*above) + " " + app.get_name();
}

bool takes_value(const CLI::Option& option) {
    return option.get_type_size() != 0 && !option.get_type_name().empty();
}

const CLI::App& program_of(const CLI::App& app) {
    const auto* program = &app;
    while (program->get_parent() != nullptr) {
        program = program->get_parent();
    }
    return *program;
}

}  // namespace accord::cli
