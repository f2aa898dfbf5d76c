// `accord broker describe-environment`: what the broker knows of one environment.
#include "broker_client/wire/hal.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/environments/environment_options.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

using broker_client::text_in;

struct DescribeEnvironment {
    BrokerAccess broker;
    std::string uuid;
    std::string output;
};

std::string environment_lines(const json::Value& environment) {
    Facts facts{{"UUID", text_in(environment, "/uuid")},
                {"Name", text_in(environment, "/name")},
                {"Display Name", text_in(environment, "/displayName")},
                {"Production", word_at(environment, "/production")},
                {"Created At", text_in(environment, "/createdAt")},
                {"Updated At", text_in(environment, "/updatedAt")}};
    for (const auto& contact : broker_client::items_at(environment, "/contacts")) {
        facts.emplace_back("Contact Name", text_in(contact, "/name"));
        facts.emplace_back("Contact Email Address", text_in(contact, "/details/emailAddress"));
    }
    return to_lines(facts);
}

CommandOutcome run_describe_environment(const DescribeEnvironment& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) {
        return show(console,
                    command.output,
                    broker_client::find_environment(broker, command.uuid),
                    environment_lines);
    });
}

}  // namespace

Action describe_environment_command(CLI::App& app) {
    auto command = std::make_shared<DescribeEnvironment>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_environment_uuid(options, command->uuid);
    add_output_option(options, command->output, kTextOrJson);
    return [command](Console& console) { return run_describe_environment(*command, console); };
}

}  // namespace accord::cli
