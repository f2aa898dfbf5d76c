// `accord mock shutdown`: ends one mock server.
#include "cli/mock/mock_access.hpp"
#include "cli/mock/mock_commands.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

struct ShutdownMock {
    MasterAccess master;
    NamedMock which;
};

CommandOutcome run_shutdown_mock(const ShutdownMock& command, Console& console) {
    if (const auto named = command.which.check(); !named) {
        return give_up(named.error(), Party::kInput);
    }
    const auto answer =
        ask_master(command.master, {.method = "DELETE", .target = command.which.path()});
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (answer->status == 404) {
        return no_such_mock(command.which);
    }
    if (answer->status != 204) {
        return unexpected_answer(*answer);
    }
    console.out << fmt::format("Mock server with {} shutdown ok\n", command.which.in_words());
    return ExitCode::kOk;
}

}  // namespace

Action shutdown_mock_command(CLI::App& app) {
    auto command = std::make_shared<ShutdownMock>();
    Options options(app);
    command->which.add(options);
    add_master_access(options, command->master);
    return [command](Console& console) { return run_shutdown_mock(*command, console); };
}

}  // namespace accord::cli
