// `accord broker publish`: pact files to the broker, all of them checked before the first is sent.
#include "base/text.hpp"
#include "broker_client/publish.hpp"
#include "cli/broker/broker_access.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/version_detection.hpp"
#include "cli/output_format.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

struct PublishCommand {
    BrokerAccess broker;
    std::vector<std::string> paths;
    broker_client::PublishOptions options;
    bool detect = false;
    bool tag_with_branch = false;
    std::string output;
};

std::expected<void, Failure> fill_in(PublishCommand& command) {
    auto& options = command.options;
    if (command.detect || command.tag_with_branch) {
        const auto detected = detect_version(from_process, ".");
        if (command.detect) {
            options.version =
                options.version.empty() ? detected.commit.value_or("") : options.version;
            options.branch = options.branch.empty() ? detected.branch.value_or("") : options.branch;
            options.build_url =
                options.build_url.empty() ? detected.build_url.value_or("") : options.build_url;
        }
        if (command.tag_with_branch && !detected.branch) {
            return give_up(
                ExitCode::kBadInput,
                "--tag-with-git-branch: neither a build server nor git tells the branch");
        }
        if (command.tag_with_branch) {
            options.tags.push_back(*detected.branch);
        }
    }
    if (options.version.empty()) {
        return give_up(ExitCode::kBadInput,
                       command.detect ? "neither a build server nor git tells the version; give it "
                                        "with --consumer-app-version"
                                      : "--consumer-app-version is required, or "
                                        "--auto-detect-version-properties");
    }
    return {};
}

void write(const PublishCommand& command,
           const broker_client::Published& published,
           Console& console) {
    if (command.output == "json") {
        const bool alone = published.answers.size() == 1;
        console.out << json::write_pretty(alone ? published.answers.front()
                                                : json::Value(published.answers))
                    << '\n';
    } else {
        console.out << to_text(console, published.notices) << '\n';
    }
}

Outcome run_publish(PublishCommand command, Console& console) {
    if (const auto filled = fill_in(command); !filled) {
        return std::unexpected(filled.error());
    }
    auto broker = open_broker(command.broker);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    const auto files = broker_client::find_pact_files({command.paths.begin(), command.paths.end()});
    if (!files) {
        return give_up(files.error(), Party::kInput);
    }
    if (files->empty()) {
        return give_up(ExitCode::kNoPacts,
                       "no pacts found: there is no *.json in " + join(command.paths, ", "));
    }
    const auto publications = broker_client::prepare_publications(*files, command.options.merge);
    if (!publications) {
        return give_up(publications.error(), Party::kInput);
    }
    const auto published =
        broker_client::publish(*broker->connection, *publications, command.options);
    if (!published) {
        return give_up(published.error(), Party::kBroker);
    }
    write(command, *published, console);
    return ExitCode::kOk;
}

}  // namespace

void add_publish_command(CLI::App& broker, Action& chosen) {
    auto command = std::make_shared<PublishCommand>();
    auto* app = broker.add_subcommand("publish", "Publish pacts");
    app->add_option("pacts", command->paths, "Pact files, and folders of them")->required();
    add_broker_access(*app, command->broker);
    auto& options = command->options;
    app->add_option("-a,--consumer-app-version", options.version, "Version of the consumer");
    app->add_option("-h,--branch", options.branch, "Branch of that version");
    app->add_flag("-r,--auto-detect-version-properties",
                  command->detect,
                  "Take version, branch and build URL from the build server or git");
    app->add_option("-t,--tag", options.tags, "Tag of that version; may be repeated")
        ->delimiter(',')
        ->take_all()
        ->allow_extra_args(false);
    app->add_flag(
        "-g,--tag-with-git-branch", command->tag_with_branch, "Tag the version with its branch");
    app->add_option(
        "--build-url", options.build_url, "Where the build that made the pacts is seen");
    app->add_flag("--merge",
                  options.merge,
                  "Merge into what the broker has for this version, for builds in parts");
    add_output_option(*app, command->output, {"text", "json"});
    app->callback([command, &chosen] {
        chosen = [command](Console& console) { return run_publish(*command, console); };
    });
}

}  // namespace accord::cli
