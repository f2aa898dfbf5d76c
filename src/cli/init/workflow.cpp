// What workflows of both systems have in common: see workflow.hpp.
#include "cli/init/workflow.hpp"

#include "base/json.hpp"

#include <fmt/format.h>

namespace accord::cli {

std::filesystem::path workflow_file(CiSystem system) {
    return system == CiSystem::kGithub ? ".github/workflows/contracts.yml" : ".gitlab-ci.yml";
}

std::string workflow_text(const WorkflowPlan& plan) {
    return plan.system == CiSystem::kGithub ? github_workflow(plan) : gitlab_workflow(plan);
}

std::string next_steps(const WorkflowPlan& plan, const std::filesystem::path& file) {
    const bool is_github = plan.system == CiSystem::kGithub;
    return fmt::format(
        "Next:\n"
        "  1. {}:\n"
        "       PACT_BROKER_BASE_URL    address of the broker\n"
        "       PACT_BROKER_TOKEN       its token{}; or PACT_BROKER_USERNAME and "
        "PACT_BROKER_PASSWORD\n"
        "       ACCORD_ARCHIVE          URL of accord-{}-linux-x86_64.tar.gz\n"
        "       ACCORD_ARCHIVE_SHA256   its SHA-256\n"
        "  2. Read {}, and commit it.\n"
        "  3. accord doctor, with the same address and token, tells whether the broker is reached.\n",
        is_github ? "Set the variables of the repository (Settings, Secrets and variables, Actions)"
                  : "Set the variables of the project (Settings, CI/CD, Variables)",
        is_github ? ", as a secret" : ", masked",
        ACCORD_VERSION,
        file.string());
}

/// Quotes of JSON are quotes of YAML.
std::string yaml_text(std::string_view text) {
    return json::write_compact(json::Array{text}.front());
}

}  // namespace accord::cli
