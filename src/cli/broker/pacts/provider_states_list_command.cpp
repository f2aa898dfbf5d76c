// `accord broker provider-states list`: the states that a provider's pacts ask for.
#include "base/text.hpp"
#include "broker_client/provider_states.hpp"
#include "broker_client/wire/hal.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct ListProviderStates {
    BrokerAccess broker;
    broker_client::ProviderStatesWanted wanted;
    std::string output;
    bool as_json = false;
};

std::string scope_of(const broker_client::ProviderStatesWanted& wanted) {
    if (!wanted.branch.empty()) {
        return "Branch: " + wanted.branch;
    }
    return wanted.environment.empty() ? "Scope: Main branch" : "Environment: " + wanted.environment;
}

std::vector<std::string> state_row(const json::Value& state) {
    std::vector<std::string> consumers;
    for (const auto& consumer : broker_client::items_at(state, "/consumers")) {
        consumers.push_back(json::text_of(consumer));
    }
    return {
        broker_client::text_in(state, "/name"), join(consumers, ", "), word_at(state, "/params")};
}

std::string state_table(const broker_client::ProviderStatesWanted& wanted,
                        const json::Value& document) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& state : broker_client::items_at(document, "/providerStates")) {
        rows.push_back(state_row(state));
    }
    return fmt::format("Provider States for Provider: {}\n{}\n\n{}",
                       wanted.provider,
                       scope_of(wanted),
                       rows.empty()
                           ? "No provider states found."
                           : to_table({"Provider State Name", "Consumers", "Parameters"}, rows));
}

CommandOutcome run_list_provider_states(const ListProviderStates& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) {
        return show(console,
                    command.as_json ? "pretty" : command.output,
                    broker_client::list_provider_states(broker, command.wanted),
                    [&](const json::Value& list) { return state_table(command.wanted, list); });
    });
}

}  // namespace

Action provider_states_list_command(CLI::App& app) {
    auto command = std::make_shared<ListProviderStates>();
    auto& wanted = command->wanted;
    Options options(app);
    add_broker_access(options, command->broker);
    options.value("-r,--provider", wanted.provider, "Name of the provider").required();
    const auto branch = options.value(
        "--branch", wanted.branch, "Branch of the consumers; otherwise their main branches");
    options.value("--environment", wanted.environment, "Environment whose consumers are meant")
        .excludes(branch);
    options.flag("--json", command->as_json, "The same as --output pretty")
        .excludes(add_output_option(options, command->output, kTableOrJson));
    return [command](Console& console) { return run_list_provider_states(*command, console); };
}

}  // namespace accord::cli
