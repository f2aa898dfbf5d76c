// From a command line to an exit code: see program.hpp. CLI11 parses; its errors and its calls for
// help become our own sentences here.
#include "cli/program.hpp"

#include "cli/described/complete.hpp"
#include "cli/described/documents.hpp"
#include "cli/exit_code.hpp"
#include "cli/programs.hpp"
#include "cli/usage_error.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

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

/// A shell asks what may stand next.
int answer_shell(const CommandLine& line, Console& console) {
    const auto shell = line.arguments.size() < 3 ? std::nullopt : shell_called(line.arguments[1]);
    if (!shell) {
        return static_cast<int>(ExitCode::kBadInput);
    }
    console.out << completion_lines(
        *shell, line.program, {line.arguments.begin() + 2, line.arguments.end()});
    console.out.flush();
    return 0;
}

/// What a package brings besides the program is written by the program, when it is built.
int write_package_documents(const CommandLine& line, Console& console) {
    if (line.arguments.size() != 3) {
        return report({ExitCode::kBadInput, fmt::format("{} FOLDER DATE", kDocumentsWord)},
                      console);
    }
    const auto written = write_documents(line.arguments[1], line.arguments[2]);
    return written ? 0 : report({ExitCode::kFile, written.error().message}, console);
}

int carry_out(const Chosen& chosen, Console& console) {
    const auto outcome = chosen.action(console);
    console.out.flush();
    if (!outcome) {
        report(outcome.error(), console);
    }
    const auto code = outcome ? *outcome : outcome.error().code;
    return chosen.to_shell != nullptr ? chosen.to_shell(code) : static_cast<int>(code);
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

int run(CommandLine line, Console& onto) {
    const Command& program = program_called(line.program);
    Chosen chosen;
    PrintableStream out(onto.out, onto.colour);
    PrintableStream err(onto.err, onto.colour);
    Console console{.out = out,
                    .err = err,
                    .colour = onto.colour,
                    .is_terminal = onto.is_terminal,
                    .in = onto.in,
                    .bar = onto.bar};
    CLI::App app(program.summary, line.program);
    try {
        if (!line.arguments.empty() && line.arguments.front() == kCompleteWord) {
            return answer_shell(line, console);
        }
        if (!line.arguments.empty() && line.arguments.front() == kDocumentsWord) {
            return write_package_documents(line, console);
        }
        declare(app, program, line.arguments, chosen);
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
