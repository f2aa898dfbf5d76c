// `accord broker describe-pacticipant`: what the broker knows of one application.
#include "base/text.hpp"
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

/// As a line's beginning, and where it stands in the document.
struct PacticipantField {
    const char* label;
    const char* pointer;
};

constexpr PacticipantField kFields[] = {{"Name", "/name"},
                                        {"Display Name", "/displayName"},
                                        {"Main Branch", "/mainBranch"},
                                        {"Repo URL", "/repositoryUrl"},
                                        {"Created", "/createdAt"},
                                        {"Updated", "/updatedAt"}};

std::string pacticipant_lines(const json::Value& pacticipant) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const auto& [label, pointer] : kFields) {
        lines.emplace_back(label, broker_client::text_in(pacticipant, pointer));
    }
    return to_lines(lines);
}

std::string pacticipant_row(const json::Value& pacticipant) {
    std::vector<std::string> heads;
    std::vector<std::string> row;
    for (const auto& [label, pointer] : kFields) {
        heads.push_back(to_upper(label));
        row.push_back(broker_client::text_in(pacticipant, pointer));
    }
    return to_table(heads, {row});
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
    options.value("--name", command->name, "Name of the application").required();
    add_output_option(options, command->output, kTextTableOrJson);
    return [command](Console& console) { return run_describe_pacticipant(*command, console); };
}

}  // namespace accord::cli
