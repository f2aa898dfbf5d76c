// `accord broker can-i-deploy`: asks the broker's matrix, waits for missing results when told to,
// and ends with 0 or 1.
#include "base/text.hpp"
#include "broker_client/matrix.hpp"
#include "cli/broker/broker_access.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/matrix_text.hpp"
#include "cli/broker/version_detection.hpp"
#include "cli/broker/version_selectors.hpp"
#include "cli/output_format.hpp"

#include <CLI/CLI.hpp>

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
    if (const auto names = from_process("PACT_BROKER_CAN_I_DEPLOY_IGNORE")) {
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
    for (unsigned tries = 0; matrix && matrix->unknown > 0 && tries < command.retries; ++tries) {
        if (tries == 0) {
            console.err << fmt::format("waiting up to {} s for {} verification result{}\n",
                                       command.retries * command.retry_interval_s,
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
        console.out << json::write_pretty(matrix.document) << '\n';
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

Outcome run_can_i_deploy(CanIDeployCommand command, Console& console) {
    auto selectors = command.selectors.finish();
    if (!selectors) {
        return give_up(selectors.error(), Party::kInput);
    }
    command.question.selectors = std::move(selectors->wanted);
    command.question.ignored = std::move(selectors->ignored);
    add_ignored(command.question.ignored);
    auto broker = open_broker(command.broker);
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

/// Their order matters: each calls the builder as soon as it is parsed.
void add_selector_options(CLI::App& app, SelectorBuilder& selectors) {
    using Text = const std::string&;
    app.add_option_function<std::string>(
           "-a,--pacticipant",
           [&](Text name) { selectors.pacticipant(name); },
           "Name of an application; may be repeated, each followed by its version")
        ->required()
        ->trigger_on_parse();
    app.add_option_function<std::string>(
           "-e,--version",
           [&](Text number) { selectors.version(number); },
           "Version of the application named before")
        ->trigger_on_parse();
    app.add_option_function<std::string>(
           "-l,--latest",
           [&](Text tag) { selectors.latest(tag == "true" ? "" : tag); },
           "Its latest version, or its latest with the tag that follows")
        ->expected(0, 1)
        ->type_name("[TAG]")
        ->trigger_on_parse();
    app.add_option_function<std::string>(
           "--branch", [&](Text name) { selectors.branch(name); }, "Its latest version of a branch")
        ->trigger_on_parse();
    app.add_flag_callback(
           "--main-branch",
           [&] { selectors.main_branch(); },
           "Its latest version of its main branch")
        ->trigger_on_parse();
    app.add_option_function<std::string>(
           "--all", [&](Text tag) { selectors.all(tag); }, "All its versions with a tag")
        ->trigger_on_parse();
    app.add_option_function<std::string>(
           "--ignore",
           [&](Text name) { selectors.ignore(name); },
           "Name of an application to leave out; may be repeated, and followed by --version")
        ->trigger_on_parse();
}

}  // namespace

void add_can_i_deploy_command(CLI::App& broker, Action& chosen) {
    auto command = std::make_shared<CanIDeployCommand>();
    auto* app = broker.add_subcommand(
        "can-i-deploy", "Ask whether a version fits what is deployed; exit code 0 yes, 1 no");
    add_broker_access(*app, command->broker);
    add_selector_options(*app, command->selectors);
    auto& question = command->question;
    auto* environment =
        app->add_option("--to-environment", question.to_environment, "Where it is to be deployed");
    auto* tag = app->add_option(
        "--to", question.to_tag, "The tag that the versions of the others have there");
    auto* main_branches = app->add_flag("--with-main-branches",
                                        question.with_main_branches,
                                        "Against the main branches of the others");
    environment->excludes(tag)->excludes(main_branches);
    tag->excludes(main_branches);
    app->add_option("--limit", question.limit, "How many rows are looked at")->group("");
    auto* retries = app->add_option("--retry-while-unknown",
                                    command->retries,
                                    "How often to ask again while results are missing");
    app->add_option("--retry-interval", command->retry_interval_s, "Seconds between two questions")
        ->needs(retries)
        ->capture_default_str();
    app->add_flag("--dry-run", command->dry_run, "Tell the answer, but end with exit code 0")
        ->envname("PACT_BROKER_CAN_I_DEPLOY_DRY_RUN");
    add_output_option(*app, command->output, {"table", "text", "json"});
    app->callback([command, &chosen] {
        chosen = [command](Console& console) { return run_can_i_deploy(*command, console); };
    });
}

}  // namespace accord::cli
