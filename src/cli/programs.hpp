// The names that the binary goes by, and the tree of commands behind each.
#pragma once

#include "cli/command.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::cli {

/// One tree per name; the first is accord's own.
std::span<const Command> programs();

/// The tree behind a name. A name that is not in the table, as of a copy or a link, is accord's.
const Command& program_called(std::string_view name);

/// `help`, in help_command.cpp.
Action help_command(CLI::App& app);

/// What it explains besides commands.
std::vector<std::string_view> help_topics();

/// `version`, in version_command.cpp.
Action version_command(CLI::App& app);

/// `pact extension`, `pact plugin` and `pact pactflow`, which say that they are not supported, in
/// unsupported_command.cpp.
Action extension_command(CLI::App& app);
Action plugin_command(CLI::App& app);
Action pactflow_command(CLI::App& app);

inline constexpr const char* kVersionLine = "accord " ACCORD_VERSION;

/// A command line that speaks of all commands.
inline constexpr std::string_view kHelpOfAll = "--help-all";

/// Declares the command on `app`, with what all have in common where that is a program, and those
/// below it: by name, and with their options where a word of the command line names them or asks
/// for help, since declaring all takes longer than most commands. While the line is parsed, the
/// command that is named puts itself into `chosen`, which must outlive `app`.
void declare(CLI::App& app,
             const Command& command,
             std::span<const std::string> words,
             Chosen& chosen);

}  // namespace accord::cli
