// `accord broker create-environment`: tells the broker of a place that versions are deployed to.
#include "broker_client/wire/hal.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/environments/environment_options.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct CreateEnvironment {
    BrokerAccess broker;
    broker_client::EnvironmentFields fields;
    std::string output;
};

CommandOutcome run_create_environment(const CreateEnvironment& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) {
        const auto created = broker_client::create_environment(broker, command.fields);
        return show(console, command.output, created, [&](const json::Value& environment) {
            const auto uuid = broker_client::text_in(environment, "/uuid");
            return command.output == "id"
                       ? uuid
                       : confirmation(
                             console,
                             fmt::format("Created {} environment in the Pact Broker with UUID {}",
                                         command.fields.name,
                                         uuid));
        });
    });
}

}  // namespace

Action create_environment_command(CLI::App& app) {
    auto command = std::make_shared<CreateEnvironment>();
    Options options(app);
    add_broker_access(options, command->broker);
    options
        .value(
            "--name", command->fields.name, "Name of the environment, as used in --to-environment")
        .required();
    add_environment_fields(options, command->fields);
    add_environment_output(options, command->output);
    return [command](Console& console) { return run_create_environment(*command, console); };
}

}  // namespace accord::cli
