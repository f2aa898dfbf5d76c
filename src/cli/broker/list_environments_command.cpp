// `accord broker list-environments`: the environments that the broker knows, as a table.
#include "broker_client/environments.hpp"
#include "cli/broker/broker_access.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct ListEnvironmentsCommand {
    BrokerAccess broker;
    std::string output;
};

std::vector<std::string> to_row(const json::Object& environment) {
    return {json::string_or(environment, "uuid"),
            json::string_or(environment, "name"),
            json::string_or(environment, "displayName"),
            json::bool_or(environment, "production", false) ? "true" : "false"};
}

std::string environment_table(const json::Value& list) {
    std::vector<std::vector<std::string>> rows;
    const auto* items = json::at_pointer(list, "/_embedded/environments");
    if (items != nullptr && items->is_array()) {
        for (const auto& item : items->get_array()) {
            if (const auto* environment = item.if_object()) {
                rows.push_back(to_row(*environment));
            }
        }
    }
    return to_table({"UUID", "NAME", "DISPLAY NAME", "PRODUCTION"}, rows);
}

CommandOutcome run_list_environments(const ListEnvironmentsCommand& command, Console& console) {
    const auto broker = open_broker(command.broker);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    const auto list = broker_client::list_environments(*broker->connection);
    if (!list) {
        return give_up(list.error(), Party::kBroker);
    }
    if (command.output == "json") {
        write_json(console, *list);
    } else {
        console.out << environment_table(*list) << '\n';
    }
    return ExitCode::kOk;
}

}  // namespace

Action list_environments_command(CLI::App& app) {
    auto command = std::make_shared<ListEnvironmentsCommand>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_output_option(options, command->output, {"text", "json"});
    return [command](Console& console) { return run_list_environments(*command, console); };
}

}  // namespace accord::cli
