// Fills templates of webhooks in: see webhook_template_options.hpp.
#include "cli/broker/webhooks/webhook_template_options.hpp"

#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_templates.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

using broker::domain::TemplateValues;
using broker::domain::WebhookTemplate;

Result<const WebhookTemplate*> find_template(const std::string& name) {
    const auto* found = broker::domain::find_webhook_template(name);
    if (found != nullptr) {
        return found;
    }
    std::vector<std::string> names;
    for (const auto& one : broker::domain::webhook_templates()) {
        names.emplace_back(one.name);
    }
    return invalid_input(
        fmt::format("there is no template \"{}\"; there are {}", name, join(names, ", ")));
}

Result<TemplateValues> read_parameters(const std::vector<std::string>& texts) {
    const auto assignments = read_assignments("--parameter", texts);
    if (!assignments) {
        return fail(assignments.error());
    }
    return TemplateValues(assignments->begin(), assignments->end());
}

/// What the template says of the call.
void take_request(const json::Object& request, broker_client::Webhook& webhook) {
    webhook.method = json::string_or(request, "method");
    webhook.url = json::string_or(request, "url");
    if (const auto* headers = json::object_at(request, "headers")) {
        for (const auto& [name, value] : *headers) {
            webhook.headers.emplace_back(name, json::text_of(value));
        }
    }
    if (const auto* body = json::find(request, "body")) {
        webhook.body = *body;
    }
    webhook.user = json::string_or(request, "username");
    webhook.password = json::string_or(request, "password");
    if (const auto* secrets = json::object_at(request, "secrets")) {
        for (const auto& [name, value] : *secrets) {
            webhook.secrets.emplace_back(name, json::text_of(value));
        }
    }
}

}  // namespace

Result<std::vector<std::pair<std::string, std::string>>> read_assignments(
    std::string_view option, const std::vector<std::string>& texts) {
    std::vector<std::pair<std::string, std::string>> assignments;
    for (const auto& text : texts) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            return invalid_input(fmt::format("{} is NAME=VALUE", option));
        }
        assignments.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return assignments;
}

Result<broker_client::Webhook> webhook_of_template(const WebhookTexts& texts) {
    auto webhook = texts.webhook;
    if (!webhook.url.empty() || !webhook.method.empty() || !texts.headers.empty() ||
        !texts.data.empty() || !texts.user.empty()) {
        return invalid_input(
            "--template says what is called: url, --request, --header, --data and --user have no "
            "effect with it");
    }
    const auto from = find_template(texts.of_template);
    const auto values = from ? read_parameters(texts.parameters) : fail(from.error());
    if (!values) {
        return fail(values.error());
    }
    const auto filled = broker::domain::fill_in(**from, *values);
    if (!filled) {
        std::vector<std::string> faults;
        for (const auto& [name, fault] : filled.error()) {
            faults.push_back(fmt::format("--parameter {} {}", name, fault));
        }
        return invalid_input(join(faults, "; "));
    }
    take_request(filled->at("request").get_object(), webhook);
    if (webhook.description.empty()) {
        webhook.description = json::string_or(*filled, "description");
    }
    if (webhook.events.empty()) {
        for (const auto& event : *json::array_at(*filled, "events")) {
            webhook.events.emplace_back(json::string_or(event.get_object(), "name"));
        }
    }
    return webhook;
}

}  // namespace accord::cli
