// How a command hangs together: while the command line is parsed, the subcommand that was named
// puts its action here; the program carries it out afterwards.
#pragma once

#include "cli/console.hpp"
#include "cli/exit_code.hpp"

#include <functional>

namespace CLI {
class App;
}

namespace accord::cli {

using Action = std::function<Outcome(Console&)>;

/// Each declares its subcommand with its options below `parent`, and sets `chosen` when it is
/// named.
void add_serve_command(CLI::App& parent, Action& chosen);
void add_verifier_command(CLI::App& parent, Action& chosen);
void add_broker_commands(CLI::App& parent, Action& chosen);

}  // namespace accord::cli
