// `accord broker ...`: the table of its commands, in the order of the help. Each is one function in
// a file of its own: publish_command() is in publish_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action publish_command(CLI::App& app);
Action can_i_deploy_command(CLI::App& app);
Action record_deployment_command(CLI::App& app);
Action create_environment_command(CLI::App& app);
Action list_environments_command(CLI::App& app);
Action create_version_tag_command(CLI::App& app);

inline constexpr Command kBrokerCommands[] = {
    {"publish", "Publish pacts", publish_command},
    {"can-i-deploy",
     "Ask whether a version fits what is deployed; exit code 0 yes, 1 no",
     can_i_deploy_command},
    {"record-deployment",
     "Record that a version was deployed to an environment",
     record_deployment_command},
    {"create-environment", "Create an environment", create_environment_command},
    {"list-environments", "List the environments", list_environments_command},
    {"create-version-tag", "Tag a version of an application", create_version_tag_command},
};

}  // namespace accord::cli
