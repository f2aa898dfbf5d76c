// CLI11's errors as our own sentences: see usage_error.hpp.
#include "cli/usage_error.hpp"

#include "base/text.hpp"
#include "base/words/nearest.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace accord::cli {
namespace {

/// The command that was named last.
const CLI::App& deepest(const CLI::App& app) {
    const auto named = app.get_subcommands();
    return named.empty() ? app : deepest(*named.front());
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

bool is_on_line(const CLI::App& app, const CLI::Option* option) {
    return std::ranges::find(app.parse_order(), option) != app.parse_order().end();
}

/// CLI11 lists what it did not expect backwards, and tells what is missing before it tells what is
/// misspelt.
std::string sentence_on_strays(const CLI::App& app, const std::vector<std::string>& strays) {
    const auto option =
        std::ranges::find_if(strays, [](const auto& text) { return text.starts_with('-'); });
    const auto& command = deepest(app);
    if (option != strays.end()) {
        return unknown("option", option->substr(0, option->find('=')), option_names(command));
    }
    const auto commands = command_names(command);
    return commands.empty() ? fmt::format("unexpected argument \"{}\"", strays.front())
                            : unknown("command", strays.front(), commands);
}

/// "Could not convert: --port = x": the name, by its variable where that gave the value.
std::string sentence_on_value(const CLI::App& app, std::string_view told) {
    const auto colon = told.find(": ");
    const auto equals = told.find(" = ");
    if (colon == told.npos || equals == told.npos || equals < colon) {
        return std::string(told);
    }
    std::string name(told.substr(colon + 2, equals - colon - 2));
    const auto& command = deepest(app);
    const auto* option = command.get_option_no_throw(name);
    if (option != nullptr && !is_on_line(command, option) && !option->get_envname().empty()) {
        name = option->get_envname();
    }
    return fmt::format(
        "{}: \"{}\" is not a number, or out of range", name, told.substr(equals + 3));
}

/// "--port: 1 required UINT missing"
std::string sentence_on_count(std::string_view told) {
    const auto colon = told.find(": ");
    const bool is_missing = colon != told.npos && told.ends_with(" missing");
    return is_missing ? fmt::format("{} needs a value", told.substr(0, colon)) : std::string(told);
}

}  // namespace

std::string full_name(const CLI::App& app) {
    const auto named = app.get_subcommands();
    return named.empty() ? app.get_name() : app.get_name() + " " + full_name(*named.front());
}

std::string sentence_of(const CLI::App& app, const CLI::ParseError& problem) {
    const auto strays = app.remaining(true);
    const bool is_missing = dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr;
    const bool is_about_words =
        is_missing || dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr;
    if (is_about_words && !strays.empty()) {
        return sentence_on_strays(app, strays);
    }
    const auto commands = command_names(deepest(app));
    if (is_missing && !commands.empty()) {
        return "a command is missing: " + join(commands, ", ");
    }
    if (dynamic_cast<const CLI::ConversionError*>(&problem) != nullptr) {
        return sentence_on_value(app, problem.what());
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&problem) != nullptr) {
        return sentence_on_count(problem.what());
    }
    return replace_all(problem.what(), " excludes ", " can't be combined with ");
}

std::string unknown(std::string_view what,
                    std::string_view word,
                    const std::vector<std::string>& known) {
    return fmt::format("unknown {} \"{}\"{}", what, word, did_you_mean(word, known));
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* below : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(below->get_name());
    }
    return names;
}

}  // namespace accord::cli
