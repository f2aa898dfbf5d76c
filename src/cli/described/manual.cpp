// Pages of the manual: see manual.hpp. What a page of help says stands here in another order; the
// options that most commands of a group share are told once, at the end.
#include "cli/described/manual.hpp"

#include "base/text.hpp"
#include "cli/described/roff.hpp"
#include "cli/exit_code.hpp"
#include "cli/programs.hpp"

#include <algorithm>

namespace accord::cli {
namespace {

using SharedOptions = std::vector<DescribedOption>;

/// "accord-broker" of "accord broker".
std::string page_name_of(std::string_view path) { return replace_all(path, " ", "-"); }

bool contains(const std::vector<DescribedOption>& options, const DescribedOption& option) {
    return std::ranges::find(options, option) != options.end();
}

/// The commands that do something, of whatever depth.
// NOLINTNEXTLINE(misc-no-recursion): commands stand two below each other at most
void collect(const DescribedCommand& command, std::vector<const DescribedCommand*>& into) {
    if (command.commands.empty()) {
        into.push_back(&command);
    }
    for (const auto& below : command.commands) {
        collect(below, into);
    }
}

/// Those of more than half of the commands.
SharedOptions shared_options(const std::vector<const DescribedCommand*>& commands) {
    SharedOptions shared;
    for (const auto* command : commands) {
        for (const auto& option : command->options) {
            const auto users = std::ranges::count_if(
                commands, [&](const auto* one) { return contains(one->options, option); });
            if (users * 2 > std::ssize(commands) && !contains(shared, option)) {
                shared.push_back(option);
            }
        }
    }
    return shared;
}

/// -b, --broker-base-url URL
std::string heading_of(const DescribedOption& option) {
    std::string text;
    for (const auto& name : option.names) {
        const bool is_argument = !name.starts_with('-');
        text += (text.empty() ? "" : ", ") + (is_argument ? roff_italic(name) : roff_bold(name));
    }
    const bool is_argument = !option.names.front().starts_with('-');
    if (option.value && !is_argument) {
        const auto value = roff_italic(option.value->name);
        text += option.value->may_be_left_out ? " [" + value + "]" : " " + value;
    }
    return text + (is_argument && option.is_repeatable ? " ..." : "");
}

std::string sentences_of(const DescribedOption& option) {
    std::string text = option.help;
    text += text.ends_with('.') ? "" : ".";
    if (option.value && !option.value->choices.empty()) {
        text += fmt::format(" One of: {}.", join(option.value->choices, ", "));
    }
    if (option.value && !option.value->standard.empty()) {
        text += fmt::format(" Default: {}.", option.value->standard);
    }
    if (!option.variable.empty()) {
        text += fmt::format(" Environment variable: {}.", option.variable);
    }
    return text + (option.is_required ? " Required." : "");
}

void write_options(Roff& page,
                   const std::vector<DescribedOption>& options,
                   const SharedOptions& shared) {
    std::string group = "Options";
    for (const auto& option : options) {
        if (contains(shared, option)) {
            continue;
        }
        if (option.group != group && option.names.front().starts_with('-')) {
            group = option.group;
            page.subsection(group);
        }
        page.item(heading_of(option), sentences_of(option));
    }
}

std::string usage_of(const DescribedCommand& command) {
    std::string text = roff_bold(command.path) + " [" + roff_italic("OPTION") + " ...]";
    for (const auto& argument : command.arguments) {
        const auto name =
            roff_italic(argument.names.front()) + (argument.is_repeatable ? " ..." : "");
        text += argument.is_required ? " " + name : " [" + name + "]";
    }
    return text + (command.commands.empty() ? "" : " " + roff_italic("COMMAND") + " ...");
}

void write_below(Roff& page, const DescribedCommand& command, const SharedOptions& shared) {
    page.subsection(command.path);
    page.paragraph(command.summary + ".");
    page.usage(usage_of(command));
    page.examples(command.examples);
    write_options(page, command.arguments, {});
    auto own = command.options;
    std::ranges::for_each(own, [](auto& option) { option.group = "Options"; });
    write_options(page, own, shared);
    const bool has_all = std::ranges::all_of(
        shared, [&](const auto& option) { return contains(command.options, option); });
    if (has_all && !shared.empty()) {
        page.paragraph("And the options that commands share, below.");
        return;
    }
    SharedOptions some;
    std::ranges::copy_if(shared, std::back_inserter(some), [&](const auto& option) {
        return contains(command.options, option);
    });
    write_options(page, some, {});
}

/// Commands that have a page of their own, by a line each.
void write_index(Roff& page, const DescribedCommand& command, bool have_pages) {
    page.section("COMMANDS");
    for (const auto& below : command.commands) {
        page.item(roff_bold(below.name), below.summary + ".");
        if (have_pages) {
            page.paragraph_of_item(roff_reference(page_name_of(below.path)));
        }
    }
}

void write_exit_codes(Roff& page, const DescribedCommand& command, bool is_accord) {
    page.section("EXIT STATUS");
    if (!is_accord) {
        page.paragraph(command.exit_codes + ".");
        return;
    }
    const auto table = exit_code_table();
    for (const auto line : split(table, '\n')) {
        const auto text = trim(line);
        const auto space = text.find(' ');
        page.item(roff_bold(text.substr(0, space)), std::string(trim(text.substr(space))) + ".");
    }
}

struct Surroundings {
    bool is_accord;  ///< of accord, not of a program of Pact
    std::vector<std::string> see_also;
};

/// Whether the commands are told by a line each, and not by all their options.
enum class Told { kOnOwnPages, kOnPagesOfPrograms, kHere };

void write_commands(Roff& page, const DescribedCommand& command, Told told) {
    if (told != Told::kHere) {
        write_index(page, command, told == Told::kOnOwnPages);
        page.section("OPTIONS");
        write_options(page, command.options, {});
        return;
    }
    std::vector<const DescribedCommand*> all;
    collect(command, all);
    const auto shared = all.size() > 2 ? shared_options(all) : SharedOptions();
    page.section("COMMANDS");
    for (const auto* below : all) {
        write_below(page, *below, shared);
    }
    if (!shared.empty()) {
        page.section("OPTIONS THAT COMMANDS SHARE");
        write_options(page, shared, {});
    }
}

std::string page_of(const DescribedCommand& command,
                    std::string_view date,
                    Told told,
                    const Surroundings& around) {
    Roff page(page_name_of(command.path), command.summary, date, kVersionLine);
    page.section("SYNOPSIS");
    page.usage(usage_of(command));
    if (!command.examples.empty()) {
        page.section("EXAMPLES");
        page.examples(command.examples);
    }
    if (!command.commands.empty()) {
        write_commands(page, command, told);
    } else {
        page.section("OPTIONS");
        write_options(page, command.arguments, {});
        write_options(page, command.options, {});
    }
    write_exit_codes(page, command, around.is_accord);
    page.section("SEE ALSO");
    std::vector<std::string> others;
    std::ranges::transform(around.see_also, std::back_inserter(others), roff_reference);
    page.references(others);
    return page.text();
}

/// Of pact, whose commands are programs, too.
const std::vector<std::string> kPactPages = {
    "accord", "pact-broker", "pact_verifier_cli", "pact_mock_server_cli", "pact-stub-server"};

}  // namespace

std::vector<ManualPage> manual_pages(std::string_view date) {
    std::vector<ManualPage> pages;
    for (const auto& program : programs()) {
        const auto described = describe(program.name);
        if (described.name == "pact") {
            pages.push_back(
                {described.name,
                 page_of(described, date, Told::kOnPagesOfPrograms, {false, kPactPages})});
        } else if (described.name != "accord") {
            pages.push_back(
                {described.name, page_of(described, date, Told::kHere, {false, {"accord"}})});
        } else {
            std::vector<std::string> others;
            for (const auto& command : described.commands) {
                others.push_back(page_name_of(command.path));
                pages.push_back(
                    {others.back(), page_of(command, date, Told::kHere, {true, {"accord"}})});
            }
            pages.push_back(
                {described.name, page_of(described, date, Told::kOnOwnPages, {true, others})});
        }
    }
    return pages;
}

}  // namespace accord::cli
