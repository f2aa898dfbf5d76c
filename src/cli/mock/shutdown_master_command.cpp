// `accord mock shutdown-master`: ends the master server, by its key.
#include "cli/mock/mock_access.hpp"
#include "cli/mock/mock_commands.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

struct ShutdownMaster {
    MasterAccess master;
    std::string key;
    unsigned period_ms = 100;
};

constexpr unsigned kPeriodMaxMs = 60'000;

CommandOutcome run_shutdown_master(const ShutdownMaster& command, Console& console) {
    const auto answer =
        ask_master(command.master,
                   {.method = "POST",
                    .target = "/shutdown",
                    .headers = {{"Authorization", "Bearer " + command.key},
                                {"Content-Type", "application/json"}},
                    .body = json::write_compact(json::Object{{"period", command.period_ms}})});
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (answer->status == 403) {
        return give_up(ExitCode::kRefused, "the master server has another server key");
    }
    if (answer->status != 204 && answer->status != 200) {
        return unexpected_answer(*answer);
    }
    console.out << "Master server shutting down ok\n";
    return ExitCode::kOk;
}

}  // namespace

Action shutdown_master_command(CLI::App& app) {
    auto command = std::make_shared<ShutdownMaster>();
    Options options(app);
    options
        .value("-k,--server-key", command->key, "Key that the master server told when it started")
        .required();
    options
        .value_or_default("--period",
                          command->period_ms,
                          "Milliseconds that the master server waits before it ends")
        .in_range(0U, kPeriodMaxMs);
    add_master_access(options, command->master);
    return [command](Console& console) { return run_shutdown_master(*command, console); };
}

}  // namespace accord::cli
