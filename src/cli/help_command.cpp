// `accord help`: what the exit codes mean, and the help of a command by its name.
#include "cli/exit_code.hpp"
#include "cli/help_formatter.hpp"
#include "cli/options.hpp"
#include "cli/programs.hpp"
#include "cli/settings/settings_document.hpp"
#include "cli/usage_error.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace accord::cli {
namespace {

/// A page of help that belongs to no command.
struct Topic {
    std::string_view name;
    std::string (*page)();
};

constexpr Topic kTopics[] = {
    {"exit-codes", [] { return fmt::format("Exit codes:\n{}\n", exit_code_table()); }},
    {"settings", settings_document},
};

std::string page_of(const CLI::App& command, const std::string& name) {
    return command.get_formatter()->make_help(&command, name, CLI::AppFormatMode::Normal);
}

CommandOutcome show_help(const CLI::App& program,
                         const std::vector<std::string>& words,
                         Console& console) {
    for (const auto& topic : kTopics) {
        if (words.size() == 1 && words.front() == topic.name) {
            console.out << topic.page();
            return ExitCode::kOk;
        }
    }
    const auto* command = &program;
    std::string name = program.get_name();
    for (const auto& word : words) {
        auto names = command_names(*command);
        if (std::ranges::find(names, word) == names.end()) {
            for (const auto topic : help_topics()) {
                names.emplace_back(topic);
            }
            return give_up(ExitCode::kBadInput, unknown("command or topic", word, names));
        }
        command = command->get_subcommand(word);
        name += " " + word;
    }
    console.out << page_of(*command, name);
    return ExitCode::kOk;
}

}  // namespace

std::vector<std::string_view> help_topics() {
    std::vector<std::string_view> names;
    std::ranges::transform(kTopics, std::back_inserter(names), &Topic::name);
    return names;
}

Action help_command(CLI::App& app) {
    auto words = std::make_shared<std::vector<std::string>>();
    Options(app).value("topic", *words, "exit-codes, settings, or a command: broker publish");
    return [words, &app](Console& console) { return show_help(program_of(app), *words, console); };
}

}  // namespace accord::cli
