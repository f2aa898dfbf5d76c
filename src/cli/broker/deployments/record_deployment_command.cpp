// `accord broker record-deployment`: a version is now the one that runs in an environment.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/deployments/deployment_options.hpp"
#include "cli/broker/versions/named_version.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

CommandOutcome run_record_deployment(const DeploymentCommand& command, Console& console) {
    const auto& wanted = command.deployment;
    return with_broker(command.broker, [&](auto& broker) {
        const auto recorded = broker_client::record_deployment(broker, wanted);
        return show(console, command.output, recorded, [&](const json::Value&) {
            return confirmation(
                console,
                fmt::format("Recorded deployment of {} version {} to {} in the Pact Broker.",
                            wanted.version.pacticipant,
                            wanted.version.version,
                            place_of(wanted)));
        });
    });
}

}  // namespace

Action record_deployment_command(CLI::App& app) {
    auto command = std::make_shared<DeploymentCommand>();
    Options options(app);
    add_named_version(options, command->deployment.version);
    add_deployment_options(options, *command);
    add_application_instance(options, *command);
    return [command](Console& console) { return run_record_deployment(*command, console); };
}

}  // namespace accord::cli
