// `accord broker create-environment`: tells the broker of a place that versions are deployed to.
#include "broker_client/environments.hpp"
#include "cli/broker/broker_access.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct CreateEnvironmentCommand {
    BrokerAccess broker;
    broker_client::NewEnvironment environment;
    std::string output;
};

std::string uuid_of(const json::Value& environment) {
    const auto* object = environment.if_object();
    return object != nullptr ? json::string_or(*object, "uuid") : "";
}

CommandOutcome run_create_environment(const CreateEnvironmentCommand& command, Console& console) {
    const auto broker = open_broker(command.broker);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    const auto created =
        broker_client::create_environment(*broker->connection, command.environment);
    if (!created) {
        return give_up(created.error(), Party::kBroker);
    }
    if (command.output == "json") {
        write_json(console, *created);
    } else if (command.output == "id") {
        console.out << uuid_of(*created) << '\n';
    } else {
        confirm(console,
                fmt::format("Created {} environment in {} with UUID {}",
                            command.environment.name,
                            broker->connection->base_url(),
                            uuid_of(*created)));
    }
    return ExitCode::kOk;
}

}  // namespace

Action create_environment_command(CLI::App& app) {
    auto command = std::make_shared<CreateEnvironmentCommand>();
    Options options(app);
    add_broker_access(options, command->broker);
    auto& environment = command->environment;
    options
        .value("--name", environment.name, "Name of the environment, as used in --to-environment")
        ->required();
    options.value("--display-name", environment.display_name, "Name shown to people");
    options.flag("--production,!--no-production",
                 environment.production,
                 "Whether it is a production environment");
    options.value(
        "--contact-name", environment.contact_name, "Name of the person or team responsible");
    options.value(
        "--contact-email-address", environment.contact_email, "Email address of that contact");
    add_output_option(options, command->output, {"text", "json", "id"});
    return [command](Console& console) { return run_create_environment(*command, console); };
}

}  // namespace accord::cli
