// `accord broker create-version-tag`.
#include "broker_client/versions.hpp"
#include "cli/broker/broker_access.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/version_detection.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

struct TagCommand {
    BrokerAccess broker;
    broker_client::VersionName name;
    std::vector<std::string> tags;
    bool auto_create = false;
    bool tag_with_branch = false;
};

Outcome run_tag(TagCommand command, Console& console) {
    if (command.tag_with_branch) {
        const auto detected = detect_version(from_process, ".");
        if (!detected.branch) {
            return give_up(
                ExitCode::kBadInput,
                "--tag-with-git-branch: neither a build server nor git tells the branch");
        }
        command.tags.push_back(*detected.branch);
    }
    if (command.tags.empty()) {
        return give_up(ExitCode::kBadInput, "--tag is required, or --tag-with-git-branch");
    }
    auto broker = open_broker(command.broker);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    const auto missing = command.auto_create ? broker_client::MissingVersion::kCreate
                                             : broker_client::MissingVersion::kError;
    for (const auto& tag : command.tags) {
        const auto tagged =
            broker_client::create_version_tag(*broker->connection, command.name, tag, missing);
        if (!tagged) {
            return give_up(tagged.error(), Party::kBroker);
        }
        console.out << toned(console,
                             Tone::kGood,
                             fmt::format("Tagged {} version {} as {} in {}",
                                         command.name.pacticipant,
                                         command.name.version,
                                         tag,
                                         broker->connection->base_url()))
                    << '\n';
    }
    return ExitCode::kOk;
}

}  // namespace

void add_create_version_tag_command(CLI::App& broker, Action& chosen) {
    auto command = std::make_shared<TagCommand>();
    auto* app = broker.add_subcommand("create-version-tag", "Tag a version of an application");
    add_broker_access(*app, command->broker);
    app->add_option("-a,--pacticipant", command->name.pacticipant, "Name of the application")
        ->required();
    app->add_option("-e,--version", command->name.version, "Its version")->required();
    app->add_option("-t,--tag", command->tags, "The tag; may be repeated")
        ->delimiter(',')
        ->take_all()
        ->allow_extra_args(false);
    app->add_flag("--auto-create-version",
                  command->auto_create,
                  "Create the version when the broker does not know it");
    app->add_flag("-g,--tag-with-git-branch", command->tag_with_branch, "Tag it with its branch");
    app->callback([command, &chosen] {
        chosen = [command](Console& console) { return run_tag(*command, console); };
    });
}

}  // namespace accord::cli
