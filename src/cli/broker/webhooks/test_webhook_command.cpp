// `accord broker test-webhook`: has the broker call a webhook now.
#include "broker_client/wire/hal.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/webhooks/webhook_options.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct TestWebhook {
    BrokerAccess broker;
    std::string uuid;
    std::string output;
};

/// A record that says so; one that says nothing is no failure.
bool has_failed(const json::Value& record) {
    const auto* object = record.if_object();
    return object != nullptr && !json::bool_or(*object, "success", true);
}

std::string record_lines(const json::Value& record) {
    const auto logs = broker_client::text_in(record, "/logs");
    return logs.empty() ? json::write_pretty(record) : logs;
}

CommandOutcome run_test_webhook(const TestWebhook& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) -> CommandOutcome {
        const auto record = broker_client::test_webhook(broker, command.uuid);
        const auto shown = show(console, command.output, record, record_lines);
        return shown && has_failed(*record) ? ExitCode::kNo : shown;
    });
}

}  // namespace

Action test_webhook_command(CLI::App& app) {
    auto command = std::make_shared<TestWebhook>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_webhook_uuid(options, command->uuid);
    add_output_option(options, command->output, {"json", "pretty", "text"});
    return [command](Console& console) { return run_test_webhook(*command, console); };
}

}  // namespace accord::cli
