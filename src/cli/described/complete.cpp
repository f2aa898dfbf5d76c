// Completing a command line by what its commands declare: see complete.hpp.
#include "cli/described/complete.hpp"

#include "base/text.hpp"
#include "cli/programs.hpp"

#include <algorithm>
#include <set>

namespace accord::cli {
namespace {

/// Where on the command line the next word stands.
struct LinePlace {
    const DescribedCommand* command;
    const DescribedOption* value_of = nullptr;  ///< the option whose value comes next
    std::size_t arguments = 0;                  ///< that were given
    bool are_options_over = false;              ///< by "--"
    std::set<const DescribedOption*> given = {};
};

const DescribedOption* option_named(const DescribedCommand& command, std::string_view name) {
    const auto found = std::ranges::find_if(command.options, [&](const auto& option) {
        return std::ranges::find(option.names, name) != option.names.end();
    });
    return found == command.options.end() ? nullptr : &*found;
}

const DescribedCommand* command_named(const DescribedCommand& group, std::string_view name) {
    const auto found = std::ranges::find(group.commands, name, &DescribedCommand::name);
    return found == group.commands.end() ? nullptr : &*found;
}

bool needs_value(const DescribedOption& option) {
    return option.value && !option.value->may_be_left_out;
}

/// "--output" of "--output=json".
std::string_view before_equals(std::string_view word) {
    return word.substr(0, std::min(word.find('='), word.size()));
}

/// The last of "-vb" may have its value in the next word; "-ojson" has it.
void pass_short_options(LinePlace& place, std::string_view word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
        const auto* option = option_named(*place.command, std::string("-") + word[i]);
        if (option == nullptr) {
            return;
        }
        place.given.insert(option);
        if (option->value) {
            place.value_of = i + 1 == word.size() && needs_value(*option) ? option : nullptr;
            return;
        }
    }
}

void pass_long_option(LinePlace& place, std::string_view word) {
    const auto name = before_equals(word);
    if (const auto* option = option_named(*place.command, name); option != nullptr) {
        place.given.insert(option);
        place.value_of = name.size() == word.size() && needs_value(*option) ? option : nullptr;
    }
}

void pass(LinePlace& place, std::string_view word) {
    if (place.value_of != nullptr) {
        place.value_of = nullptr;
    } else if (place.are_options_over || word.size() < 2 || !word.starts_with('-')) {
        const auto* below = command_named(*place.command, word);
        if (below != nullptr) {
            place = {.command = below};
        } else {
            ++place.arguments;
        }
    } else if (word == "--") {
        place.are_options_over = true;
    } else if (word.starts_with("--")) {
        pass_long_option(place, word);
    } else {
        pass_short_options(place, word);
    }
}

void offer(Completion& completion,
           std::string_view typed,
           const std::string& word,
           std::string help) {
    if (word.starts_with(typed)) {
        completion.candidates.push_back({word, std::move(help)});
    }
}

void offer_value(Completion& completion,
                 const DescribedOption& option,
                 std::string_view typed,
                 const std::string& before) {
    for (const auto& choice : option.value->choices) {
        offer(completion, typed, before + choice, "");
    }
    completion.paths = option.value->kind;
}

/// Long names, or a short one where there is no other or it is being typed.
void offer_options(Completion& completion, const LinePlace& place, std::string_view typed) {
    for (const auto& option : place.command->options) {
        if (place.given.contains(&option) && !option.is_repeatable) {
            continue;
        }
        const bool has_long = option.names.back().starts_with("--");
        const bool is_short_typed = typed.size() == 2 && typed != "--";
        for (const auto& name : option.names) {
            if (name.starts_with("--") || !has_long || is_short_typed) {
                offer(completion, typed, name, option.help);
            }
        }
    }
}

void offer_commands(Completion& completion, const DescribedCommand& group, std::string_view typed) {
    for (const auto& command : group.commands) {
        offer(completion, typed, command.name, command.summary);
    }
}

/// The argument that stands next; those that take several take all that are left.
const DescribedOption* argument_at(const LinePlace& place) {
    const auto& arguments = place.command->arguments;
    if (place.arguments < arguments.size()) {
        return &arguments[place.arguments];
    }
    return !arguments.empty() && arguments.back().is_repeatable ? &arguments.back() : nullptr;
}

Completion complete_at(const LinePlace& place, const std::string& typed) {
    Completion completion;
    if (place.value_of != nullptr) {
        offer_value(completion, *place.value_of, typed, "");
        return completion;
    }
    const auto name = before_equals(typed);
    if (!place.are_options_over && typed.starts_with('-')) {
        const auto* option = option_named(*place.command, name);
        if (name.size() == typed.size()) {
            offer_options(completion, place, typed);
        } else if (option != nullptr && option->value) {
            offer_value(completion, *option, typed, std::string(name) + "=");
        }
        return completion;
    }
    offer_commands(completion, *place.command, typed);
    const auto* argument = argument_at(place);
    if (argument != nullptr && argument->value) {
        offer_value(completion, *argument, typed, "");
    } else if (place.command->commands.empty() && typed.empty()) {
        offer_options(completion, place, typed);
    }
    return completion;
}

/// `help broker pub`: commands as they stand below each other, and the topics.
Completion complete_help(const DescribedCommand& program, std::span<const std::string> words) {
    Completion completion;
    const auto* group = &program;
    for (const auto& word : words.first(words.size() - 1)) {
        group = command_named(*group, word);
        if (group == nullptr) {
            return completion;
        }
    }
    offer_commands(completion, *group, words.back());
    for (const auto topic : group == &program ? help_topics() : std::vector<std::string_view>()) {
        offer(completion, words.back(), std::string(topic), "");
    }
    return completion;
}

/// bash has "--output=json" and "http://host" as words of their own at each of these signs.
std::vector<std::string> joined_again(const std::vector<std::string>& words) {
    std::vector<std::string> joined;
    bool goes_on = false;
    for (const auto& word : words) {
        const bool is_sign = !word.empty() && word.find_first_not_of("=:") == word.npos;
        if (!joined.empty() && (goes_on || is_sign)) {
            joined.back() += word;
        } else {
            joined.push_back(word);
        }
        goes_on = is_sign;
    }
    return joined;
}

std::string line_of(Shell shell, const Candidate& candidate) {
    const auto help = replace_all(replace_all(candidate.help, "\t", " "), "\n", " ");
    switch (shell) {
        case Shell::kBash: {
            // The part of the word that bash completes begins after its last "=".
            const auto equals = candidate.word.find('=');
            return equals == candidate.word.npos ? candidate.word
                                                 : candidate.word.substr(equals + 1);
        }
        case Shell::kZsh:
            return replace_all(replace_all(candidate.word, "\\", "\\\\"), ":", "\\:") +
                   (help.empty() ? "" : ":" + help);
        case Shell::kFish:
            return candidate.word + (help.empty() ? "" : "\t" + help);
    }
    return "";
}

std::string_view word_for(ValueKind paths) {
    switch (paths) {
        case ValueKind::kText:
            return "words";
        case ValueKind::kFile:
            return "files";
        case ValueKind::kFolder:
            return "folders";
    }
    return "";
}

}  // namespace

std::optional<Shell> shell_called(std::string_view name) {
    return name == "bash"   ? std::optional(Shell::kBash)
           : name == "zsh"  ? std::optional(Shell::kZsh)
           : name == "fish" ? std::optional(Shell::kFish)
                            : std::nullopt;
}

Completion complete(const std::string& program, const std::vector<std::string>& words) {
    if (words.empty()) {
        return {};
    }
    const auto described = describe(program, words);
    if (words.size() > 1 && words.front() == "help" &&
        command_named(described, "help") != nullptr) {
        return complete_help(described, std::span(words).subspan(1));
    }
    LinePlace place{.command = &described};
    for (const auto& word : std::span(words).first(words.size() - 1)) {
        pass(place, word);
    }
    return complete_at(place, words.back());
}

std::string completion_lines(Shell shell,
                             const std::string& program,
                             const std::vector<std::string>& words) {
    const auto completion = complete(program, shell == Shell::kBash ? joined_again(words) : words);
    std::string lines = fmt::format("{}\n", word_for(completion.paths));
    for (const auto& candidate : completion.candidates) {
        lines += line_of(shell, candidate) + "\n";
    }
    return lines;
}

}  // namespace accord::cli
