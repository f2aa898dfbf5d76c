// `accord broker describe-version`: one version of an application, or those in an environment.
#include "base/text.hpp"
#include "broker_client/deployments.hpp"
#include "broker_client/wire/hal.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/broker/versions/named_version.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

using broker_client::InEnvironment;
using broker_client::text_in;

struct DescribeVersion {
    BrokerAccess broker;
    broker_client::VersionName name;
    std::string latest_tag;
    std::string environment;
    bool deployed = false;
    bool released = false;
    std::string output;
};

std::string version_table(const json::Value& version) {
    std::vector<std::string> tags;
    for (const auto& tag : broker_client::items_at(version, "/_embedded/tags")) {
        tags.push_back(text_in(tag, "/name"));
    }
    return to_table({"NAME", "TAGS"}, {{text_in(version, "/number"), join(tags, ", ")}});
}

std::string status_of(const json::Value& entry) {
    if (json::find(entry, "currentlyDeployed") != nullptr) {
        return "Deployed";
    }
    return json::find(entry, "currentlySupported") != nullptr ? "Released" : "Unknown";
}

std::string environment_versions(const json::Value& list, const std::string& environment) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& entry : broker_client::items_at(list, "")) {
        rows.push_back({text_in(entry, "/_embedded/version/number"),
                        status_of(entry),
                        environment,
                        text_in(entry, "/applicationInstance", "-")});
    }
    return to_table({"VERSION", "STATUS", "ENVIRONMENT", "APPLICATION INSTANCE"}, rows);
}

InEnvironment wanted_of(const DescribeVersion& command) {
    if (command.deployed == command.released) {
        return InEnvironment::kBoth;
    }
    return command.deployed ? InEnvironment::kDeployed : InEnvironment::kReleased;
}

CommandOutcome describe_in_environment(const DescribeVersion& command,
                                       broker_client::Connection& broker,
                                       Console& console) {
    auto versions = broker_client::versions_in_environment(
        broker, command.name.pacticipant, command.environment, wanted_of(command));
    if (!versions) {
        return give_up(versions.error(), Party::kBroker);
    }
    return show(console, command.output, std::move(*versions), [&](const json::Value& list) {
        return environment_versions(list, command.environment);
    });
}

Result<json::Value> find_wanted(const DescribeVersion& command, broker_client::Connection& broker) {
    if (!command.name.version.empty()) {
        return broker_client::find_version(broker, command.name);
    }
    return broker_client::find_latest_version(
        broker,
        command.name.pacticipant,
        command.latest_tag.empty() || command.latest_tag == kGivenWithoutValue
            ? std::nullopt
            : std::optional(command.latest_tag));
}

CommandOutcome run_describe_version(const DescribeVersion& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) {
        if (!command.environment.empty()) {
            return describe_in_environment(command, broker, console);
        }
        const auto version = find_wanted(command, broker);
        return show(console, command.output, version, [&](const json::Value& found) {
            return command.output == "id" ? text_in(found, "/number") : version_table(found);
        });
    });
}

}  // namespace

Action describe_version_command(CLI::App& app) {
    auto command = std::make_shared<DescribeVersion>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_pacticipant(options, command->name.pacticipant);
    const auto version = options.value(
        "-e,--version", command->name.version, "Version; otherwise the latest is described");
    const auto latest =
        options
            .value(
                "-l,--latest", command->latest_tag, "The latest version, or the latest with a tag")
            .may_be_without_value("[TAG]")
            .excludes(version);
    const auto environment =
        options
            .value("--environment",
                   command->environment,
                   "All versions that are deployed to this environment, or released there")
            .excludes(version)
            .excludes(latest);
    options.flag("--deployed", command->deployed, "Of the environment, only what is deployed")
        .needs(environment);
    options.flag("--released", command->released, "Of the environment, only what is released")
        .needs(environment);
    add_output_option(options, command->output, {"table", "text", "json", "pretty", "id"});
    return [command](Console& console) { return run_describe_version(*command, console); };
}

}  // namespace accord::cli
