// A workflow of GitHub Actions, with the action of packaging/github.
#include "cli/init/workflow.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace accord::cli {
namespace {

constexpr std::string_view kWorkflowHead =
    R"(# Written by accord init. Variables of the repository: PACT_BROKER_BASE_URL, ACCORD_ARCHIVE and
# ACCORD_ARCHIVE_SHA256; its secret PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and the secret PACT_BROKER_PASSWORD.
name: Contracts
on: push
permissions:
  contents: read

jobs:
  contracts:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
)";

using Inputs = std::vector<std::pair<std::string, std::string>>;

/// One step by the action, which is told where accord and the broker are.
std::string action_step(const WorkflowPlan& plan,
                        std::string_view name,
                        std::string_view command,
                        const Inputs& inputs,
                        bool only_where_deployed) {
    std::string step = fmt::format("\n      - name: {}\n", name);
    if (only_where_deployed) {
        step += fmt::format("        if: github.ref == {}\n", "'refs/heads/" + plan.branch + "'");
    }
    step += fmt::format("        uses: {}/packaging/github@{}\n", plan.repository, plan.reference);
    step += fmt::format("        with:\n          command: {}\n", command);
    for (const auto& [input, value] : inputs) {
        step += fmt::format("          {}: {}\n", input, value);
    }
    return step + R"(          archive: ${{ vars.ACCORD_ARCHIVE }}
          archive-sha256: ${{ vars.ACCORD_ARCHIVE_SHA256 }}
          broker-url: ${{ vars.PACT_BROKER_BASE_URL }}
          broker-token: ${{ secrets.PACT_BROKER_TOKEN }}
          broker-username: ${{ vars.PACT_BROKER_USERNAME }}
          broker-password: ${{ secrets.PACT_BROKER_PASSWORD }}
)";
}

std::string consumer_steps(const WorkflowPlan& plan) {
    return fmt::format("\n      - name: Run the tests, which write pacts\n        run: {}\n",
                       yaml_text(plan.command)) +
           action_step(
               plan, "Publish the pacts", "publish", {{"pacts", yaml_text(plan.pacts)}}, false);
}

std::string provider_steps(const WorkflowPlan& plan) {
    Inputs inputs{{"application", yaml_text(plan.application)},
                  {"provider-port", yaml_text(std::to_string(plan.port))}};
    if (!plan.state_change_url.empty()) {
        inputs.emplace_back("state-change-url", yaml_text(plan.state_change_url));
    }
    inputs.emplace_back("arguments", "--enable-pending");
    return fmt::format(R"(
      - name: Start the provider, and wait until it answers
        env:
          START: {}
        run: |
          bash -c "$START" &
          for second in $(seq 60); do
            curl -s -o /dev/null http://localhost:{} && exit 0
            sleep 1
          done
          exit 1
)",
                       yaml_text(plan.command),
                       plan.port) +
           action_step(plan, "Verify its pacts", "verify", inputs, false);
}

std::string deployment_steps(const WorkflowPlan& plan) {
    const Inputs whither{{"application", yaml_text(plan.application)},
                         {"environment", yaml_text(plan.environment)}};
    auto asked = whither;
    asked.emplace_back("arguments", "|\n            --wait\n            10m");
    auto steps =
        action_step(plan, "Ask whether this version may be deployed", "can-i-deploy", asked, true);
    if (plan.deploy_command.empty()) {
        return steps +
               "\n      # After the deployment: the same action with command: "
               "record-deployment.\n";
    }
    steps += fmt::format(
        "\n      - name: Deploy\n        if: github.ref == 'refs/heads/{}'\n        run: {}\n",
        plan.branch,
        yaml_text(plan.deploy_command));
    return steps + action_step(plan, "Record the deployment", "record-deployment", whither, true);
}

}  // namespace

std::string github_workflow(const WorkflowPlan& plan) {
    const bool is_consumer = plan.role == Role::kConsumer;
    return std::string(kWorkflowHead) +
           (is_consumer ? consumer_steps(plan) : provider_steps(plan)) + deployment_steps(plan);
}

}  // namespace accord::cli
