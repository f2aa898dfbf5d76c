// `accord broker ...`: the table of its commands, in the order of the help. Each is one function in
// a file of its own, in the room for what it is about: publish_command() is in
// pacts/publish_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

// pacts
Action publish_command(CLI::App& app);
Action list_latest_pact_versions_command(CLI::App& app);
Action get_pacts_command(CLI::App& app);
Action provider_states_list_command(CLI::App& app);
// matrix
Action can_i_deploy_command(CLI::App& app);
Action can_i_merge_command(CLI::App& app);
// deployments
Action record_deployment_command(CLI::App& app);
Action record_undeployment_command(CLI::App& app);
Action record_release_command(CLI::App& app);
Action record_support_ended_command(CLI::App& app);
// environments
Action create_environment_command(CLI::App& app);
Action update_environment_command(CLI::App& app);
Action describe_environment_command(CLI::App& app);
Action list_environments_command(CLI::App& app);
Action delete_environment_command(CLI::App& app);
// versions
Action describe_version_command(CLI::App& app);
Action create_or_update_version_command(CLI::App& app);
Action create_version_tag_command(CLI::App& app);
Action delete_version_tag_command(CLI::App& app);
Action delete_branch_command(CLI::App& app);
// pacticipants
Action create_or_update_pacticipant_command(CLI::App& app);
Action describe_pacticipant_command(CLI::App& app);
Action list_pacticipants_command(CLI::App& app);
// webhooks
Action create_webhook_command(CLI::App& app);
Action create_or_update_webhook_command(CLI::App& app);
Action test_webhook_command(CLI::App& app);
Action delete_webhook_command(CLI::App& app);
Action webhook_templates_command(CLI::App& app);
Action generate_uuid_command(CLI::App& app);

/// Of the group; the others take address and credentials from the environment.
inline constexpr const char* kBrokerExamples = R"(
publish pacts --broker-base-url http://localhost:9292 --consumer-app-version 1.0.0 --branch main
can-i-deploy --broker-base-url http://localhost:9292 --pacticipant shop --version 1.0.0 --to-environment production
)";

inline constexpr Command kProviderStatesCommands[] = {
    {.name = "list",
     .summary = "List the provider states that the pacts of a provider ask for",
     .examples = R"(
list --provider catalogue
list --provider catalogue --environment production --json
)",
     .declare = provider_states_list_command},
};

inline constexpr Command kBrokerCommands[] = {
    {.name = "publish",
     .summary = "Publish pacts",
     .examples = R"(
publish pacts --broker-base-url http://localhost:9292 --consumer-app-version 1.0.0 --branch main
publish pacts/shop-catalogue.json --auto-detect-version-properties
)",
     .declare = publish_command},
    {.name = "list-latest-pact-versions",
     .summary = "List the latest pact of each consumer and provider",
     .examples = "list-latest-pact-versions --output json",
     .declare = list_latest_pact_versions_command},
    {.name = "get-pacts",
     .summary = "List the pacts of a provider, and download them",
     .examples = R"(
get-pacts --provider catalogue --latest
get-pacts --provider catalogue --consumer shop --branch main --download --download-dir pacts
)",
     .declare = get_pacts_command},
    {.name = "provider-states",
     .summary = "Show the provider states that pacts ask for",
     .examples = "list --provider catalogue",
     .commands = kProviderStatesCommands},
    {.name = "can-i-deploy",
     .summary = "Ask whether a version is compatible with what is deployed; exit code 0 yes, 1 no",
     .examples = R"(
can-i-deploy --pacticipant shop --version 1.0.0 --to-environment production
can-i-deploy --pacticipant shop --branch main --with-main-branches
can-i-deploy --pacticipant shop --version 1.0.0 --pacticipant catalogue --latest
)",
     .declare = can_i_deploy_command},
    {.name = "can-i-merge",
     .summary = "Ask whether a version is compatible with the main branches of the applications it "
                "is integrated with; exit code 0 yes, 1 no",
     .examples = "can-i-merge --pacticipant shop --version 1.0.0",
     .declare = can_i_merge_command},
    {.name = "record-deployment",
     .summary = "Record that a version was deployed to an environment",
     .examples = "record-deployment --pacticipant shop --version 1.0.0 --environment production",
     .declare = record_deployment_command},
    {.name = "record-undeployment",
     .summary = "Record that an application was taken from an environment, and not replaced",
     .examples = "record-undeployment --pacticipant shop --environment production",
     .declare = record_undeployment_command},
    {.name = "record-release",
     .summary = "Record that a version was released to an environment",
     .examples = "record-release --pacticipant shop-app --version 1.0.0 --environment production",
     .declare = record_release_command},
    {.name = "record-support-ended",
     .summary = "Record that a released version is no longer supported",
     .examples =
         "record-support-ended --pacticipant shop-app --version 1.0.0 --environment production",
     .declare = record_support_ended_command},
    {.name = "create-environment",
     .summary = "Create an environment",
     .examples = "create-environment --name production --production",
     .declare = create_environment_command},
    {.name = "update-environment",
     .summary = "Change an environment",
     .examples =
         "update-environment --uuid 16926ef3-590f-4e3f-838e-719717aa88c9 --display-name Live",
     .declare = update_environment_command},
    {.name = "describe-environment",
     .summary = "Describe an environment",
     .examples = "describe-environment --uuid 16926ef3-590f-4e3f-838e-719717aa88c9",
     .declare = describe_environment_command},
    {.name = "list-environments",
     .summary = "List the environments",
     .examples = "list-environments --output json",
     .declare = list_environments_command},
    {.name = "delete-environment",
     .summary = "Delete an environment, and what is recorded of it",
     .examples = "delete-environment --uuid 16926ef3-590f-4e3f-838e-719717aa88c9",
     .declare = delete_environment_command},
    {.name = "describe-version",
     .summary = "Describe a version of an application, or its versions in an environment",
     .examples = R"(
describe-version --pacticipant shop --latest
describe-version --pacticipant shop --environment production
)",
     .declare = describe_version_command},
    {.name = "create-or-update-version",
     .summary = "Create a version of an application, or add a branch and tags to it",
     .examples = "create-or-update-version --pacticipant shop --version 1.0.0 --branch main",
     .declare = create_or_update_version_command},
    {.name = "create-version-tag",
     .summary = "Tag a version of an application",
     .examples = "create-version-tag --pacticipant shop --version 1.0.0 --tag main",
     .declare = create_version_tag_command},
    {.name = "delete-version-tag",
     .summary = "Take a tag from a version of an application",
     .examples = "delete-version-tag --pacticipant shop --version 1.0.0 --tag main",
     .declare = delete_version_tag_command},
    {.name = "delete-branch",
     .summary = "Delete a branch of an application, but not its versions, pacts and results",
     .examples = "delete-branch --pacticipant shop --branch feat/cart",
     .declare = delete_branch_command},
    {.name = "create-or-update-pacticipant",
     .summary = "Create an application, or change what is known of it",
     .examples = "create-or-update-pacticipant --name shop --main-branch main",
     .declare = create_or_update_pacticipant_command},
    {.name = "describe-pacticipant",
     .summary = "Describe an application",
     .examples = "describe-pacticipant --name shop",
     .declare = describe_pacticipant_command},
    {.name = "list-pacticipants",
     .summary = "List the applications",
     .examples = "list-pacticipants --output json",
     .declare = list_pacticipants_command},
    {.name = "create-webhook",
     .summary = "Create a webhook: a URL that the broker calls when something happens",
     .examples = R"(
create-webhook https://ci.example.org/build --request POST --contract-requiring-verification-published --provider catalogue
create-webhook --template gitlab --parameter project=7 --parameter TOKEN=glptt-1 --provider catalogue
)",
     .declare = create_webhook_command},
    {.name = "create-or-update-webhook",
     .summary = "Create a webhook with a UUID of your own, or replace it",
     .examples = R"(
create-or-update-webhook https://ci.example.org/build --uuid 7a5da39c-8e50-4cc9-ae16-dfa5be043e8c --request POST --header 'Content-Type: application/json' --data '{"branch": "main"}' --contract-published
)",
     .declare = create_or_update_webhook_command},
    {.name = "test-webhook",
     .summary = "Have the broker call a webhook now",
     .examples = "test-webhook --uuid 7a5da39c-8e50-4cc9-ae16-dfa5be043e8c",
     .declare = test_webhook_command},
    {.name = "delete-webhook",
     .summary = "Delete a webhook",
     .examples = "delete-webhook --uuid 7a5da39c-8e50-4cc9-ae16-dfa5be043e8c",
     .declare = delete_webhook_command},
    {.name = "webhook-templates",
     .summary = "List the webhooks for well-known systems that come with Accord",
     .examples = "webhook-templates --output json",
     .declare = webhook_templates_command},
    {.name = "generate-uuid",
     .summary = "Print a new UUID, for create-or-update-webhook",
     .examples = "generate-uuid",
     .declare = generate_uuid_command},
};

}  // namespace accord::cli
