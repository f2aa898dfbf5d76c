// `accord broker describe-pacticipant`: what the broker knows of one application.
#include "broker_client/pacticipants.hpp"
#include "broker_client/wire/hal.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct DescribePacticipant {
    BrokerAccess broker;
    std::string name;
    std::string output;
};

std::string pacticipant_lines(const json::Value& pacticipant) {
    using broker_client::text_in;
    return to_lines({{"Name", text_in(pacticipant, "/name")},
                     {"Display Name", text_in(pacticipant, "/displayName")},
                     {"Main Branch", text_in(pacticipant, "/mainBranch")},
                     {"Repo URL", text_in(pacticipant, "/repositoryUrl")},
                     {"Created", text_in(pacticipant, "/createdAt")},
                     {"Updated", text_in(pacticipant, "/updatedAt")}});
}

std::string pacticipant_row(const json::Value& pacticipant) {
    using broker_client::text_in;
    return to_table({"NAME", "DISPLAY NAME", "MAIN BRANCH", "REPO URL", "CREATED", "UPDATED"},
                    {{text_in(pacticipant, "/name"),
                      text_in(pacticipant, "/displayName"),
                      text_in(pacticipant, "/mainBranch"),
                      text_in(pacticipant, "/repositoryUrl"),
                      text_in(pacticipant, "/createdAt"),
                      text_in(pacticipant, "/updatedAt")}});
}

CommandOutcome run_describe_pacticipant(const DescribePacticipant& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) {
        return show(console,
                    command.output,
                    broker_client::find_pacticipant(broker, command.name),
                    command.output == "table" ? pacticipant_row : pacticipant_lines);
    });
}

}  // namespace

Action describe_pacticipant_command(CLI::App& app) {
    auto command = std::make_shared<DescribePacticipant>();
    Options options(app);
    add_broker_access(options, command->broker);
    options.value("--name", command->name, "Name of the application")->required();
    add_output_option(options, command->output, {"text", "table", "json", "pretty"});
    return [command](Console& console) { return run_describe_pacticipant(*command, console); };
}

}  // namespace accord::cli
