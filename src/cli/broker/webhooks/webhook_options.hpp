// What create-webhook and create-or-update-webhook have in common: all but the UUID.
#pragma once

#include "broker_client/webhooks.hpp"
#include "cli/broker/shared/broker_access.hpp"

#include <memory>

namespace accord::cli {

class Options;

/// A webhook as the command line has it.
struct WebhookTexts {
    broker_client::Webhook webhook;  ///< with what needs no reading
    std::vector<std::string> headers;
    std::string data;
    std::string user;
    std::string of_template;              ///< its name; empty: the webhook is all in the options
    std::vector<std::string> parameters;  ///< of the template, "NAME=VALUE"
    std::vector<std::string> secrets;     ///< "NAME=VALUE"
    std::string signing_key;
};

struct WebhookCommand {
    BrokerAccess broker;
    WebhookTexts texts;
    std::string uuid;
    std::string output;
};

/// Declares the URL and the options of a webhook, besides those of the broker and --output.
void add_webhook_options(Options& options, WebhookCommand& command);

/// Errors (kInvalidInput): no event or URL, a header that is none, what a template does not take;
/// kNotFound: a file of --data.
Result<broker_client::Webhook> read_webhook(const WebhookTexts& texts);

/// The way to the broker for this webhook: its password and the values of its header fields are not
/// logged.
BrokerAccess access_for(const WebhookCommand& command, const broker_client::Webhook& webhook);

/// Writes the webhook as the broker has it.
CommandOutcome show_webhook(const WebhookCommand& command,
                            const Result<json::Value>& webhook,
                            const char* done,
                            Console& console);

/// Declares --uuid, which is needed.
void add_webhook_uuid(Options& options, std::string& uuid);

}  // namespace accord::cli
