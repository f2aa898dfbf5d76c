// From a command line to an exit code: see program.hpp. CLI11 parses; its errors and its calls for
// help become our own sentences here.
#include "cli/program.hpp"

#include "cli/exit_code.hpp"
#include "cli/programs.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

void declare_common_options(CLI::App& app) {
    app.set_help_flag("--help", "Print this help");
    app.set_help_all_flag("--help-all", "Print the help of all commands");
    app.set_version_flag("--version,-V", "accord " ACCORD_VERSION, "Print the version");
    app.footer("Exit codes:\n" + exit_code_table());
}

std::string full_name(const CLI::App& app) {
    const auto named = app.get_subcommands();
    return named.empty() ? app.get_name() : app.get_name() + " " + full_name(*named.front());
}

/// CLI11's own sentence lists what it did not expect backwards, and tells what is missing before it
/// tells what is misspelt.
std::string sentence_of(const CLI::App& app, const CLI::ParseError& problem) {
    const auto strays = app.remaining(true);
    const bool is_about_words = dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr ||
                                dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr;
    if (!is_about_words || strays.empty()) {
        return problem.what();
    }
    const auto option =
        std::ranges::find_if(strays, [](const auto& text) { return text.starts_with('-'); });
    return fmt::format("{} is not known", option == strays.end() ? strays.front() : *option);
}

int report(const CommandFailure& failure, Console& console) {
    console.out.flush();
    console.err << "error: " << failure.message << '\n';
    return static_cast<int>(failure.code);
}

/// Help and version are asked for by an exception, too.
int report_parse_error(const CLI::App& app, const CLI::ParseError& problem, Console& console) {
    if (problem.get_exit_code() == 0) {
        return app.exit(problem, console.out, console.err);
    }
    return report({ExitCode::kBadInput,
                   fmt::format("{} (see {} --help)", sentence_of(app, problem), full_name(app))},
                  console);
}

int carry_out(const Action& action, Console& console) {
    const auto outcome = action(console);
    console.out.flush();
    return outcome ? static_cast<int>(*outcome) : report(outcome.error(), console);
}

}  // namespace

CommandLine to_command_line(int count, const char* const* words) {
    CommandLine line;
    if (count > 0) {
        const std::string_view path = words[0];
        line.program = path.substr(path.rfind('/') + 1);
        line.arguments.assign(words + 1, words + count);
    }
    return line;
}

int run(CommandLine line, Console& console) {
    const Command& program = program_called(line.program);
    Action chosen;
    CLI::App app(program.summary, line.program);
    try {
        declare_common_options(app);
        declare(app, program, chosen);
        std::ranges::reverse(line.arguments);
        app.parse(std::move(line.arguments));
        return carry_out(chosen, console);
    } catch (const CLI::ParseError& problem) {
        return report_parse_error(app, problem, console);
    } catch (const std::exception& defect) {
        return report({ExitCode::kDefect, fmt::format("defect in accord: {}", defect.what())},
                      console);
    }
}

}  // namespace accord::cli
