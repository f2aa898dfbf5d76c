// `accord broker publish`: pact files to the broker, all of them checked before the first is sent.
#include "base/text.hpp"
#include "broker_client/pact_files.hpp"
#include "broker_client/publish.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/broker/versions/version_detection.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"
#include "cli/progress/progress_bar.hpp"

namespace accord::cli {
namespace {

struct PublishCommand {
    BrokerAccess broker;
    std::vector<std::string> paths;
    broker_client::PublishOptions options;
    bool detect = false;
    bool tag_with_branch = false;
    bool validate = true;  ///< nothing is sent before all files are read
    bool strict = false;
    std::string output;
};

/// What stands on the command line goes first.
void or_detected(std::string& given, const std::optional<std::string>& detected) {
    if (given.empty()) {
        given = detected.value_or("");
    }
}

Result<void> detect_what_is_wanted(PublishCommand& command) {
    auto& options = command.options;
    const auto detected = detect_version(process_variable, ".");
    if (command.detect) {
        or_detected(options.version, detected.commit);
        or_detected(options.branch, detected.branch);
        or_detected(options.build_url, detected.build_url);
    }
    if (command.tag_with_branch) {
        auto branch = branch_as_tag(detected);
        if (!branch) {
            return fail(branch.error());
        }
        options.tags.push_back(std::move(*branch));
    }
    return {};
}

Result<void> complete(PublishCommand& command) {
    if (command.detect || command.tag_with_branch) {
        if (auto detected = detect_what_is_wanted(command); !detected) {
            return detected;
        }
    }
    if (command.options.version.empty()) {
        return fail(ErrorCode::kInvalidInput,
                    command.detect ? "neither the CI server nor git tells the version; give it "
                                     "with --consumer-app-version"
                                   : "--consumer-app-version is required, or "
                                     "--auto-detect-version-properties");
    }
    return {};
}

/// Reads and checks all files before anything is sent.
std::expected<std::vector<broker_client::Publication>, CommandFailure> read_pacts(
    const PublishCommand& command) {
    const auto files = broker_client::find_pact_files({command.paths.begin(), command.paths.end()});
    if (!files) {
        return give_up(files.error(), Party::kInput);
    }
    if (files->empty()) {
        return give_up(ExitCode::kNoPacts,
                       "no pacts found: there is no *.json in " + join(command.paths, ", "));
    }
    auto publications = broker_client::prepare_publications(
        *files,
        command.options.merge,
        command.strict ? broker_client::Strictness::kKnownAttributes
                       : broker_client::Strictness::kAnything);
    if (!publications) {
        return give_up(publications.error(), Party::kInput);
    }
    return std::move(*publications);
}

void write(const PublishCommand& command,
           const broker_client::Published& published,
           Console& console) {
    const bool alone = published.answers.size() == 1;
    const auto answer = alone ? published.answers.front() : json::Value(published.answers);
    if (!write_document(console, command.output, answer)) {
        console.out << to_text(console, published.notices) << '\n';
    }
}

CommandOutcome run_publish(PublishCommand command, Console& console) {
    if (const auto completed = complete(command); !completed) {
        return give_up(completed.error(), Party::kInput);
    }
    const auto broker = open_broker(command.broker);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    const auto publications = read_pacts(command);
    if (!publications) {
        return std::unexpected(publications.error());
    }
    // A log and a line that is written over would spoil each other.
    std::optional<ProgressBar> bar;
    if (!logs(command.broker)) {
        bar.emplace(console, publications->size());
    }
    const auto published = broker_client::publish(
        *broker->connection, *publications, command.options, [&](const auto& publication) {
            if (bar) {
                bar->step("publishing the pacts of " + publication.consumer);
            }
        });
    bar.reset();
    if (!published) {
        return give_up(published.error(), Party::kBroker);
    }
    write(command, *published, console);
    return ExitCode::kOk;
}

}  // namespace

Action publish_command(CLI::App& app) {
    auto command = std::make_shared<PublishCommand>();
    auto& wanted = command->options;
    Options options(app);
    options
        .value("pacts",
               command->paths,
               "Pact files, folders of pact files, or patterns such as 'pacts/**/*.json'")
        .file()
        .required();
    add_broker_access(options, command->broker);
    options.value("-a,--consumer-app-version", wanted.version, "Version of the consumer");
    options.value("-h,--branch", wanted.branch, "Branch of the consumer version");
    options.flag("-r,--auto-detect-version-properties",
                 command->detect,
                 "Take version, branch and build URL from the CI server or git");
    options.repeated_or_commas(
        "-t,--tag", wanted.tags, "Tag of the consumer version; may be repeated");
    options.flag("-g,--tag-with-git-branch",
                 command->tag_with_branch,
                 "Tag the consumer version with the name of the git branch");
    options.value("--build-url", wanted.build_url, "URL of the build that created the pacts");
    options.flag(
        "--merge",
        wanted.merge,
        "Merge with the pacts already published for this version, for builds that run in parallel");
    options.flag("--validate",
                 command->validate,
                 "Check the pacts before they are published; they are in any case");
    options.flag("--strict",
                 command->strict,
                 "Refuse pacts with attributes that the specification does not know");
    add_output_option(options, command->output, kTextOrJson);
    return [command](Console& console) { return run_publish(*command, console); };
}

}  // namespace accord::cli
