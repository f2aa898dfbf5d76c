// Webhooks for well-known systems, ready but for what is one's own: "{{owner}}" in their texts.
#pragma once

#include "base/json.hpp"

#include <expected>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

/// What has to be given to make a webhook of a template.
struct TemplateParameter {
    std::string_view name;
    std::string_view what;
    std::string_view usual = {};  ///< taken when nothing is given; empty: it has to be
    bool is_secret = false;       ///< becomes a secret of the webhook, "${secret.NAME}"
    bool is_optional = false;     ///< may be missing, and is empty then
};

struct WebhookTemplate {
    std::string_view name;
    std::string_view title;
    std::span<const TemplateParameter> parameters;
    /// The body of POST /webhooks, without secrets.
    std::string_view webhook;
};

std::span<const WebhookTemplate> webhook_templates();

/// Nothing when there is none of that name.
const WebhookTemplate* find_webhook_template(std::string_view name);

/// As lists of templates show it: name, title, parameters, webhook.
json::Object to_json(const WebhookTemplate& shown);

using TemplateValues = std::map<std::string, std::string, std::less<>>;

/// The body of POST /webhooks. Error: a sentence for each parameter that is missing or unknown, by
/// its name.
std::expected<json::Object, std::map<std::string, std::string>> fill_in(
    const WebhookTemplate& from, const TemplateValues& values);

}  // namespace accord::broker::domain
