// `accord broker create-webhook`: whom the broker calls when something happens.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/webhooks/webhook_options.hpp"
#include "cli/options.hpp"

namespace accord::cli {
namespace {

CommandOutcome run_create_webhook(const WebhookCommand& command, Console& console) {
    const auto webhook = read_webhook(command.texts);
    if (!webhook) {
        return give_up(webhook.error(), Party::kInput);
    }
    return with_broker(access_for(command, *webhook), [&](auto& broker) {
        return show_webhook(
            command, broker_client::create_webhook(broker, *webhook), "created", console);
    });
}

}  // namespace

Action create_webhook_command(CLI::App& app) {
    auto command = std::make_shared<WebhookCommand>();
    Options options(app);
    add_webhook_options(options, *command);
    return [command](Console& console) { return run_create_webhook(*command, console); };
}

}  // namespace accord::cli
