// `accord broker create-or-update-pacticipant`: tells the broker of an application, or more of it.
#include "broker_client/pacticipants.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct SavePacticipant {
    BrokerAccess broker;
    broker_client::PacticipantFields fields;
    std::string output;
};

CommandOutcome run_save_pacticipant(const SavePacticipant& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) -> CommandOutcome {
        const auto saved = broker_client::save_pacticipant(broker, command.fields);
        if (!saved) {
            return give_up(saved.error(), Party::kBroker);
        }
        return show(console, command.output, saved->document, [&](const json::Value&) {
            return confirmation(console,
                                fmt::format("Pacticipant '{}' {} successfully",
                                            command.fields.name,
                                            saved->created ? "created" : "updated"));
        });
    });
}

}  // namespace

Action create_or_update_pacticipant_command(CLI::App& app) {
    auto command = std::make_shared<SavePacticipant>();
    auto& fields = command->fields;
    Options options(app);
    add_broker_access(options, command->broker);
    options.value("--name", fields.name, "Name of the application").required();
    options.value("--display-name", fields.display_name, "Name shown to people");
    options.value("--main-branch", fields.main_branch, "Name of its main branch");
    options.value("--repository-url", fields.repository_url, "URL of its repository");
    add_output_option(options, command->output, kTextOrJson);
    return [command](Console& console) { return run_save_pacticipant(*command, console); };
}

}  // namespace accord::cli
