// `accord broker create-or-update-webhook`: the same each time it is called, by a UUID of one's
// own.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/webhooks/webhook_options.hpp"
#include "cli/options.hpp"

namespace accord::cli {
namespace {

CommandOutcome run_save_webhook(const WebhookCommand& command, Console& console) {
    const auto webhook = read_webhook(command.texts);
    if (!webhook) {
        return give_up(webhook.error(), Party::kInput);
    }
    return with_broker(access_for(command, *webhook), [&](auto& broker) {
        return show_webhook(command,
                            broker_client::save_webhook(broker, command.uuid, *webhook),
                            "created or updated",
                            console);
    });
}

}  // namespace

Action create_or_update_webhook_command(CLI::App& app) {
    auto command = std::make_shared<WebhookCommand>();
    Options options(app);
    add_webhook_options(options, *command);
    options.value("--uuid", command->uuid, "UUID of the webhook, as generate-uuid makes one")
        .required();
    return [command](Console& console) { return run_save_webhook(*command, console); };
}

}  // namespace accord::cli
