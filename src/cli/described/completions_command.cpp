// `accord completions`: the script by which a shell completes command lines.
#include "base/files.hpp"
#include "cli/described/completion_scripts.hpp"
#include "cli/described/document_commands.hpp"
#include "cli/help_formatter.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"
#include "cli/programs.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace accord::cli {
namespace {

struct Completions {
    std::string program;
    std::string shell;
    std::string folder;
};

CommandOutcome run_completions(const Completions& command, Console& console) {
    const auto shell = *shell_called(command.shell);
    if (command.folder.empty()) {
        console.out << completion_script(shell);
        return ExitCode::kOk;
    }
    const auto file =
        std::filesystem::path(command.folder) / completion_file_of(shell, command.program);
    if (!std::filesystem::is_directory(command.folder)) {
        return give_up(ExitCode::kFile, fmt::format("{} is not a folder", command.folder));
    }
    if (const auto written = write_file_atomically(file, completion_script(shell)); !written) {
        return give_up(written.error(), Party::kInput);
    }
    confirm(console, fmt::format("{} completions written to {}", command.shell, file.string()));
    return ExitCode::kOk;
}

Action declare_completions(CLI::App& app, const std::string& folder) {
    auto command = std::make_shared<Completions>(
        Completions{.program = program_of(app).get_name(), .shell = "", .folder = folder});
    Options options(app);
    options.value("shell", command->shell, "The shell that is to complete command lines")
        .one_of({"bash", "zsh", "fish"})
        .required();
    if (folder.empty()) {
        options
            .value("-d,--dir",
                   command->folder,
                   "Folder to write the script to, under the name that the shell looks for; "
                   "without it the script is printed")
            .folder();
    } else {
        options
            .value_or_default("-d,--dir",
                              command->folder,
                              "Folder to write the script to, under the name that the shell looks "
                              "for")
            .folder();
    }
    options.ignored_value("--log-level");
    return [command](Console& console) { return run_completions(*command, console); };
}

}  // namespace

Action completions_command(CLI::App& app) { return declare_completions(app, ""); }

Action pact_completions_command(CLI::App& app) { return declare_completions(app, "."); }

}  // namespace accord::cli
