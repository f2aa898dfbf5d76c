// `accord broker create-environment` and `list-environments`.
#include "broker_client/environments.hpp"
#include "cli/broker/broker_access.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/output_format.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

struct CreateCommand {
    BrokerAccess broker;
    broker_client::NewEnvironment environment;
    std::string output;
};

struct ListCommand {
    BrokerAccess broker;
    std::string output;
};

Outcome run_create(const CreateCommand& command, Console& console) {
    auto broker = open_broker(command.broker);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    const auto created =
        broker_client::create_environment(*broker->connection, command.environment);
    if (!created) {
        return give_up(created.error(), Party::kBroker);
    }
    const auto* object = created->if_object();
    const std::string uuid = object != nullptr ? json::string_or(*object, "uuid") : "";
    if (command.output == "json") {
        console.out << json::write_pretty(*created) << '\n';
    } else if (command.output == "id") {
        console.out << uuid << '\n';
    } else {
        console.out << toned(console,
                             Tone::kGood,
                             fmt::format("Created {} environment in {} with UUID {}",
                                         command.environment.name,
                                         broker->connection->base_url(),
                                         uuid))
                    << '\n';
    }
    return ExitCode::kOk;
}

std::string to_text(const json::Value& list) {
    std::vector<std::vector<std::string>> rows;
    const auto* items = json::at_pointer(list, "/_embedded/environments");
    if (items != nullptr && items->is_array()) {
        for (const auto& item : items->get_array()) {
            if (const auto* environment = item.if_object()) {
                rows.push_back(
                    {json::string_or(*environment, "uuid"),
                     json::string_or(*environment, "name"),
                     json::string_or(*environment, "displayName"),
                     json::bool_or(*environment, "production", false) ? "true" : "false"});
            }
        }
    }
    return to_table({"UUID", "NAME", "DISPLAY NAME", "PRODUCTION"}, rows);
}

Outcome run_list(const ListCommand& command, Console& console) {
    auto broker = open_broker(command.broker);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    const auto list = broker_client::list_environments(*broker->connection);
    if (!list) {
        return give_up(list.error(), Party::kBroker);
    }
    console.out << (command.output == "json" ? json::write_pretty(*list) : to_text(*list)) << '\n';
    return ExitCode::kOk;
}

void add_create(CLI::App& broker, Action& chosen) {
    auto command = std::make_shared<CreateCommand>();
    auto* app = broker.add_subcommand("create-environment", "Create an environment");
    add_broker_access(*app, command->broker);
    auto& environment = command->environment;
    app->add_option("--name", environment.name, "Name, as in --to-environment")->required();
    app->add_option("--display-name", environment.display_name, "Name for people");
    app->add_flag("--production,!--no-production",
                  environment.production,
                  "Whether it is a production environment");
    app->add_option("--contact-name", environment.contact_name, "Who is responsible for it");
    app->add_option("--contact-email-address", environment.contact_email, "Their address");
    add_output_option(*app, command->output, {"text", "json", "id"});
    app->callback([command, &chosen] {
        chosen = [command](Console& console) { return run_create(*command, console); };
    });
}

void add_list(CLI::App& broker, Action& chosen) {
    auto command = std::make_shared<ListCommand>();
    auto* app = broker.add_subcommand("list-environments", "List the environments");
    add_broker_access(*app, command->broker);
    add_output_option(*app, command->output, {"text", "json"});
    app->callback([command, &chosen] {
        chosen = [command](Console& console) { return run_list(*command, console); };
    });
}

}  // namespace

void add_environment_commands(CLI::App& broker, Action& chosen) {
    add_create(broker, chosen);
    add_list(broker, chosen);
}

}  // namespace accord::cli
