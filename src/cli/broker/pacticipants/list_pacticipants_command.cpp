// `accord broker list-pacticipants`: the applications that the broker knows, as a table.
#include "broker_client/pacticipants.hpp"
#include "broker_client/wire/hal.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct ListPacticipants {
    BrokerAccess broker;
    std::string output;
};

std::string pacticipant_table(const json::Value& list) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& pacticipant : broker_client::items_at(list, "/_embedded/pacticipants")) {
        rows.push_back({broker_client::text_in(pacticipant, "/name"),
                        broker_client::text_in(pacticipant, "/displayName")});
    }
    return to_table({"NAME", "DISPLAY NAME"}, rows);
}

CommandOutcome run_list_pacticipants(const ListPacticipants& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) {
        return show(
            console, command.output, broker_client::list_pacticipants(broker), pacticipant_table);
    });
}

}  // namespace

Action list_pacticipants_command(CLI::App& app) {
    auto command = std::make_shared<ListPacticipants>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_output_option(options, command->output, kTableOrJson);
    return [command](Console& console) { return run_list_pacticipants(*command, console); };
}

}  // namespace accord::cli
