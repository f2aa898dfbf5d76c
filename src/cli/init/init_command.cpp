// `accord init`: a workflow for a CI system, written into a file that is not there yet. What no
// option says is asked, where somebody is there to answer.
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/init/init_commands.hpp"
#include "cli/init/workflow.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

#include <algorithm>
#include <istream>
#include <memory>

namespace accord::cli {
namespace {

struct Init {
    std::string role;
    std::string system;
    std::string file;
    bool overwrites = false;
    WorkflowPlan plan{.reference = "v" ACCORD_VERSION};
    Option pacts_option;
    Option port_option;
    Option states_option;
};

/// What has to be known, with the option that says it.
struct Question {
    std::string& answer;
    const char* option;
    const char* words;
    std::vector<std::string> choices = {};
};

std::vector<Question> questions_of(Init& command) {
    return {{command.role,
             "consumer or provider",
             "Is it a consumer or a provider?",
             {"consumer", "provider"}},
            {command.system, "--ci", "Which CI system: github or gitlab?", {"github", "gitlab"}},
            {command.plan.application, "--name", "What is the application called in pacts?"},
            {command.plan.command,
             "--command",
             "Which command runs the consumer's tests, or starts the provider?"},
            {command.plan.repository,
             "--accord",
             "In which repository is your copy of Accord (OWNER/NAME)?"}};
}

bool is_answer(const Question& question, const std::string& text) {
    return !text.empty() && (question.choices.empty() ||
                             std::ranges::find(question.choices, text) != question.choices.end());
}

/// Asks again until there is an answer; the input may end before.
Result<void> ask(const Question& question, Console& console) {
    std::string line;
    while (!is_answer(question, question.answer)) {
        console.out << question.words << ' ' << std::flush;
        if (!std::getline(*console.in, line)) {
            return invalid_input(fmt::format("{} is not answered", question.option));
        }
        question.answer = trim(line);
    }
    return {};
}

Result<void> ask_what_is_missing(Init& command, Console& console) {
    std::vector<std::string> missing;
    for (const auto& question : questions_of(command)) {
        if (question.answer.empty()) {
            missing.emplace_back(question.option);
        }
    }
    if (!missing.empty() && console.in == nullptr) {
        return invalid_input("give " + join(missing, ", ") + ": there is no terminal to ask at");
    }
    for (const auto& question : questions_of(command)) {
        if (auto asked = ask(question, console); !asked) {
            return asked;
        }
    }
    return {};
}

/// One line each: they become parts of a document.
Result<void> check_texts(const WorkflowPlan& plan) {
    for (const auto* text : {&plan.application,
                             &plan.command,
                             &plan.pacts,
                             &plan.state_change_url,
                             &plan.environment,
                             &plan.deploy_command}) {
        if (text->find_first_of("\r\n") != text->npos) {
            return invalid_input(fmt::format("{} has more than one line", yaml_text(*text)));
        }
    }
    const auto is_name = [](const std::string& text, std::string_view more) {
        return !text.empty() && std::ranges::all_of(text, [&](unsigned char letter) {
            return std::isalnum(letter) != 0 || more.contains(static_cast<char>(letter));
        });
    };
    if (!is_name(plan.repository, "/._-") || !plan.repository.contains('/')) {
        return invalid_input(
            fmt::format("--accord: {} is not OWNER/NAME", yaml_text(plan.repository)));
    }
    if (!is_name(plan.reference, "/._-") || !is_name(plan.branch, "/._-#+")) {
        return invalid_input("--accord-ref and --branch are names of git");
    }
    return {};
}

/// An option of the other kind of application would have no effect.
Result<void> check_role(const Init& command) {
    const bool is_consumer = command.plan.role == Role::kConsumer;
    if (!is_consumer && command.pacts_option.is_given()) {
        return invalid_input("--pacts is of a consumer");
    }
    if (is_consumer && (command.port_option.is_given() || command.states_option.is_given())) {
        return invalid_input(command.port_option.is_given()
                                 ? "--port is of a provider"
                                 : "--state-change-url is of a provider");
    }
    if (command.plan.state_change_url.contains(' ')) {
        return invalid_input("--state-change-url: a URL has no spaces");
    }
    return {};
}

CommandOutcome write_workflow(const Init& command, Console& console) {
    const auto file = command.file.empty() ? workflow_file(command.plan.system)
                                           : std::filesystem::path(command.file);
    std::error_code ignored;
    if (!command.overwrites && std::filesystem::exists(file, ignored)) {
        return give_up(
            ExitCode::kFile,
            fmt::format("{} is there already: --force overwrites it, --to writes another",
                        file.string()));
    }
    if (const auto written = write_file_atomically(file, workflow_text(command.plan)); !written) {
        return give_up(written.error(), Party::kInput);
    }
    confirm(console, "Written: " + file.string());
    console.out << next_steps(command.plan, file);
    return ExitCode::kOk;
}

CommandOutcome run_init(Init command, Console& console) {
    if (const auto asked = ask_what_is_missing(command, console); !asked) {
        return give_up(asked.error(), Party::kInput);
    }
    command.plan.role = command.role == "consumer" ? Role::kConsumer : Role::kProvider;
    command.plan.system = command.system == "github" ? CiSystem::kGithub : CiSystem::kGitlab;
    for (const auto& checked : {check_texts(command.plan), check_role(command)}) {
        if (!checked) {
            return give_up(checked.error(), Party::kInput);
        }
    }
    return write_workflow(command, console);
}

}  // namespace

Action init_command(CLI::App& app) {
    auto command = std::make_shared<Init>();
    auto& plan = command->plan;
    Options options(app);
    options.value("role", command->role, "consumer or provider").one_of({"consumer", "provider"});
    options.value("--ci", command->system, "CI system").one_of({"github", "gitlab"});
    options.value("-n,--name", plan.application, "Name of the application, as in its pacts");
    options.value("-c,--command",
                  plan.command,
                  "Command that runs the consumer's tests, which write pacts, or that starts the "
                  "provider");
    options.value("--accord",
                  plan.repository,
                  "Repository with your copy of Accord, whose action or template is used: "
                  "OWNER/NAME");
    options.value_or_default("--accord-ref", plan.reference, "Its tag or branch");
    command->pacts_option = options.value_or_default(
        "--pacts", plan.pacts, "Folder that the consumer's tests write to");
    command->pacts_option.folder();
    command->port_option = options.value_or_default("-p,--port", plan.port, "Port of the provider");
    command->port_option.in_range(1U, 65535U);
    command->states_option = options.value("-s,--state-change-url",
                                           plan.state_change_url,
                                           "URL called to set up the provider's states");
    options.value_or_default("--environment", plan.environment, "Environment that is deployed to");
    options.value_or_default("--branch", plan.branch, "Branch that is deployed");
    options.value("--deploy-command",
                  plan.deploy_command,
                  "Command that deploys; without it the workflow ends before the deployment");
    options
        .value("--to",
               command->file,
               "File to write (default: .github/workflows/contracts.yml or .gitlab-ci.yml)")
        .file();
    options.flag("--force", command->overwrites, "Overwrite the file when it is there");
    return [command](Console& console) { return run_init(*command, console); };
}

}  // namespace accord::cli
