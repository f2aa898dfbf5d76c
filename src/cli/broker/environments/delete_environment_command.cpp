// `accord broker delete-environment`: an environment that is no more, with what was deployed there.
#include "broker_client/wire/hal.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/environments/environment_options.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct DeleteEnvironment {
    BrokerAccess broker;
    std::string uuid;
    std::string output;
};

CommandOutcome run_delete_environment(const DeleteEnvironment& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) {
        const auto deleted = broker_client::delete_environment(broker, command.uuid);
        return show(console, command.output, deleted, [&](const json::Value& environment) {
            return confirmation(console,
                                fmt::format("Environment {} with UUID {} deleted successfully",
                                            broker_client::text_in(environment, "/name"),
                                            command.uuid));
        });
    });
}

}  // namespace

Action delete_environment_command(CLI::App& app) {
    auto command = std::make_shared<DeleteEnvironment>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_environment_uuid(options, command->uuid);
    add_output_option(options, command->output, kTextOrJson);
    return [command](Console& console) { return run_delete_environment(*command, console); };
}

}  // namespace accord::cli
