// `accord broker list-environments`: the environments that the broker knows, as a table.
#include "broker_client/environments.hpp"
#include "broker_client/wire/hal.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct ListEnvironments {
    BrokerAccess broker;
    std::string output;
};

std::string environment_table(const json::Value& list) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& environment : broker_client::environments_of(list)) {
        rows.push_back({broker_client::text_in(environment, "/uuid"),
                        broker_client::text_in(environment, "/name"),
                        broker_client::text_in(environment, "/displayName"),
                        word_at(environment, "/production")});
    }
    return to_table({"UUID", "NAME", "DISPLAY NAME", "PRODUCTION"}, rows);
}

CommandOutcome run_list_environments(const ListEnvironments& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) {
        return show(
            console, command.output, broker_client::list_environments(broker), environment_table);
    });
}

}  // namespace

Action list_environments_command(CLI::App& app) {
    auto command = std::make_shared<ListEnvironments>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_output_option(options, command->output, kTextTableOrJson);
    return [command](Console& console) { return run_list_environments(*command, console); };
}

}  // namespace accord::cli
