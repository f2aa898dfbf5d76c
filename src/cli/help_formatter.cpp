// Pages of help: see help_formatter.hpp.
#include "cli/help_formatter.hpp"

#include "base/text.hpp"

namespace accord::cli {
namespace {

/// "accord broker" of that command.
std::string path_of(const CLI::App& app) {
    const auto* above = app.get_parent();
    return above == nullptr ? app.get_name() : path_of(*above) + " " + app.get_name();
}

/// Each line with what is typed before it. A program that is one command alone has no name of a
/// command after its own.
std::string as_typed(const char* examples, const CLI::App& app) {
    const bool is_group = app.get_require_subcommand_min() > 0;
    const bool is_alone = app.get_parent() == nullptr && !is_group;
    const auto before = path_of(is_group || is_alone ? app : *app.get_parent());
    std::string text = "\nExamples:\n";
    for (const auto line : split(trim(examples), '\n')) {
        text += fmt::format("  {} {}\n", before, is_alone ? line.substr(line.find(' ') + 1) : line);
    }
    return text;
}

}  // namespace

std::string HelpFormatter::make_usage(const CLI::App* app, std::string name) const {
    const auto found = examples_.find(app);
    const auto usage = Formatter::make_usage(app, std::move(name));
    return found == examples_.end() ? "\n" + usage : as_typed(found->second, *app) + "\n" + usage;
}

std::string HelpFormatter::make_footer(const CLI::App* /*app*/) const { return last_line_ + "\n"; }

/// CLI11 marks a name that says no: "--no-publish{false}".
std::string HelpFormatter::make_option_name(const CLI::Option* option, bool is_positional) const {
    return replace_all(Formatter::make_option_name(option, is_positional), "{false}", "");
}

/// What an option needs or excludes is told when it is not heeded.
std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
    std::string text;
    if (option->get_type_size() != 0 && !option->get_type_name().empty()) {
        text += " " + option->get_type_name();
        const auto standard = option->get_default_str();
        text += standard.empty() ? "" : "=" + standard;
        text += option->get_expected_max() == CLI::detail::expected_max_vector_size ? " ..." : "";
        text += option->get_required() ? " REQUIRED" : "";
    }
    const auto variable = option->get_envname();
    return text + (variable.empty() ? "" : fmt::format(" (Env:{})", variable));
}

const CLI::App& program_of(const CLI::App& app) {
    const auto* program = &app;
    while (program->get_parent() != nullptr) {
        program = program->get_parent();
    }
    return *program;
}

}  // namespace accord::cli
