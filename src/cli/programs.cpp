// The table of names and the root of each tree of commands: see programs.hpp. The names of Pact's
// own programs are rows of kPrograms.
#include "cli/programs.hpp"

#include "cli/admin/admin_commands.hpp"
#include "cli/audit/audit_commands.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/database/database_commands.hpp"
#include "cli/described/document_commands.hpp"
#include "cli/doctor/doctor_commands.hpp"
#include "cli/help_formatter.hpp"
#include "cli/init/init_commands.hpp"
#include "cli/mock/mock_commands.hpp"
#include "cli/servers/server_commands.hpp"
#include "cli/stub/stub_commands.hpp"
#include "cli/verifier/verifier_commands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace accord::cli {
namespace {

constexpr const char* kExamples = R"(
serve
broker publish pacts --broker-base-url http://localhost:9292 --consumer-app-version 1.0.0
verifier --broker-url http://localhost:9292 --provider-name catalogue --port 8080
broker can-i-deploy --broker-base-url http://localhost:9292 --pacticipant shop --version 1.0.0 --to-environment production
)";

constexpr const char* kPactExamples = R"(
broker publish pacts --broker-base-url http://localhost:9292 --consumer-app-version 1.0.0
verifier --broker-url http://localhost:9292 --provider-name catalogue --port 8080
mock start --port 8080 --output pacts
stub --dir pacts --port 8080
)";

constexpr Command kAccordCommands[] = {
    {.name = "serve",
     .summary = "Run the broker",
     .examples = kServeExamples,
     .declare = serve_command},
    {.name = "verifier",
     .summary = "Verify a provider against its pacts",
     .examples = kVerifierExamples,
     .declare = verifier_command},
    {.name = "broker",
     .summary = "Publish to a Pact Broker and ask it questions",
     .examples = kBrokerExamples,
     .commands = kBrokerCommands},
    {.name = "stub",
     .summary = "Answer requests from pacts, as a stub of a provider",
     .examples = kStubExamples,
     .declare = stub_command},
    {.name = "mock",
     .summary = "Run mock servers for tests in any language, and ask them what came",
     .examples = kMockExamples,
     .commands = kMockCommands},
    {.name = "import",
     .summary =
         "Copy everything from another broker, by its database or its API, or from an export",
     .examples = kImportExamples,
     .declare = import_command},
    {.name = "export",
     .summary = "Write everything of a broker as files that import reads",
     .examples = kExportExamples,
     .declare = export_command},
    {.name = "backup",
     .summary = "Copy a broker's SQLite database, also while it is in use",
     .examples = kBackupExamples,
     .declare = backup_command},
    {.name = "clean",
     .summary = "Delete old data from a broker's database, or say what would be deleted",
     .examples = kCleanExamples,
     .declare = clean_command},
    {.name = "secrets",
     .summary = "Change the key under which a broker keeps the secrets of webhooks",
     .examples = kSecretsExamples,
     .commands = kSecretsCommands},
    {.name = "admin",
     .summary = "Create users of a broker, in its database",
     .examples = kAdminExamples,
     .commands = kAdminCommands},
    {.name = "audit",
     .summary = "Check and write the audit log of a broker, from its database",
     .examples = kAuditExamples,
     .commands = kAuditCommands},
    {.name = "heartbeat",
     .summary = "Ask the broker on this machine whether it is alive, for health checks",
     .examples = kHeartbeatExamples,
     .declare = heartbeat_command},
    {.name = "doctor",
     .summary = "Check what commands need to reach a broker, and say what to do",
     .examples = kDoctorExamples,
     .declare = doctor_command},
    {.name = "init",
     .summary = "Write a CI workflow for a consumer or a provider",
     .examples = kInitExamples,
     .declare = init_command},
    {.name = "completions",
     .summary = "Print what lets bash, zsh or fish complete commands and options",
     .examples = kCompletionsExamples,
     .declare = completions_command},
    {.name = "help",
     .summary = "Explain the exit codes, the settings of the broker, or a command",
     .examples = "help exit-codes\nhelp settings\nhelp broker publish",
     .declare = help_command},
};

/// Under the name of Pact's client, which has two more.
constexpr auto kClientCommands = [] {
    std::array<Command, std::size(kBrokerCommands) + 2> commands{};
    auto* next = std::ranges::copy(kBrokerCommands, commands.begin()).out;
    *next++ = {.name = "help",
               .summary = "Explain a command",
               .examples = "help publish",
               .declare = help_command};
    *next = {.name = "version",
             .summary = "Print the version",
             .examples = "version",
             .declare = version_command};
    return commands;
}();

/// What Pact's client tells the shell: done, or not done; and 2 for a command line that can't be
/// understood, which the program tells before the command is carried out.
int done_or_not(ExitCode code) { return code == ExitCode::kOk ? 0 : 1; }

/// What Pact's verifier tells: verified; not verified, or nothing was there; could not be asked for
/// that, or not reported; a bad header.
int verified_or_not(ExitCode code) {
    switch (code) {
        case ExitCode::kOk:
            return 0;
        case ExitCode::kNo:
        case ExitCode::kBrokerDown:
        case ExitCode::kNoPacts:
        case ExitCode::kProviderDown:
        case ExitCode::kRefused:
        case ExitCode::kNoneSelected:
        case ExitCode::kNoneLeft:
            return 1;
        case ExitCode::kBadHeader:
            return 3;
        case ExitCode::kBadInput:
        case ExitCode::kPortInUse:
        case ExitCode::kDatabase:
        case ExitCode::kFile:
        case ExitCode::kDefect:
        case ExitCode::kCut:
            break;
    }
    return 2;
}

/// What Pact's stub server tells: ended; could not listen; not understood; a pact that can't be
/// loaded.
int stubbed_or_not(ExitCode code) {
    switch (code) {
        case ExitCode::kOk:
            return 0;
        case ExitCode::kBadInput:
        case ExitCode::kBadHeader:
            return 2;
        case ExitCode::kBrokerDown:
        case ExitCode::kRefused:
        case ExitCode::kFile:
        case ExitCode::kNoPacts:
            return 3;
        case ExitCode::kNo:
        case ExitCode::kPortInUse:
        case ExitCode::kDatabase:
        case ExitCode::kProviderDown:
        case ExitCode::kDefect:
        case ExitCode::kCut:
        case ExitCode::kNoneSelected:
        case ExitCode::kNoneLeft:
            break;
    }
    return 1;
}

/// What Pact's mock server tells: done; not understood, or verified to be wrong; not there; could
/// not start; and for each question a code of its own when it can't be asked.
template <int kNotAsked>
int mocked_or_not(ExitCode code) {
    switch (code) {
        case ExitCode::kOk:
            return 0;
        case ExitCode::kNo:
        case ExitCode::kBadInput:
        case ExitCode::kBadHeader:
            return 2;
        case ExitCode::kNoneSelected:
            return 3;
        case ExitCode::kPortInUse:
        case ExitCode::kDefect:
        case ExitCode::kCut:
            return 1;
        case ExitCode::kBrokerDown:
        case ExitCode::kRefused:
        case ExitCode::kFile:
        case ExitCode::kNoPacts:
        case ExitCode::kDatabase:
        case ExitCode::kProviderDown:
        case ExitCode::kNoneLeft:
            break;
    }
    return kNotAsked;
}

/// What Pact's program tells of its completions: written; could not be written; not understood.
int written_or_not(ExitCode code) {
    return code == ExitCode::kOk ? 0 : code == ExitCode::kFile ? 3 : 2;
}

/// The same commands under the names of Pact's own, with its exit codes.
constexpr auto kPactMockCommands = [] {
    std::array<Command, std::size(kMockCommands) + 1> commands{};
    auto* next = std::ranges::copy(kMockCommands, commands.begin()).out;
    for (auto& command : commands) {
        const std::string_view name = command.name == nullptr ? "" : command.name;
        command.to_shell = name == "list"     ? mocked_or_not<10>
                           : name == "create" ? mocked_or_not<20>
                           : name == "verify" ? mocked_or_not<40>
                           : name == "start"  ? mocked_or_not<1>
                                              : mocked_or_not<30>;
    }
    *next = {.name = "help",
             .summary = "Explain a command",
             .examples = "help start",
             .declare = help_command};
    return commands;
}();

constexpr const char* kStubExitCodes =
    "Exit codes: 0 ended when told to, 1 could not listen, 2 a command line that can't be "
    "understood, 3 pacts that can't be loaded";
constexpr const char* kMockExitCodes =
    "Exit codes: 0 done, 1 could not listen, 2 requests differed from the pact, or a command line "
    "that can't be understood, 3 no such mock server; 10 (list), 20 (create), 30 (shutdown) or 40 "
    "(verify) not done";

/// Those of Pact's whole command line, each with its own exit codes.
constexpr Command kPactCommands[] = {
    {.name = "broker",
     .summary = "Publish to a Pact Broker and ask it questions",
     .examples = kBrokerExamples,
     .commands = kClientCommands,
     .to_shell = done_or_not},
    {.name = "verifier",
     .summary = "Verify a provider against its pacts",
     .examples = kVerifierExamples,
     .declare = verifier_command,
     .to_shell = verified_or_not},
    {.name = "mock",
     .summary = "Run mock servers for tests in any language, and ask them what came",
     .examples = kMockExamples,
     .commands = kPactMockCommands},
    {.name = "stub",
     .summary = "Answer requests from pacts, as a stub of a provider",
     .examples = kStubExamples,
     .declare = stub_command,
     .to_shell = stubbed_or_not},
    {.name = "completions",
     .summary = "Write what lets bash, zsh or fish complete commands and options",
     .examples = "completions bash\ncompletions zsh --dir ~/.zfunc",
     .declare = pact_completions_command,
     .to_shell = written_or_not},
    {.name = "extension",
     .summary = "Not supported: installs other programs",
     .declare = extension_command},
    {.name = "plugin",
     .summary = "Not supported: runs and installs plugins",
     .declare = plugin_command},
    {.name = "pactflow",
     .summary = "Not supported: publishes provider contracts to PactFlow",
     .declare = pactflow_command},
    {.name = "help",
     .summary = "Explain a command",
     .examples = "help broker publish",
     .declare = help_command},
};

constexpr const char* kVerifierExitCodes =
    "Exit codes: 0 verified, 1 not verified, 2 nothing was done or a report could not be written, "
    "3 a --header that is not NAME=VALUE";

constexpr Command kPrograms[] = {
    {.name = "accord",
     .summary = "Contract testing: broker, verifier and client in one program",
     .examples = kExamples,
     .commands = kAccordCommands},
    {.name = "pact-broker",
     .summary = "Publish to a Pact Broker and ask it questions",
     .examples = kBrokerExamples,
     .commands = kClientCommands,
     .to_shell = done_or_not,
     .exit_codes =
         "Exit codes: 0 done or yes, 1 not done or no, 2 a command line that can't be understood"},
    {.name = "pact_verifier_cli",
     .summary = "Verify a provider against its pacts",
     .examples = kVerifierExamples,
     .declare = verifier_command,
     .to_shell = verified_or_not,
     .exit_codes = kVerifierExitCodes},
    {.name = "pact-verifier",
     .summary = "Verify a provider against its pacts",
     .examples = kVerifierExamples,
     .declare = verifier_command,
     .to_shell = verified_or_not,
     .exit_codes = kVerifierExitCodes},
    {.name = "pact",
     .summary = "The command line of Pact: broker client, verifier, mock and stub servers",
     .examples = kPactExamples,
     .commands = kPactCommands,
     .exit_codes = "Exit codes: those of pact-broker, pact_verifier_cli, pact_mock_server_cli and "
                   "pact-stub-server; of completions 3 where the script can't be written"},
    {.name = "pact-stub-server",
     .summary = "Answer requests from pacts, as a stub of a provider",
     .examples = kStubExamples,
     .declare = stub_command,
     .to_shell = stubbed_or_not,
     .exit_codes = kStubExitCodes},
    {.name = "pact_mock_server_cli",
     .summary = "Run mock servers for tests in any language, and ask them what came",
     .examples = kMockExamples,
     .commands = kPactMockCommands,
     .exit_codes = kMockExitCodes},
    {.name = "pact-mock-server",
     .summary = "Run mock servers for tests in any language, and ask them what came",
     .examples = kMockExamples,
     .commands = kPactMockCommands,
     .exit_codes = kMockExitCodes},
};

/// `help` and kHelpOfAll show options of commands that are not carried out.
bool may_be_asked_for(std::string_view command, std::span<const std::string> words) {
    return std::ranges::any_of(words, [&](const std::string& word) {
        return word == command || word == "help" || word == kHelpOfAll;
    });
}

void declare_version(CLI::App& app) {
    app.set_version_flag("--version,-V", kVersionLine, "Print the version");
}

void declare_common_options(CLI::App& app) {
    app.set_help_flag("--help", "Print this help");
    app.set_help_all_flag(std::string(kHelpOfAll), "Print the help of all commands");
    declare_version(app);
}

}  // namespace

std::span<const Command> programs() { return kPrograms; }

const Command& program_called(std::string_view name) {
    const auto* found = std::ranges::find(kPrograms, name, &Command::name);
    return found == std::end(kPrograms) ? kPrograms[0] : *found;
}

void declare(CLI::App& app,
             const Command& command,
             std::span<const std::string> words,
             Chosen& chosen) {
    if (app.get_parent() == nullptr) {
        auto formatter = std::make_shared<HelpFormatter>();
        formatter->set_last_line(
            command.exit_codes != nullptr
                ? command.exit_codes
                : fmt::format("Exit codes: {} help exit-codes", app.get_name()));
        app.formatter(std::move(formatter));
        declare_common_options(app);
    }
    if (command.examples != nullptr) {
        std::static_pointer_cast<HelpFormatter>(app.get_formatter())
            ->set_examples(app, command.examples);
    }
    if (command.declare != nullptr) {
        app.callback([action = command.declare(app), to_shell = command.to_shell, &chosen] {
            chosen = {action, to_shell};
        });
        return;
    }
    app.require_subcommand(1);
    if (app.get_parent() != nullptr) {
        declare_version(app);
    }
    for (const auto& below : command.commands) {
        auto* added = app.add_subcommand(below.name, below.summary);
        if (may_be_asked_for(below.name, words)) {
            auto inheriting = below;
            if (inheriting.to_shell == nullptr) {
                inheriting.to_shell = command.to_shell;
            }
            declare(*added, inheriting, words, chosen);
        }
    }
}

}  // namespace accord::cli
