// From CLI11's parser to plain data: see description.hpp.
#include "cli/described/description.hpp"

#include "base/text.hpp"
#include "cli/help_formatter.hpp"
#include "cli/options.hpp"
#include "cli/programs.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

/// As a list, or told each time that it stands there.
bool takes_several(const CLI::Option& option) {
    return option.get_expected_max() == CLI::detail::expected_max_vector_size ||
           option.get_trigger_on_parse();
}

/// "TEXT:{json,text}" is a type and the values that a check lets through.
DescribedValue value_of(const CLI::Option& option) {
    const auto type = option.get_type_name();
    const auto colon = std::min(type.find(':'), type.size());
    DescribedValue value{.name = type.substr(0, colon), .standard = option.get_default_str()};
    value.kind = value.name == kFileType     ? ValueKind::kFile
                 : value.name == kFolderType ? ValueKind::kFolder
                                             : ValueKind::kText;
    const auto rest = std::string_view(type).substr(colon);
    if (rest.starts_with(":{") && rest.ends_with('}')) {
        for (const auto choice : split(rest.substr(2, rest.size() - 3), ',')) {
            value.choices.emplace_back(choice);
        }
    }
    value.may_be_left_out = option.get_expected_min() == 0;
    return value;
}

std::vector<std::string> names_of(const CLI::Option& option) {
    if (option.get_positional()) {
        return {option.get_name(true)};
    }
    std::vector<std::string> names;
    for (const auto& name : option.get_snames()) {
        names.push_back("-" + name);
    }
    for (const auto& name : option.get_lnames()) {
        names.push_back("--" + name);
    }
    return names;
}

DescribedOption described(const CLI::Option& option) {
    DescribedOption told{.names = names_of(option),
                         .help = option.get_description(),
                         .variable = option.get_envname(),
                         .group = option.get_group(),
                         .is_required = option.get_required(),
                         .is_repeatable = takes_several(option)};
    if (takes_value(option)) {
        told.value = value_of(option);
    }
    return told;
}

// NOLINTNEXTLINE(misc-no-recursion): commands stand two below each other at most
DescribedCommand described(const CLI::App& app) {
    const auto& formatter = static_cast<const HelpFormatter&>(*app.get_formatter());
    DescribedCommand command{.name = app.get_name(),
                             .path = path_of(app),
                             .summary = app.get_description(),
                             .examples = formatter.examples_of(app),
                             .exit_codes = formatter.last_line()};
    for (const auto* option : app.get_options()) {
        if (!option->get_group().empty()) {
            (option->get_positional() ? command.arguments : command.options)
                .push_back(described(*option));
        }
    }
    for (const auto* below : app.get_subcommands([](const CLI::App*) { return true; })) {
        command.commands.push_back(described(*below));
    }
    return command;
}

}  // namespace

DescribedCommand describe(const std::string& program, std::span<const std::string> words) {
    const auto& command = program_called(program);
    CLI::App app(command.summary, program);
    Chosen nobody;
    declare(app, command, words, nobody);
    return described(app);
}

DescribedCommand describe(const std::string& program) {
    const std::string all(kHelpOfAll);
    return describe(program, std::span(&all, 1));
}

}  // namespace accord::cli
