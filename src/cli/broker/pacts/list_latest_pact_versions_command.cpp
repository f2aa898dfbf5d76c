// `accord broker list-latest-pact-versions`: the latest pact of each consumer and provider.
#include "broker_client/pact_lists.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct ListLatestPacts {
    BrokerAccess broker;
    std::string output;
};

std::string latest_pact_table(const json::Value& list) {
    using broker_client::text_in;
    std::vector<std::vector<std::string>> rows;
    for (const auto& pact : broker_client::items_at(list, "/pacts")) {
        rows.push_back({text_in(pact, "/_embedded/consumer/name"),
                        text_in(pact, "/_embedded/consumer/_embedded/version/number"),
                        text_in(pact, "/_embedded/provider/name"),
                        text_in(pact, "/createdAt")});
    }
    return to_table({"CONSUMER", "CONSUMER_VERSION", "PROVIDER", "CREATED_AT"}, rows);
}

CommandOutcome run_list_latest_pacts(const ListLatestPacts& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) {
        return show(
            console, command.output, broker_client::list_latest_pacts(broker), latest_pact_table);
    });
}

}  // namespace

Action list_latest_pact_versions_command(CLI::App& app) {
    auto command = std::make_shared<ListLatestPacts>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_output_option(options, command->output, kTableOrJson);
    return [command](Console& console) { return run_list_latest_pacts(*command, console); };
}

}  // namespace accord::cli
