// `accord broker record-support-ended`: a released version is supported no more.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/deployments/deployment_options.hpp"
#include "cli/broker/versions/named_version.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

CommandOutcome run_record_support_ended(const DeploymentCommand& command, Console& console) {
    const auto& wanted = command.deployment;
    return with_broker(command.broker, [&](auto& broker) {
        const auto recorded = one_or_all(
            broker_client::record_support_ended(broker, wanted.version, wanted.environment));
        return show(console, command.output, recorded, [&](const json::Value&) {
            return confirmation(
                console,
                fmt::format("Recorded support ended for application {}, version {} from {}",
                            wanted.version.pacticipant,
                            wanted.version.version,
                            place_of(wanted)));
        });
    });
}

}  // namespace

Action record_support_ended_command(CLI::App& app) {
    auto command = std::make_shared<DeploymentCommand>();
    Options options(app);
    add_named_version(options, command->deployment.version);
    add_deployment_options(options, *command);
    return [command](Console& console) { return run_record_support_ended(*command, console); };
}

}  // namespace accord::cli
