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

/// Of the group; the others take address and credentials from the environment.
inline constexpr const char* kBrokerExamples = R"(
broker publish pacts --broker-base-url http://localhost:9292 --consumer-app-version 1.0.0 --branch main
broker can-i-deploy --broker-base-url http://localhost:9292 --pacticipant shop --version 1.0.0 --to-environment production
)";

inline constexpr Command kBrokerCommands[] = {
    {.name = "publish",
     .summary = "Publish pacts",
     .examples = R"(
broker publish pacts --broker-base-url http://localhost:9292 --consumer-app-version 1.0.0 --branch main
broker publish pacts/shop-catalogue.json --auto-detect-version-properties
)",
     .declare = publish_command},
    {.name = "can-i-deploy",
     .summary = "Ask whether a version is compatible with what is deployed; exit code 0 yes, 1 no",
     .examples = R"(
broker can-i-deploy --pacticipant shop --version 1.0.0 --to-environment production
broker can-i-deploy --pacticipant shop --branch main --with-main-branches
broker can-i-deploy --pacticipant shop --version 1.0.0 --pacticipant catalogue --latest
)",
     .declare = can_i_deploy_command},
    {.name = "record-deployment",
     .summary = "Record that a version was deployed to an environment",
     .examples =
         "broker record-deployment --pacticipant shop --version 1.0.0 --environment production",
     .declare = record_deployment_command},
    {.name = "create-environment",
     .summary = "Create an environment",
     .examples = "broker create-environment --name production --production",
     .declare = create_environment_command},
    {.name = "list-environments",
     .summary = "List the environments",
     .examples = "broker list-environments --output json",
     .declare = list_environments_command},
    {.name = "create-version-tag",
     .summary = "Tag a version of an application",
     .examples = "broker create-version-tag --pacticipant shop --version 1.0.0 --tag main",
     .declare = create_version_tag_command},
};

}  // namespace accord::cli
