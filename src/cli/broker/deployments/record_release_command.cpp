// `accord broker record-release`: a version can now be had in an environment, besides others.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/deployments/deployment_options.hpp"
#include "cli/broker/versions/named_version.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

CommandOutcome run_record_release(const DeploymentCommand& command, Console& console) {
    const auto& wanted = command.deployment;
    return with_broker(command.broker, [&](auto& broker) {
        const auto recorded =
            broker_client::record_release(broker, wanted.version, wanted.environment);
        return show(console, command.output, recorded, [&](const json::Value&) {
            return confirmation(
                console,
                fmt::format("Recorded release of {} version {} to {} in the Pact Broker.",
                            wanted.version.pacticipant,
                            wanted.version.version,
                            place_of(wanted)));
        });
    });
}

}  // namespace

Action record_release_command(CLI::App& app) {
    auto command = std::make_shared<DeploymentCommand>();
    Options options(app);
    add_named_version(options, command->deployment.version);
    add_deployment_options(options, *command);
    return [command](Console& console) { return run_record_release(*command, console); };
}

}  // namespace accord::cli
