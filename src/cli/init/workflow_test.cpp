// Workflows as they are written, whole.
#include "cli/init/workflow.hpp"

#include "support/approval.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::cli {
namespace {

WorkflowPlan consumer(CiSystem system) {
    return {.role = Role::kConsumer,
            .system = system,
            .application = "Web \"Shop\"",
            .repository = "acme/accord",
            .reference = "v0.1.0",
            .command = "npm ci && npm test"};
}

WorkflowPlan provider(CiSystem system) {
    return {.role = Role::kProvider,
            .system = system,
            .application = "Catalogue",
            .repository = "acme/accord",
            .reference = "v0.1.0",
            .command = "./start --port 9000",
            .port = 9000,
            .state_change_url = "http://localhost:9000/states",
            .environment = "live",
            .branch = "trunk",
            .deploy_command = "./deploy live"};
}

TEST(Workflow, is_approved) {
    EXPECT_APPROVED("cli/init/github_consumer.yml", workflow_text(consumer(CiSystem::kGithub)));
    EXPECT_APPROVED("cli/init/github_provider.yml", workflow_text(provider(CiSystem::kGithub)));
    EXPECT_APPROVED("cli/init/gitlab_consumer.yml", workflow_text(consumer(CiSystem::kGitlab)));
    EXPECT_APPROVED("cli/init/gitlab_provider.yml", workflow_text(provider(CiSystem::kGitlab)));
}

TEST(Workflow, stands_where_the_system_looks_for_it) {
    EXPECT_EQ(workflow_file(CiSystem::kGithub), ".github/workflows/contracts.yml");
    EXPECT_EQ(workflow_file(CiSystem::kGitlab), ".gitlab-ci.yml");
    EXPECT_THAT(next_steps(consumer(CiSystem::kGitlab), "x.yml"),
                testing::HasSubstr("ACCORD_ARCHIVE_SHA256"));
}

TEST(Workflow, quotes_what_is_given) {
    EXPECT_EQ(yaml_text("a: \"b\" # c"), R"("a: \"b\" # c")");
    EXPECT_EQ(yaml_text("é"), "\"é\"");
}

}  // namespace
}  // namespace accord::cli
