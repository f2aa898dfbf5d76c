// `accord broker update-environment`: changes what is said of an environment, and nothing else.
#include "broker_client/wire/hal.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/environments/environment_options.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct UpdateEnvironment {
    BrokerAccess broker;
    std::string uuid;
    broker_client::EnvironmentFields fields;
    std::string output;
};

CommandOutcome run_update_environment(const UpdateEnvironment& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) {
        const auto updated =
            broker_client::update_environment(broker, command.uuid, command.fields);
        return show(console, command.output, updated, [&](const json::Value& environment) {
            return command.output == "id"
                       ? command.uuid
                       : confirmation(
                             console,
                             fmt::format("Updated {} environment in the Pact Broker with UUID {}",
                                         broker_client::text_in(environment, "/name"),
                                         command.uuid));
        });
    });
}

}  // namespace

Action update_environment_command(CLI::App& app) {
    auto command = std::make_shared<UpdateEnvironment>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_environment_uuid(options, command->uuid);
    options.value("--name", command->fields.name, "New name of the environment");
    add_environment_fields(options, command->fields);
    add_environment_output(options, command->output);
    return [command](Console& console) { return run_update_environment(*command, console); };
}

}  // namespace accord::cli
