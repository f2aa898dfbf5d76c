// `accord broker create-or-update-version`: a version, on a branch and with tags where these are
// told.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/broker/versions/named_version.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct SaveVersion {
    BrokerAccess broker;
    broker_client::VersionName name;
    std::string branch;
    std::vector<std::string> tags;
    std::string output;
};

/// Branch and tags create the version, too.
Result<void> save(const SaveVersion& command, broker_client::Connection& broker) {
    Result<void> saved;
    if (!command.branch.empty()) {
        saved = broker_client::create_branch_version(broker, command.name, command.branch);
    } else if (command.tags.empty()) {
        saved = broker_client::create_version(broker, command.name);
    }
    for (const auto& tag : command.tags) {
        if (saved) {
            saved = broker_client::create_version_tag(
                broker, command.name, tag, broker_client::MissingVersion::kCreate);
        }
    }
    return saved;
}

CommandOutcome run_save_version(const SaveVersion& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) {
        const auto saved = save(command, broker);
        const auto version = saved ? broker_client::find_version(broker, command.name)
                                   : Result<json::Value>(fail(saved.error()));
        return show(console, command.output, version, [&](const json::Value&) {
            return confirmation(
                console,
                fmt::format("Version '{}' created or updated successfully", command.name.version));
        });
    });
}

}  // namespace

Action create_or_update_version_command(CLI::App& app) {
    auto command = std::make_shared<SaveVersion>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_named_version(options, command->name);
    options.value("--branch", command->branch, "Branch of the version");
    options.repeated_or_commas("-t,--tag", command->tags, "Tag of the version; may be repeated");
    add_output_option(options, command->output, kTextOrJson);
    return [command](Console& console) { return run_save_version(*command, console); };
}

}  // namespace accord::cli
