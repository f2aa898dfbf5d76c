// The workflow that `accord init` writes for a CI system, as text; init_command.cpp asks what it
// needs and writes the file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace accord::cli {

enum class Role { kConsumer, kProvider };
enum class CiSystem { kGithub, kGitlab };

struct WorkflowPlan {
    Role role = Role::kConsumer;
    CiSystem system = CiSystem::kGithub;
    std::string application;      ///< its name in pacts
    std::string repository;       ///< with the copy of Accord whose action or template is used
    std::string reference;        ///< its tag or branch
    std::string command;          ///< runs the consumer's tests, or starts the provider
    std::string pacts = "pacts";  ///< folder that the consumer's tests write to
    unsigned port = 8080;         ///< of the provider
    std::string state_change_url = {};
    std::string environment = "production";
    std::string branch = "main";      ///< that is deployed
    std::string deploy_command = {};  ///< empty: the workflow ends before that
};

/// The file that the system reads, from the folder of the project.
std::filesystem::path workflow_file(CiSystem system);

std::string workflow_text(const WorkflowPlan& plan);

/// In workflow_github.cpp and workflow_gitlab.cpp.
std::string github_workflow(const WorkflowPlan& plan);
std::string gitlab_workflow(const WorkflowPlan& plan);

/// What is left to do where the file can't say it; a line each.
std::string next_steps(const WorkflowPlan& plan, const std::filesystem::path& file);

/// As YAML has a text in quotes.
std::string yaml_text(std::string_view text);

}  // namespace accord::cli
