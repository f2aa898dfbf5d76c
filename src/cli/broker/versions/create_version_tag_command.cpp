// `accord broker create-version-tag`: gives a version one or several tags, told or taken from the
// branch.
#include "broker_client/versions.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/broker/versions/named_version.hpp"
#include "cli/broker/versions/version_detection.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct TagCommand {
    BrokerAccess broker;
    broker_client::VersionName name;
    std::vector<std::string> tags;
    bool auto_create = false;
    bool tag_with_branch = false;
};

std::expected<std::vector<std::string>, CommandFailure> tags_of(const TagCommand& command) {
    auto tags = command.tags;
    if (command.tag_with_branch) {
        auto branch = branch_as_tag(detect_version(process_variable, "."));
        if (!branch) {
            return give_up(branch.error(), Party::kInput);
        }
        tags.push_back(std::move(*branch));
    }
    if (tags.empty()) {
        return give_up(ExitCode::kBadInput, "--tag is required, or --tag-with-git-branch");
    }
    return tags;
}

CommandOutcome run_tag(const TagCommand& command, Console& console) {
    const auto tags = tags_of(command);
    if (!tags) {
        return std::unexpected(tags.error());
    }
    return with_broker(command.broker, [&](auto& broker) -> CommandOutcome {
        for (const auto& tag : *tags) {
            const auto missing = command.auto_create ? broker_client::MissingVersion::kCreate
                                                     : broker_client::MissingVersion::kError;
            const auto tagged =
                broker_client::create_version_tag(broker, command.name, tag, missing);
            if (!tagged) {
                return give_up(tagged.error(), Party::kBroker);
            }
            confirm(console,
                    fmt::format("Tagged {} version {} as {} in the Pact Broker",
                                command.name.pacticipant,
                                command.name.version,
                                tag));
        }
        return ExitCode::kOk;
    });
}

}  // namespace

Action create_version_tag_command(CLI::App& app) {
    auto command = std::make_shared<TagCommand>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_named_version(options, command->name);
    options.repeated_or_commas("-t,--tag", command->tags, "Tag to add; may be repeated");
    options.flag("--auto-create-version",
                 command->auto_create,
                 "Create the version if the broker does not know it");
    options.flag("-g,--tag-with-git-branch",
                 command->tag_with_branch,
                 "Tag the version with the name of the git branch");
    return [command](Console& console) { return run_tag(*command, console); };
}

}  // namespace accord::cli
