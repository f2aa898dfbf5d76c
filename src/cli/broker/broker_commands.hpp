// `accord broker ...`: one file per command, declared below one parent.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

void add_publish_command(CLI::App& broker, Action& chosen);
void add_can_i_deploy_command(CLI::App& broker, Action& chosen);
void add_environment_commands(CLI::App& broker, Action& chosen);
void add_record_deployment_command(CLI::App& broker, Action& chosen);
void add_create_version_tag_command(CLI::App& broker, Action& chosen);

}  // namespace accord::cli
