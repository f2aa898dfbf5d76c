// `accord broker record-deployment`: a version is now the one that runs in an environment.
#include "broker_client/environments.hpp"
#include "cli/broker/broker_access.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/named_version.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct RecordDeploymentCommand {
    BrokerAccess broker;
    broker_client::Deployment deployment;
    std::string output;
};

std::string sentence_of(const broker_client::Deployment& deployment, const std::string& broker) {
    const std::string instance =
        deployment.application_instance.empty()
            ? ""
            : fmt::format(" (application instance {})", deployment.application_instance);
    return fmt::format("Recorded deployment of {} version {} to {} environment{} in {}",
                       deployment.version.pacticipant,
                       deployment.version.version,
                       deployment.environment,
                       instance,
                       broker);
}

CommandOutcome run_record_deployment(const RecordDeploymentCommand& command, Console& console) {
    const auto broker = open_broker(command.broker);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    const auto recorded = broker_client::record_deployment(*broker->connection, command.deployment);
    if (!recorded) {
        return give_up(recorded.error(), Party::kBroker);
    }
    if (command.output == "json") {
        write_json(console, *recorded);
    } else {
        confirm(console, sentence_of(command.deployment, broker->connection->base_url()));
    }
    return ExitCode::kOk;
}

}  // namespace

Action record_deployment_command(CLI::App& app) {
    auto command = std::make_shared<RecordDeploymentCommand>();
    Options options(app);
    add_broker_access(options, command->broker);
    auto& deployment = command->deployment;
    add_named_version(options, deployment.version);
    options.value("--environment", deployment.environment, "Name of the environment")->required();
    options.value("--application-instance,--target",
                  deployment.application_instance,
                  "Name of the application instance, when several are deployed to the environment");
    add_output_option(options, command->output, {"text", "json"});
    return [command](Console& console) { return run_record_deployment(*command, console); };
}

}  // namespace accord::cli
