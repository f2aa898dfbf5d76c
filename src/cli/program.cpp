// The program: see program.hpp.
#include "cli/program.hpp"

#include "cli/command.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

constexpr const char* kExitCodes = R"(Exit codes:
   0  done; verified; deployable
   1  no: verification failed, not deployable
   2  wrong usage or invalid input; nothing was done
   3  the broker does not answer
   4  no pacts found
   5  the port is in use
   6  the database can't be opened or written
   7  the provider does not answer
   8  the broker refused: credentials, unknown name, conflict
   9  a file can't be read or written
  10  a defect in accord)";

void declare(CLI::App& app, Action& chosen) {
    app.set_help_flag("--help", "Print this help");
    app.set_help_all_flag("--help-all", "Print the help of all commands");
    app.set_version_flag("--version,-V", "accord " ACCORD_VERSION, "Print the version");
    app.footer(kExitCodes);
    app.require_subcommand(1);
    add_serve_command(app, chosen);
    add_verifier_command(app, chosen);
    add_broker_commands(app, chosen);
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

int report(const Failure& failure, Console& console) {
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

int run(std::vector<std::string> arguments, Console& console) {
    Action chosen;
    CLI::App app("Contract testing: broker, verifier and client in one program", "accord");
    try {
        declare(app, chosen);
        std::ranges::reverse(arguments);
        app.parse(std::move(arguments));
        return carry_out(chosen, console);
    } catch (const CLI::ParseError& problem) {
        return report_parse_error(app, problem, console);
    } catch (const std::exception& defect) {
        return report({ExitCode::kDefect, fmt::format("defect in accord: {}", defect.what())},
                      console);
    }
}

}  // namespace accord::cli
