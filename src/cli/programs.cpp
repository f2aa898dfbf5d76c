// The table of names and the root of each tree of commands: see programs.hpp. The names of Pact's
// own programs will be rows of kPrograms.
#include "cli/programs.hpp"

#include "cli/broker/broker_commands.hpp"
#include "cli/servers/server_commands.hpp"
#include "cli/verifier/verifier_commands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace accord::cli {
namespace {

constexpr Command kAccordCommands[] = {
    {.name = "serve", .summary = "Run the broker", .declare = serve_command},
    {.name = "verifier",
     .summary = "Verify a provider against its pacts",
     .declare = verifier_command},
    {.name = "broker", .summary = "Speak to a Pact Broker", .commands = kBrokerCommands},
};

constexpr Command kPrograms[] = {
    {.name = "accord",
     .summary = "Contract testing: broker, verifier and client in one program",
     .commands = kAccordCommands},
};

}  // namespace

std::span<const Command> programs() { return kPrograms; }

const Command& program_called(std::string_view name) {
    const auto* found = std::ranges::find(kPrograms, name, &Command::name);
    return found == std::end(kPrograms) ? kPrograms[0] : *found;
}

void declare(CLI::App& app, const Command& command, Action& chosen) {
    if (command.declare != nullptr) {
        app.callback([action = command.declare(app), &chosen] { chosen = action; });
        return;
    }
    app.require_subcommand(1);
    for (const auto& below : command.commands) {
        declare(*app.add_subcommand(below.name, below.summary), below, chosen);
    }
}

}  // namespace accord::cli
