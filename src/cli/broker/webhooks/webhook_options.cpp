// Options of a webhook: see webhook_options.hpp.
#include "cli/broker/webhooks/webhook_options.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker_client/wire/hal.hpp"
#include "cli/broker/shared/header_option.hpp"
#include "cli/broker/webhooks/webhook_template_options.hpp"
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
    const auto consumer =
        options.value("--consumer", webhook.consumer.name, "Name of the consumer; otherwise any");
    options.value("--consumer-label", webhook.consumer.label, "Label that the consumer must have")
        .excludes(consumer);
    const auto provider =
        options.value("--provider", webhook.provider.name, "Name of the provider; otherwise any");
    options.value("--provider-label", webhook.provider.label, "Label that the provider must have")
        .excludes(provider);
}

void add_events(Options& options, broker_client::Webhook& webhook) {
    for (const auto& [option, event, help] : kEvents) {
        options.noted(option, [&webhook, event] { webhook.events.emplace_back(event); }, help);
    }
}

/// All but the events, from the options alone.
Result<broker_client::Webhook> webhook_of_options(const WebhookTexts& texts) {
    auto webhook = texts.webhook;
    if (webhook.url.empty() || webhook.method.empty()) {
        return invalid_input(
            "what does the webhook call? Give its url and --request, or --template");
    }
    if (!texts.parameters.empty()) {
        return invalid_input("--parameter has no effect without --template");
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

Result<broker_client::Webhook> webhook_of(const WebhookTexts& texts) {
    return texts.of_template.empty() ? webhook_of_options(texts) : webhook_of_template(texts);
}

Result<void> add_secrets(const WebhookTexts& texts, broker_client::Webhook& webhook) {
    auto secrets = read_assignments("--secret", texts.secrets);
    if (!secrets) {
        return fail(secrets.error());
    }
    std::ranges::move(*secrets, std::back_inserter(webhook.secrets));
    if (!texts.signing_key.empty()) {
        webhook.secrets.emplace_back(broker::domain::kSigningKeySecret, texts.signing_key);
    }
    return {};
}

}  // namespace

void add_webhook_options(Options& options, WebhookCommand& command) {
    auto& texts = command.texts;
    auto& webhook = texts.webhook;
    options.value("url", webhook.url, "URL that the broker calls; not with --template");
    add_broker_access(options, command.broker);
    options.value("-X,--request", webhook.method, "HTTP method of the call; not with --template");
    options.several(
        "-H,--header",
        texts.headers,
        "Header field of the call, such as 'Accept: application/json'; may be repeated");
    options.value("-d,--data", texts.data, "Body of the call: JSON, text, or @FILE");
    options.value("--user", texts.user, "USER:PASSWORD for basic authentication of the call");
    add_parties(options, webhook);
    options.value("--description", webhook.description, "Description shown to people");
    add_events(options, webhook);
    options.value("--template",
                  texts.of_template,
                  "Make the webhook of this template: accord broker webhook-templates lists them");
    options.repeated("--parameter",
                     texts.parameters,
                     "NAME=VALUE of a parameter of the template; may be repeated");
    options.repeated("--secret",
                     texts.secrets,
                     "NAME=VALUE for ${secret.NAME} in the call, kept encrypted; may be repeated");
    options.value("--signing-key",
                  texts.signing_key,
                  "Key by which deliveries are signed (Standard Webhooks); otherwise the broker's");
    options.value(
        "--team-uuid", webhook.team_uuid, "UUID of the team that it belongs to (PactFlow)");
    add_output_option(options, command.output, {"json", "pretty", "text", "id"});
}

Result<broker_client::Webhook> read_webhook(const WebhookTexts& texts) {
    auto made = webhook_of(texts);
    if (!made) {
        return made;
    }
    auto webhook = std::move(*made);
    if (auto added = add_secrets(texts, webhook); !added) {
        return fail(added.error());
    }
    if (webhook.events.empty()) {
        std::vector<std::string> names;
        for (const auto& event : kEvents) {
            names.emplace_back(event.option);
        }
        return invalid_input("which event calls the webhook? Give one or more of " +
                             join(names, ", "));
    }
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
    for (const auto& [name, value] : webhook.secrets) {
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
    options.value("--uuid", uuid, "UUID of the webhook").required();
}

}  // namespace accord::cli
