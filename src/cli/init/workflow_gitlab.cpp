// A pipeline of GitLab CI, with the jobs of packaging/gitlab/accord.yml to extend.
#include "base/text.hpp"
#include "cli/init/workflow.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

/// Jobs that run where the version is deployed from.
std::string only_on_branch(const WorkflowPlan& plan) {
    return fmt::format("  rules:\n    - if: {}\n",
                       yaml_text("$CI_COMMIT_BRANCH == \"" + plan.branch + "\""));
}

std::string consumer_jobs(const WorkflowPlan& plan) {
    return fmt::format(R"(
test:
  stage: test
  script:
    - {}
  artifacts:
    paths:
      - {}

publish:
  extends: .accord-publish
  stage: contracts
  variables:
    ACCORD_PACTS: {}
)",
                       yaml_text(plan.command),
                       yaml_text(plan.pacts),
                       yaml_text(plan.pacts));
}

/// GitLab puts other variables in place of each $ in a variable, but of $$.
std::string provider_jobs(const WorkflowPlan& plan) {
    const auto states =
        plan.state_change_url.empty() ? "" : " --state-change-url=" + plan.state_change_url;
    return fmt::format(R"(
verify:
  extends: .accord-verify
  stage: contracts
  variables:
    ACCORD_PROVIDER_PORT: {}
    ACCORD_ARGUMENTS: {}
    START: {}
  before_script:
    - !reference [.accord, before_script]
    - |
      bash -c "$START" &
      answers=no
      for second in $(seq 60); do
        curl -s -o /dev/null http://localhost:{} && answers=yes && break
        sleep 1
      done
      [ "$answers" = yes ]
)",
                       yaml_text(std::to_string(plan.port)),
                       yaml_text("--enable-pending" + states),
                       yaml_text(replace_all(plan.command, "$", "$$")),
                       plan.port);
}

std::string deployment_jobs(const WorkflowPlan& plan) {
    auto jobs = fmt::format(R"(
can-i-deploy:
  extends: .accord-can-i-deploy
  stage: check
{}  variables:
    ACCORD_ENVIRONMENT: {}
    ACCORD_ARGUMENTS: --wait=10m
)",
                            only_on_branch(plan),
                            yaml_text(plan.environment));
    if (plan.deploy_command.empty()) {
        return jobs + "\n# After the deployment: a job that extends .accord-record-deployment.\n";
    }
    return jobs + fmt::format(R"(
deploy:
  stage: deploy
{}  script:
    - {}

record-deployment:
  extends: .accord-record-deployment
  stage: record
{}  variables:
    ACCORD_ENVIRONMENT: {}
)",
                              only_on_branch(plan),
                              yaml_text(plan.deploy_command),
                              only_on_branch(plan),
                              yaml_text(plan.environment));
}

}  // namespace

std::string gitlab_workflow(const WorkflowPlan& plan) {
    return fmt::format(
               R"(# Written by accord init. Variables of the project: PACT_BROKER_BASE_URL, PACT_BROKER_TOKEN (or PACT_BROKER_USERNAME
# and PACT_BROKER_PASSWORD), ACCORD_ARCHIVE and ACCORD_ARCHIVE_SHA256.
include:
  - project: {}
    ref: {}
    file: packaging/gitlab/accord.yml

variables:
  ACCORD_APPLICATION: {}

stages: [test, contracts, check, deploy, record]
)",
               yaml_text(plan.repository),
               yaml_text(plan.reference),
               yaml_text(plan.application)) +
           (plan.role == Role::kConsumer ? consumer_jobs(plan) : provider_jobs(plan)) +
           deployment_jobs(plan);
}

}  // namespace accord::cli
