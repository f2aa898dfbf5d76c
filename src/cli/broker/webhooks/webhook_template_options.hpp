// --template and --parameter: the webhooks that come with Accord, from the command line. They are
// filled in here, so that any broker takes them.
#pragma once

#include "broker_client/webhooks.hpp"
#include "cli/broker/webhooks/webhook_options.hpp"

#include <string>
#include <utility>
#include <vector>

namespace accord::cli {

/// "NAME=VALUE" of an option that may be repeated. Error: kInvalidInput, naming no value.
Result<std::vector<std::pair<std::string, std::string>>> read_assignments(
    std::string_view option, const std::vector<std::string>& texts);

/// The template's webhook, for the parties, events and description of the options where they say
/// so. Errors (kInvalidInput): no such template, a parameter that is missing or not its own,
/// options that say what the template does.
Result<broker_client::Webhook> webhook_of_template(const WebhookTexts& texts);

}  // namespace accord::cli
