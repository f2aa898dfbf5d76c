// `accord broker delete-version-tag`: takes a tag from a version.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/broker/versions/named_version.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct DeleteVersionTag {
    BrokerAccess broker;
    broker_client::VersionName name;
    std::string tag;
};

CommandOutcome run_delete_version_tag(const DeleteVersionTag& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) -> CommandOutcome {
        const auto& [pacticipant, version] = command.name;
        const auto deleted = broker_client::delete_version_tag(broker, command.name, command.tag);
        if (!deleted) {
            return give_up(deleted.error(), Party::kBroker);
        }
        console.out << (*deleted
                            ? confirmation(console,
                                           fmt::format("Successfully deleted tag '{}' from version "
                                                       "'{}' of pacticipant '{}'",
                                                       command.tag,
                                                       version,
                                                       pacticipant))
                            : fmt::format("Tag '{}' for version '{}' of pacticipant '{}' was not "
                                          "found (may have already been deleted)",
                                          command.tag,
                                          version,
                                          pacticipant))
                    << '\n';
        return ExitCode::kOk;
    });
}

}  // namespace

Action delete_version_tag_command(CLI::App& app) {
    auto command = std::make_shared<DeleteVersionTag>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_named_version(options, command->name);
    options.value("-t,--tag", command->tag, "Tag to take away").required();
    return [command](Console& console) { return run_delete_version_tag(*command, console); };
}

}  // namespace accord::cli
