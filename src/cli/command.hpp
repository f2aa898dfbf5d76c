// What a command is: a name, a line about it, and one function that declares its options and gives
// back what carries it out. programs.hpp hangs the commands together; the program asks no more.
#pragma once

#include "cli/console.hpp"
#include "cli/exit_code.hpp"

#include <functional>
#include <span>

namespace CLI {
class App;
}

namespace accord::cli {

/// Carries a command out, with the options that it was given.
using Action = std::function<CommandOutcome(Console&)>;

/// The command that was named: what carries it out, and its row.
struct Chosen {
    Action action;
    int (*to_shell)(ExitCode code) = nullptr;  ///< nullptr: the code's own number
};

/// One row in the table of a room: a command, or a group of commands.
struct Command {
    const char* name;
    const char* summary;
    /// A command line each, without what stands before it: of a group after its own name, of a
    /// command after that of its group.
    const char* examples = nullptr;
    /// Declares the options on the command's part of the command line; nothing for a group.
    Action (*declare)(CLI::App& app) = nullptr;
    std::span<const Command> commands = {};  ///< of a group
    /// The shell's exit code; nullptr: that of the group or program above, or the code's own
    /// number.
    int (*to_shell)(ExitCode code) = nullptr;
    const char* exit_codes = nullptr;  ///< and what its help says of them
};

}  // namespace accord::cli
