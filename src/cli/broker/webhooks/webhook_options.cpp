// Options of a webhook: see webhook_options.hpp.
#include "cli/broker/webhooks/webhook_options.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "broker_client/wire/hal.hpp"
#include "cli/broker/shared/header_option.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct EventOption {
    const char* option;
    const char* event;
    const char* help;
};

constexpr EventOption kEvents[] = {
    {"--contract-content-changed",
     "contract_content_changed",
     "Called when the content of a pact has changed"},
    {"--contract-published", "contract_published", "Called when a pact is published"},
    {"--contract-requiring-verification-published",
     "contract_requiring_verification_published",
     "Called when a pact is published that has to be verified"},
    {"--provider-verification-published",
     "provider_verification_published",
     "Called when a verification result is published"},
    {"--provider-verification-succeeded",
     "provider_verification_succeeded",
     "Called when a successful verification result is published"},
    {"--provider-verification-failed",
     "provider_verification_failed",
     "Called when a failed verification result is published"}};

/// JSON where it is JSON, text otherwise; @FILE is what the file holds.
Result<json::Value> read_body(const std::string& data) {
    if (data.empty()) {
        return json::Value();
    }
    std::string text = data;
    if (data.starts_with('@')) {
        auto content = read_file(data.substr(1));
        if (!content) {
            return fail(content.error(), "--data");
        }
        text = std::move(*content);
    }
    auto document = json::parse(text);
    return document ? std::move(*document) : json::Value(text);
}

void add_parties(Options& options, broker_client::Webhook& webhook) {
    auto* consumer =
        options.value("--consumer", webhook.consumer.name, "Name of the consumer; otherwise any");
    options.value("--consumer-label", webhook.consumer.label, "Label that the consumer must have")
        ->excludes(consumer);
    auto* provider =
        options.value("--provider", webhook.provider.name, "Name of the provider; otherwise any");
    options.value("--provider-label", webhook.provider.label, "Label that the provider must have")
        ->excludes(provider);
}

void add_events(Options& options, broker_client::Webhook& webhook) {
    for (const auto& [option, event, help] : kEvents) {
        options.app().add_flag_callback(
            option, [&webhook, event] { webhook.events.emplace_back(event); }, help);
    }
}

}  // namespace

void add_webhook_options(Options& options, WebhookCommand& command) {
    auto& texts = command.texts;
    auto& webhook = texts.webhook;
    options.value("url", webhook.url, "URL that the broker calls")->required();
    add_broker_access(options, command.broker);
    options.value("-X,--request", webhook.method, "HTTP method of the call")->required();
    options.app()
        .add_option("-H,--header",
                    texts.headers,
                    "Header field of the call, such as 'Accept: application/json'; may be repeated")
        ->take_all();
    options.value("-d,--data", texts.data, "Body of the call: JSON, text, or @FILE");
    options.value("--user", texts.user, "USER:PASSWORD for basic authentication of the call");
    add_parties(options, webhook);
    options.value("--description", webhook.description, "Description shown to people");
    add_events(options, webhook);
    options.value(
        "--team-uuid", webhook.team_uuid, "UUID of the team that it belongs to (PactFlow)");
    add_output_option(options, command.output, {"json", "pretty", "text", "id"});
}

Result<broker_client::Webhook> read_webhook(const WebhookTexts& texts) {
    auto webhook = texts.webhook;
    if (webhook.events.empty()) {
        std::vector<std::string> names;
        for (const auto& event : kEvents) {
            names.emplace_back(event.option);
        }
        return invalid_input("which event calls the webhook? Give one or more of " +
                             join(names, ", "));
    }
    for (const auto& text : texts.headers) {
        auto header = read_header("--header", text);
        if (!header) {
            return fail(header.error());
        }
        webhook.headers.push_back(std::move(*header));
    }
    auto body = read_body(texts.data);
    if (!body) {
        return fail(body.error());
    }
    webhook.body = std::move(*body);
    const auto colon = texts.user.find(':');
    webhook.user = texts.user.substr(0, colon);
    webhook.password = colon == std::string::npos ? "" : texts.user.substr(colon + 1);
    return webhook;
}

BrokerAccess access_for(const WebhookCommand& command, const broker_client::Webhook& webhook) {
    auto access = command.broker;
    const auto keep_secret = [&](const std::string& value) {
        const auto in_json = json::write_compact(json::Value(value));
        access.secrets.push_back(in_json.substr(1, in_json.size() - 2));
    };
    keep_secret(webhook.password);
    for (const auto& [name, value] : webhook.headers) {
        keep_secret(value);
    }
    return access;
}

CommandOutcome show_webhook(const WebhookCommand& command,
                            const Result<json::Value>& webhook,
                            const char* done,
                            Console& console) {
    return show(console, command.output, webhook, [&](const json::Value& document) {
        const auto uuid = broker_client::text_in(document, "/uuid");
        return command.output == "id"
                   ? uuid
                   : confirmation(console,
                                  fmt::format("Webhook \"{}\" {} with UUID {}",
                                              broker_client::text_in(document, "/description"),
                                              done,
                                              uuid));
    });
}

void add_webhook_uuid(Options& options, std::string& uuid) {
    options.value("--uuid", uuid, "UUID of the webhook")->required();
}

}  // namespace accord::cli
