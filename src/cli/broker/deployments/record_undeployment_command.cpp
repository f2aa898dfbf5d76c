// `accord broker record-undeployment`: what ran in an environment was taken away, and nothing came
// after it.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/deployments/deployment_options.hpp"
#include "cli/broker/versions/named_version.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

CommandOutcome run_record_undeployment(const DeploymentCommand& command, Console& console) {
    const auto& wanted = command.deployment;
    return with_broker(command.broker, [&](auto& broker) {
        const auto recorded = one_or_all(broker_client::record_undeployment(broker, wanted));
        return show(console, command.output, recorded, [&](const json::Value&) {
            return confirmation(
                console,
                fmt::format("Undeployed {} from {}", wanted.version.pacticipant, place_of(wanted)));
        });
    });
}

}  // namespace

Action record_undeployment_command(CLI::App& app) {
    auto command = std::make_shared<DeploymentCommand>();
    Options options(app);
    add_pacticipant(options, command->deployment.version.pacticipant);
    add_deployment_options(options, *command);
    add_application_instance(options, *command);
    return [command](Console& console) { return run_record_undeployment(*command, console); };
}

}  // namespace accord::cli
