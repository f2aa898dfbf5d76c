// `accord broker delete-webhook`: the broker calls it no more.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/webhooks/webhook_options.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct DeleteWebhook {
    BrokerAccess broker;
    std::string uuid;
};

CommandOutcome run_delete_webhook(const DeleteWebhook& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) -> CommandOutcome {
        const auto deleted = broker_client::delete_webhook(broker, command.uuid);
        if (!deleted) {
            return give_up(deleted.error(), Party::kBroker);
        }
        console.out << (*deleted
                            ? confirmation(console,
                                           fmt::format("Successfully deleted webhook with UUID {}",
                                                       command.uuid))
                            : fmt::format("Webhook with UUID {} was not found", command.uuid))
                    << '\n';
        return ExitCode::kOk;
    });
}

}  // namespace

Action delete_webhook_command(CLI::App& app) {
    auto command = std::make_shared<DeleteWebhook>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_webhook_uuid(options, command->uuid);
    return [command](Console& console) { return run_delete_webhook(*command, console); };
}

}  // namespace accord::cli
