// `accord broker delete-branch`: forgets a branch; its versions, pacts and results stay.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/broker/versions/named_version.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct DeleteBranch {
    BrokerAccess broker;
    std::string pacticipant;
    std::string branch;
    bool error_when_not_found = false;
    bool is_fine_when_not_found = true;
};

CommandOutcome run_delete_branch(const DeleteBranch& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) -> CommandOutcome {
        const auto deleted =
            broker_client::delete_branch(broker, command.pacticipant, command.branch);
        if (!deleted) {
            return give_up(deleted.error(), Party::kBroker);
        }
        const auto missing =
            fmt::format("Could not delete branch '{}' of pacticipant '{}' as it was not found",
                        command.branch,
                        command.pacticipant);
        if (!*deleted && command.error_when_not_found) {
            return give_up(ExitCode::kRefused, missing);
        }
        console.out << (*deleted ? confirmation(
                                       console,
                                       fmt::format(
                                           "Successfully deleted branch '{}' of pacticipant '{}'",
                                           command.branch,
                                           command.pacticipant))
                                 : missing)
                    << '\n';
        return ExitCode::kOk;
    });
}

}  // namespace

Action delete_branch_command(CLI::App& app) {
    auto command = std::make_shared<DeleteBranch>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_pacticipant(options, command->pacticipant);
    options.value("--branch", command->branch, "Name of the branch").required();
    const auto fails = options
                           .value("--error-when-not-found",
                                  command->error_when_not_found,
                                  "Whether it is an error that there is no such branch")
                           .may_be_without_value("[true|false]");
    options
        .flag("--no-error-when-not-found",
              command->is_fine_when_not_found,
              "It is no error that there is no such branch, as without either option")
        .excludes(fails);
    return [command](Console& console) { return run_delete_branch(*command, console); };
}

}  // namespace accord::cli
