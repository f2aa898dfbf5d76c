// `accord broker record-deployment`: a version is now the one that runs in an environment.
#include "broker_client/environments.hpp"
#include "cli/broker/broker_access.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/output_format.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

struct RecordCommand {
    BrokerAccess broker;
    broker_client::Deployment deployment;
    std::string output;
};

Outcome run_record(const RecordCommand& command, Console& console) {
    auto broker = open_broker(command.broker);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    const auto& deployment = command.deployment;
    const auto recorded = broker_client::record_deployment(*broker->connection, deployment);
    if (!recorded) {
        return give_up(recorded.error(), Party::kBroker);
    }
    if (command.output == "json") {
        console.out << json::write_pretty(*recorded) << '\n';
        return ExitCode::kOk;
    }
    const std::string instance =
        deployment.application_instance.empty()
            ? ""
            : fmt::format(" (application instance {})", deployment.application_instance);
    console.out << toned(
                       console,
                       Tone::kGood,
                       fmt::format("Recorded deployment of {} version {} to {} environment{} in {}",
                                   deployment.version.pacticipant,
                                   deployment.version.version,
                                   deployment.environment,
                                   instance,
                                   broker->connection->base_url()))
                << '\n';
    return ExitCode::kOk;
}

}  // namespace

void add_record_deployment_command(CLI::App& broker, Action& chosen) {
    auto command = std::make_shared<RecordCommand>();
    auto* app = broker.add_subcommand("record-deployment",
                                      "Record that a version was deployed to an environment");
    add_broker_access(*app, command->broker);
    auto& deployment = command->deployment;
    app->add_option("-a,--pacticipant", deployment.version.pacticipant, "Name of the application")
        ->required();
    app->add_option("-e,--version", deployment.version.version, "Its version")->required();
    app->add_option("--environment", deployment.environment, "Name of the environment")->required();
    app->add_option("--application-instance,--target",
                    deployment.application_instance,
                    "Which of several instances; without it, the only one");
    add_output_option(*app, command->output, {"text", "json"});
    app->callback([command, &chosen] {
        chosen = [command](Console& console) { return run_record(*command, console); };
    });
}

}  // namespace accord::cli
