// `accord broker ...`: the parent of its commands.
#include "cli/broker/broker_commands.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {

void add_broker_commands(CLI::App& parent, Action& chosen) {
    auto* broker = parent.add_subcommand("broker", "Speak to a Pact Broker");
    broker->require_subcommand(1);
    add_publish_command(*broker, chosen);
    add_can_i_deploy_command(*broker, chosen);
    add_record_deployment_command(*broker, chosen);
    add_environment_commands(*broker, chosen);
    add_create_version_tag_command(*broker, chosen);
}

}  // namespace accord::cli
