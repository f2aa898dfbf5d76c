// `accord broker can-i-deploy`: asks the broker's matrix, waits for missing results when told to,
// and ends with 0 or 1.
#include "base/text.hpp"
#include "broker_client/matrix.hpp"
#include "cli/broker/broker_access.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/matrix_text.hpp"
#include "cli/broker/version_selectors.hpp"
#include "cli/environment_variables.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

#include <thread>

namespace accord::cli {
namespace {

struct CanIDeployCommand {
    BrokerAccess broker;
    SelectorBuilder selectors;
    broker_client::MatrixQuestion question;
    unsigned retries = 0;
    unsigned retry_interval_s = 10;
    bool dry_run = false;
    std::string output;
};

/// More pacticipants to ignore, by environment.
void add_ignored(std::vector<broker_client::MatrixSelector>& ignored) {
    if (const auto names = process_variable(kIgnoredVariable)) {
        for (const auto name : split(*names, ',')) {
            if (!trim(name).empty()) {
                ignored.push_back({.pacticipant = std::string(trim(name))});
            }
        }
    }
}

Result<broker_client::Matrix> ask_until_known(broker_client::Connection& broker,
                                              const CanIDeployCommand& command,
                                              Console& console) {
    auto matrix = broker_client::ask_matrix(broker, command.question);
    const unsigned retries = command.dry_run ? 0 : command.retries;  // its answer stops nobody
    for (unsigned tries = 0; matrix && matrix->unknown > 0 && tries < retries; ++tries) {
        if (tries == 0) {
            console.err << fmt::format("waiting up to {} s for {} verification result{}\n",
                                       retries * command.retry_interval_s,
                                       matrix->unknown,
                                       matrix->unknown == 1 ? "" : "s")
                        << std::flush;
        }
        std::this_thread::sleep_for(std::chrono::seconds(command.retry_interval_s));
        matrix = broker_client::ask_matrix(broker, command.question);
    }
    return matrix;
}

void write(const CanIDeployCommand& command,
           const broker_client::Matrix& matrix,
           Console& console) {
    if (command.output == "json") {
        write_json(console, matrix.document);
        return;
    }
    const auto text = to_text(console, matrix);
    if (!command.dry_run) {
        console.out << text << '\n';
        return;
    }
    const std::string prefix = toned(console, Tone::kWarning, "[dry-run] ");
    console.out << prefix << replace_all(text, "\n", "\n" + prefix) << '\n'
                << prefix << "dry run: the exit code is 0 in any case\n";
}

Result<broker_client::MatrixQuestion> to_question(const CanIDeployCommand& command) {
    auto selectors = command.selectors.finish();
    if (!selectors) {
        return fail(selectors.error());
    }
    auto question = command.question;
    question.selectors = std::move(selectors->wanted);
    question.ignored = std::move(selectors->ignored);
    add_ignored(question.ignored);
    return question;
}

CommandOutcome run_can_i_deploy(CanIDeployCommand command, Console& console) {
    auto question = to_question(command);
    if (!question) {
        return give_up(question.error(), Party::kInput);
    }
    command.question = std::move(*question);
    const auto broker = open_broker(command.broker);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    const auto matrix = ask_until_known(*broker->connection, command, console);
    if (!matrix && command.dry_run) {
        console.err << "[dry-run] " << matrix.error().message << '\n';
        return ExitCode::kOk;
    }
    if (!matrix) {
        return give_up(matrix.error(), Party::kBroker);
    }
    write(command, *matrix, console);
    return matrix->deployable || command.dry_run ? ExitCode::kOk : ExitCode::kNo;
}

/// Their order matters: each tells the builder as soon as it is parsed.
void add_selector_options(Options& options, SelectorBuilder& selectors) {
    using Text = std::string;
    const auto add = [&](const char* names, const char* help, auto tell) {
        return options.app().add_option_function<Text>(names, tell, help)->trigger_on_parse();
    };
    add("-a,--pacticipant",
        "Name of an application, followed by its version; may be repeated",
        [&](const Text& name) { selectors.pacticipant(name); })
        ->required();
    add("-e,--version", "Version of the application named before it", [&](const Text& number) {
        selectors.version(number);
    });
    add("-l,--latest",
        "The latest version of that application, or the latest with a tag",
        [&](const Text& tag) { selectors.latest(tag == "true" ? "" : tag); })
        ->expected(0, 1)
        ->type_name("[TAG]");
    add("--branch", "The latest version of that application from a branch", [&](const Text& name) {
        selectors.branch(name);
    });
    options.app()
        .add_flag_callback(
            "--main-branch",
            [&] { selectors.main_branch(); },
            "The latest version of that application from its main branch")
        ->trigger_on_parse();
    add("--all", "All versions of that application with a tag", [&](const Text& tag) {
        selectors.all(tag);
    });
    add("--ignore",
        "Name of an application to ignore, optionally followed by --version; may be repeated",
        [&](const Text& name) { selectors.ignore(name); });
}

/// Where to deploy to: at most one of them.
void add_targets(Options& options, broker_client::MatrixQuestion& question) {
    auto* environment =
        options.value("--to-environment", question.to_environment, "Environment to deploy to");
    auto* tag =
        options.value("--to",
                      question.to_tag,
                      "Tag of the versions of the other applications to be compatible with");
    auto* main_branches =
        options.flag("--with-main-branches",
                     question.with_main_branches,
                     "Be compatible with the main branches of the other applications");
    environment->excludes(tag)->excludes(main_branches);
    tag->excludes(main_branches);
}

}  // namespace

Action can_i_deploy_command(CLI::App& app) {
    auto command = std::make_shared<CanIDeployCommand>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_selector_options(options, command->selectors);
    add_targets(options, command->question);
    options.value("--limit", command->question.limit, "Maximum number of rows considered")
        ->group("");
    auto* retries =
        options.value("--retry-while-unknown",
                      command->retries,
                      "How many more times to ask while verification results are missing");
    options
        .value_or_default(
            "--retry-interval", command->retry_interval_s, "Seconds between two attempts")
        ->needs(retries);
    options.flag("--dry-run",
                 command->dry_run,
                 "Print the answer, but always exit with code 0",
                 "PACT_BROKER_CAN_I_DEPLOY_DRY_RUN");
    add_output_option(options, command->output, {"table", "text", "json"});
    return [command](Console& console) { return run_can_i_deploy(*command, console); };
}

}  // namespace accord::cli
